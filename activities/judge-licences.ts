import type { RunSnapshot } from '../contracts/run';
import { qualityOf } from '../domain/policy/quality';
import type { QualityPolicy } from '../domain/policy/quality';
import { packageUrl } from '../domain/sbom/component';
import type { Component } from '../domain/sbom/component';
import { readLicences } from '../domain/sbom/licences';
import type { LicenceSources } from '../domain/sbom/licences';
import type { ChangeScanners, LicenceVerdict } from '../ports/change-scanners';
import type { ChangeFacts } from './change-facts';
import { gateOf } from './gate';
import type { Gate, GateFinding } from './gate';
import type { GateFacts } from './quality-gates';

type LicencePolicy = Pick<QualityPolicy, 'allowedLicences' | 'deniedLicences' | 'unknownLicences'>;

/** Where licences are known from beside the lock files; `problem` = the declared report cannot be read. */
export function licenceSources(
  { policy }: RunSnapshot,
  { check }: ChangeFacts,
): LicenceSources & { readonly problem?: string } {
  const { knownLicences: known = {}, licenceReport } = qualityOf(policy);
  const none = { known, found: new Map<string, string>() };
  if (!licenceReport) return none;
  const text = check.files?.[licenceReport.file];
  if (text === undefined) return { ...none, problem: `nothing left the licence report ${licenceReport.file}` };
  try {
    return { known, found: readLicences(text) };
  } catch (error) {
    return { ...none, problem: `${licenceReport.file} cannot be read: ${(error as Error).message}` };
  }
}

/** The licences of the packages that a change adds to what is delivered. What nobody knows is told, and refused by policy. */
export async function judgeLicences(
  scanners: ChangeScanners,
  policy: LicencePolicy,
  { sbom, dependencyFiles, licenceProblem }: Pick<GateFacts, 'sbom' | 'dependencyFiles' | 'licenceProblem'>,
): Promise<Gate> {
  const judged = await judgedPackages(scanners, policy, sbom.delta.added);
  const { unnamed } = sbom;
  const unreadable = sbom.inventory.unreadable.filter((path) => dependencyFiles.includes(path));
  const unknown = judged.filter(({ verdict }) => verdict === 'unknown');
  const refusesUnknown = policy.unknownLicences === 'refuse';
  const refused = judged.filter(({ verdict }) => verdict === 'denied' || (verdict === 'unknown' && refusesUnknown));
  const gate = gateOf('licences', [
    ...(licenceProblem === undefined ? [] : [{ message: licenceProblem }]),
    ...unreadable.map((file) => ({ file, message: 'cannot be understood, so what it brings is unknown' })),
    ...(refusesUnknown ? unnamed : []).map((file) => ({ file, message: 'names packages that nothing here can read' })),
    ...refused.map(({ component, verdict }) => findingOf(component, verdict)),
  ]);
  if (gate.outcome === 'failed' || judged.length + unnamed.length === 0) return gate;
  const names = unknown.slice(0, shownUnknown).map(({ component }) => packageUrl(component));
  const more = unknown.length > names.length ? ` and ${unknown.length - names.length} more` : '';
  const listed = unknown.length === 0 ? '' : `: ${names.join(', ')}${more}`;
  const unread = unnamed.length === 0 ? '' : `; not understood: ${unnamed.join(', ')}`;
  const detail = `${judged.length} packages added, ${unknown.length} without a known licence${listed}${unread}`;
  return { ...gate, detail };
}

const shownUnknown = 10;

async function judgedPackages(scanners: ChangeScanners, policy: LicencePolicy, packages: readonly Component[]) {
  const added = packages.filter(({ development }) => !development);
  const rules = {
    ...(policy.allowedLicences ? { allow: policy.allowedLicences } : {}),
    deny: policy.deniedLicences,
  };
  const verdicts = await scanners.judgeLicences(
    added.map(({ licence }) => licence ?? 'UNKNOWN'),
    rules,
  );
  return added.map((component, index) => ({ component, verdict: verdicts[index] ?? ('unknown' as const) }));
}

function findingOf(component: Component, verdict: LicenceVerdict): GateFinding {
  const licence = component.licence ?? 'no known licence';
  const why = verdict === 'denied' ? 'which the policy denies' : 'and the policy wants it known';
  return { rule: verdict, message: `adds ${packageUrl(component)} under ${licence}, ${why}` };
}

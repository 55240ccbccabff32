import type { QualityPolicy } from '../domain/policy/quality';
import { packageUrl } from '../domain/sbom/component';
import type { Component } from '../domain/sbom/component';
import type { ChangeScanners, LicenceVerdict } from '../ports/change-scanners';
import type { BundleSbom } from './bundle-sbom';
import { gateOf } from './gate';
import type { Gate, GateFinding } from './gate';

/** The licences of the packages that a change adds to what is delivered. */
export async function judgeLicences(
  scanners: ChangeScanners,
  policy: Pick<QualityPolicy, 'allowedLicences' | 'deniedLicences' | 'unknownLicences'>,
  { delta, inventory }: BundleSbom,
  changedFiles: readonly string[],
): Promise<Gate> {
  const added = delta.added.filter(({ development }) => !development);
  const rules = {
    ...(policy.allowedLicences ? { allow: policy.allowedLicences } : {}),
    deny: policy.deniedLicences,
  };
  const verdicts = await scanners.judgeLicences(
    added.map(({ licence }) => licence ?? 'UNKNOWN'),
    rules,
  );
  const judged = added.map((component, index) => ({ component, verdict: verdicts[index] ?? 'unknown' }));
  const unreadable = inventory.unreadable.filter((path) => changedFiles.includes(path));
  const unknown = judged.filter(({ verdict }) => verdict === 'unknown');
  const refused = judged.filter(
    ({ verdict }) => verdict === 'denied' || (verdict === 'unknown' && policy.unknownLicences === 'refuse'),
  );
  const gate = gateOf('licences', [
    ...unreadable.map((file) => ({ file, message: 'cannot be understood, so what it brings is unknown' })),
    ...refused.map(({ component, verdict }) => findingOf(component, verdict)),
  ]);
  if (gate.outcome === 'failed' || added.length === 0) return gate;
  return { ...gate, detail: `${added.length} packages added, ${unknown.length} without a known licence` };
}

function findingOf(component: Component, verdict: LicenceVerdict): GateFinding {
  const licence = component.licence ?? 'no known licence';
  const why = verdict === 'denied' ? 'which the policy denies' : 'and the policy wants it known';
  return { rule: verdict, message: `adds ${packageUrl(component)} under ${licence}, ${why}` };
}

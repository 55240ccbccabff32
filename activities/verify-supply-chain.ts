import type { RecordContracts } from '../contracts/activities';
import type { SupplyChainResult } from '../contracts/deployment';
import { resolveReleasePolicy } from '../domain/policy/release';
import type { SupplyChainPolicy } from '../domain/policy/release';
import { judgeSupplyChain } from '../domain/release/supply-chain';
import type { BillComponent } from '../domain/release/supply-chain';
import type { Ports } from '../ports';
import { parseSchemaId } from '../schemas/registry';
import type { ArtifactBundle } from '../schemas/registry';
import { verifyBundle } from './bundle-signature';
import { loadDocument, loadJson } from './documents';

type Contract = RecordContracts['verifySupplyChain'];
type GatePorts = Pick<Ports, 'artifacts' | 'code' | 'runs' | 'secrets' | 'audit' | 'clock'>;

/**
 * The gate before a merge: the artefact's signature is verified with the tenant's key, its bill of materials is held against
 * the live version's, and known vulnerabilities against the policy's threshold. Evidence that is demanded and missing holds.
 */
export function createVerifySupplyChain(ports: GatePorts) {
  return async ({ run, bundle: uri, qaReport, deployId }: Contract['input']): Promise<Contract['output']> => {
    const policy = resolveReleasePolicy(run.policy.release).supplyChain;
    const bundle = await loadDocument(ports.artifacts, 'artifact_bundle', uri);
    const signature = await signatureOf(ports, run.tenant, bundle, policy);
    const [bill, live, scanned] = await Promise.all([
      billOf(ports, bundle.sbom?.ref),
      liveBill(ports, run.tenant, run.project, run.runId),
      scannedVulnerabilities(ports, qaReport),
    ]);
    const head = await ports.code.head(run.repository.repository, run.branch);
    const verdict = judgeSupplyChain(
      {
        signature,
        mayHaveEvidence: isNewerThan(bundle, '1.0.0'),
        ...(bundle.sbom?.ref ? { sbom: bundle.sbom.ref } : {}),
        ...(bill ? { bill } : {}),
        ...(live ? { live } : {}),
        scanned,
        unreadable: bundle.sbom_delta?.unreadable ?? [],
      },
      policy,
    );
    const isSuperseded = head !== undefined && head !== bundle.source_code.commit;
    const result: SupplyChainResult = { ...verdict, ...(isSuperseded ? { isSuperseded } : {}) };
    await ports.audit.append({
      tenant: run.tenant,
      key: `${deployId}/supply-chain/${result.status}`,
      kind: 'effect',
      runId: run.runId,
      actor: 'stellwerk',
      data: { effect: 'supply_chain_gate', deployId, bundle: uri, ...result },
      at: ports.clock.now().toISOString(),
    });
    const text = `supply chain ${result.status}: signature ${result.signature}, ${result.added.length} components new, ${result.removed.length} gone${result.reasons.length > 0 ? `; ${result.reasons.join('; ')}` : ''}`;
    const event = { kind: result.status === 'held' ? 'problem' : 'deployment', stage: 'deploy', text } as const;
    const at = ports.clock.now().toISOString();
    await ports.runs.recordProgress(run.runId, `${deployId}/supply-chain/${result.status}`, at, {}, event);
    return result;
  };
}

async function signatureOf(
  ports: GatePorts,
  tenant: string,
  bundle: ArtifactBundle,
  { signature: demand }: SupplyChainPolicy,
): Promise<{ readonly verdict: SupplyChainResult['signature']; readonly reason?: string }> {
  if (demand === 'off') return { verdict: 'off' };
  if (!bundle.signature) return { verdict: 'missing', reason: 'the bundle is not signed' };
  const verified = await verifyBundle(ports.secrets, tenant, bundle);
  return verified.ok ? { verdict: 'verified' } : { verdict: 'invalid', reason: verified.reason };
}

interface CycloneDx {
  readonly components?: readonly {
    readonly purl?: string;
    readonly name?: string;
    readonly scope?: string;
    readonly licenses?: readonly {
      readonly expression?: string;
      readonly license?: { readonly id?: string; readonly name?: string };
    }[];
  }[];
  readonly vulnerabilities?: readonly {
    readonly id?: string;
    readonly ratings?: readonly { readonly score?: number }[];
  }[];
}

async function billOf(ports: GatePorts, uri: string | undefined) {
  if (uri === undefined) return undefined;
  const { components = [], vulnerabilities = [] } = await loadJson<CycloneDx>(ports.artifacts, uri);
  return {
    components: components.map(({ purl, name = '', licenses = [] }): BillComponent => ({
      purl: purl ?? name,
      licences: licenses.flatMap(({ expression, license }) => expression ?? license?.id ?? license?.name ?? []),
    })),
    vulnerabilities: vulnerabilities.map(({ id = 'unknown', ratings = [] }) => ({
      id,
      cvss: Math.max(0, ...ratings.flatMap(({ score }) => score ?? [])),
    })),
  };
}

/** What the project's dependency scanner found, as the approved report has it. */
async function scannedVulnerabilities(ports: GatePorts, qaReport: string | undefined) {
  if (qaReport === undefined) return [];
  const { scanners = [] } = await loadDocument(ports.artifacts, 'qa_report', qaReport);
  return scanners
    .filter(({ kind }) => kind === 'sca')
    .flatMap(({ findings = [] }) => findings)
    .flatMap(({ rule, score }) => (score === undefined ? [] : [{ id: rule, cvss: score }]));
}

/** Of the newest run of the project that is in production; undefined = none, or it left no bill. */
async function liveBill(ports: GatePorts, tenant: string, project: string, runId: string) {
  const { items } = await ports.runs.listRuns({ tenant, project, state: 'PRODUCTION', status: 'completed', limit: 20 });
  const live = items
    .filter((run) => run.runId !== runId && run.links.artifact_bundle !== undefined)
    .sort((a, b) => Date.parse(b.updatedAt) - Date.parse(a.updatedAt))[0];
  if (!live?.links.artifact_bundle) return undefined;
  try {
    const bundle = await loadDocument(ports.artifacts, 'artifact_bundle', live.links.artifact_bundle);
    return (await billOf(ports, bundle.sbom?.ref))?.components;
  } catch {
    return undefined; // what cannot be read is no comparison: everything counts as new then
  }
}

function isNewerThan(bundle: ArtifactBundle, version: string): boolean {
  const made = parseSchemaId((bundle as { readonly $schema: string }).$schema)?.version ?? version;
  return made !== version;
}

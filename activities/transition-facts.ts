import type { RecordContracts } from '../contracts/activities';
import { parseArtifactUri } from '../domain/ids';
import type { TransitionFacts } from '../domain/lifecycle';
import type { Ports } from '../ports';
import type { DocumentOf, SchemaName } from '../schemas/registry';
import { loadDocument } from './documents';

type Reads = Pick<Ports, 'artifacts' | 'code' | 'runs'>;
type Input = RecordContracts['recordTransition']['input'];

/** What the guards look at, read back from the stores: an unreadable document counts as invalid, an absent one as absent. */
export async function readFacts(ports: Reads, input: Input): Promise<TransitionFacts> {
  const { links, run, qaGateId, deployGateId, transition } = input;
  const [manifest, spec, testPlan, bundle, qaReport, receipt, qaDecision, deployDecision] = await Promise.all([
    read(ports, 'project_manifest', links.project_manifest),
    read(ports, 'code_gen_spec', links.code_gen_spec),
    read(ports, 'test_plan', links.test_plan),
    read(ports, 'artifact_bundle', links.artifact_bundle),
    read(ports, 'qa_report', links.qa_report),
    read(ports, 'deploy_receipt', links.deploy_receipt),
    decisionOf(ports, run.runId, qaGateId),
    decisionOf(ports, run.runId, deployGateId),
  ]);
  const branchHead = transition === 'L5' ? await ports.code.head(run.repository.repository, run.branch) : undefined;
  const report = qaReport?.document;
  const delivered = receipt?.document;
  const gates = bundle?.document?.quality_gates;
  return {
    ...(manifest ? { manifest: { valid: manifest.valid } } : {}),
    ...(spec ? { spec: { valid: spec.valid } } : {}),
    ...(testPlan ? { testPlan: { valid: testPlan.valid } } : {}),
    ...(bundle ? { bundle: { valid: bundle.valid } } : {}),
    ...(gates ? { qualityGates: gates.results } : {}),
    ...(gates
      ? {
          coverage: {
            percent: gates.coverage_percent ?? null,
            min: run.commands.coverage ? run.policy.coverageMin : 0,
          },
        }
      : {}),
    ...(report && links.qa_report
      ? { qaReport: { valid: true, status: report.status, digest: digestOf(links.qa_report) } }
      : {}),
    ...(delivered
      ? {
          receipt: {
            valid: true,
            status: delivered.status,
            healthCheck: delivered.health_check_status,
            soak: delivered.soak_verdict ?? 'inconclusive',
          },
        }
      : {}),
    ...(bundle?.document ? { approvedCommit: bundle.document.source_code.commit } : {}),
    ...(branchHead === undefined ? {} : { branchHead }),
    ...(qaDecision ? { qaDecision } : {}),
    ...(deployDecision ? { deployDecision, deploySubject: links.qa_report ? digestOf(links.qa_report) : '' } : {}),
  };
}

async function read<N extends SchemaName>(
  ports: Reads,
  name: N,
  uri: string | undefined,
): Promise<{ readonly valid: boolean; readonly document?: DocumentOf<N> } | undefined> {
  if (uri === undefined) {
    return undefined;
  }
  try {
    return { valid: true, document: await loadDocument(ports.artifacts, name, uri) };
  } catch {
    return { valid: false };
  }
}

/** A decision row exists only when the authority rule accepted it, so its presence is its authority. */
async function decisionOf(
  ports: Reads,
  runId: string,
  gateId: string | undefined,
): Promise<TransitionFacts['qaDecision']> {
  const row = gateId === undefined ? undefined : await ports.runs.getDecision(runId, gateId);
  if (!row || (row.choice !== 'approve' && row.choice !== 'reject')) {
    return undefined;
  }
  return { choice: row.choice, subject: row.subject, authorised: true };
}

function digestOf(uri: string): string {
  return parseArtifactUri(uri)?.sha256 ?? '';
}

import type { RecordContracts } from '../contracts/activities';
import { queueNames } from '../contracts/names';
import type { RunSnapshot } from '../contracts/run';
import type { Ports } from '../ports';
import type { DeployReceipt } from '../schemas/registry';
import { schemaId } from '../schemas/registry';
import { loadDocument, storeDocument } from './documents';

type Contract = RecordContracts['raiseRollbackBug'];

/** Characters of a diff that goes with a report. */
const longestDiff = 500_000;

/** Loop L2: the receipt becomes a P1_Critical bug report on the bus. */
export function createRaiseRollbackBug(ports: Pick<Ports, 'artifacts' | 'bus' | 'code'>) {
  return async ({ run, receipt, operationKey }: Contract['input']): Promise<Contract['output']> => {
    const evidence = await loadDocument(ports.artifacts, 'deploy_receipt', receipt);
    const reason = evidence.reason ?? 'no reason recorded';
    const signals = evidence.golden_signal_values;
    const measured = {
      ...(signals.latency_p95_ms === undefined ? {} : { latency_p95_ms: signals.latency_p95_ms }),
      ...(signals.error_rate_percent === undefined ? {} : { error_rate_percent: signals.error_rate_percent }),
    };
    const diff = evidence.diff ?? (await diffOf(ports, run, evidence));
    const report = {
      $schema: schemaId('bug_report'),
      severity: 'P1_Critical',
      category: 'Availability',
      context: {
        PII_impact: false,
        environment: evidence.environment ?? 'production',
        version: evidence.artifact_version_deployed,
        service: run.project,
        run_id: run.runId,
        ...(evidence.deploy_id ? { deploy_id: evidence.deploy_id } : {}),
        deploy_receipt: receipt,
        ...(diff ? { diff_ref: diff } : {}),
        signals: { ...(signals.requests === undefined ? {} : { requests: signals.requests }), ...measured },
        health: evidence.health_check_status,
      },
      reproducible: true,
      correlated_trace_id: evidence.correlated_trace_id ?? evidence.deploy_id ?? run.runId,
      title: `Rolled back: ${run.title}`.slice(0, 300),
      description: descriptionOf(evidence, reason),
      fingerprint_sources: { component: run.project, error_type: 'rollback', message: reason },
      source: 'deployment',
      reported_by: 'stellwerk',
      ...(evidence.finished_at ? { reported_at: evidence.finished_at } : {}),
      evidence: [receipt, ...(diff ? [diff] : [])],
    };
    const stored = await storeDocument(ports.artifacts, run, 'bug_report', report);
    await ports.bus.send(queueNames.bugReports, {
      messageId: operationKey,
      body: { tenant: run.tenant, project: run.project, bugReport: stored.uri },
    });
    return { bugReport: stored.uri };
  };
}

/** What the version changed, as an artifact. A code host that cannot say holds no alarm back. */
async function diffOf(
  ports: Pick<Ports, 'artifacts' | 'code'>,
  run: RunSnapshot,
  { previous_version: previous, commit }: DeployReceipt,
): Promise<string | undefined> {
  const { repository } = run.repository;
  try {
    const head = commit ?? (await ports.code.head(repository, run.branch));
    const text = head === undefined ? '' : await ports.code.diff(repository, previous || run.baseCommit, head);
    if (text === '') return undefined;
    return (await ports.artifacts.put(run.tenant, 'diff', text.slice(0, longestDiff))).uri;
  } catch {
    return undefined;
  }
}

/** For whoever is called at night: what happened, what was measured, and whether the service is well again. */
function descriptionOf(receipt: DeployReceipt, reason: string): string {
  const { golden_signal_values: signals, rollback, rollout = [] } = receipt;
  const figures = [
    signals.latency_p95_ms === undefined ? undefined : `p95 ${signals.latency_p95_ms} ms`,
    signals.error_rate_percent === undefined ? undefined : `${signals.error_rate_percent.toFixed(1)} % errors`,
    signals.saturation_percent === undefined ? undefined : `saturation ${signals.saturation_percent} %`,
    signals.requests === undefined ? undefined : `${signals.requests} requests`,
  ].filter((figure) => figure !== undefined);
  const weight = rollout.at(-1)?.weight_percent;
  const restored = rollback?.restored_version;
  return [
    `The deployment of ${receipt.artifact_version_deployed} was rolled back: ${reason}`,
    `Signals: ${figures.length > 0 ? figures.join(', ') : 'none were measured'}${weight === undefined ? '' : `, at up to ${weight} % of the traffic`}.`,
    ...(rollback ? [restored === undefined ? 'No version was live before.' : standingOf(receipt, restored)] : []),
    ...(receipt.diff ? [`Change: ${receipt.diff}`] : []),
  ].join('\n');
}

function standingOf({ rollback_verified: verified, rollback }: DeployReceipt, restored: string): string {
  return verified === true
    ? `${restored} serves again and was measured healthy.`
    : `${restored} has the traffic again but was NOT measured healthy (${rollback?.verdict ?? 'not measured'}${rollback?.reason ? `: ${rollback.reason}` : ''}). A person has to look now.`;
}

import type { RecordContracts } from '../contracts/activities';
import { assessRelease } from '../domain/release';
import type { Ports } from '../ports';
import { schemaId } from '../schemas/registry';
import { storeDocument } from './documents';

type Contract = RecordContracts['writeReceipt'];

/** The proof of one deployment attempt, whatever came of it. */
export function createWriteReceipt(ports: Pick<Ports, 'artifacts' | 'clock' | 'runs'>) {
  return async (input: Contract['input']): Promise<Contract['output']> => {
    const { run, deployId, version, status, healthy, reason, signals, url } = input;
    const assessed = assessRelease(signals, run.policy);
    const measured = assessed.requests > 0;
    const receipt = await storeDocument(ports.artifacts, run, 'deploy_receipt', {
      $schema: schemaId('deploy_receipt'),
      status,
      artifact_version_deployed: version,
      db_migration_status: 'SKIPPED',
      health_check_status: healthy ? 'PASS' : 'FAIL',
      golden_signal_values: {
        ...(measured ? { latency_p95_ms: assessed.latencyP95Ms, error_rate_percent: assessed.errorRatePercent } : {}),
        requests: assessed.requests,
        samples: signals.map(({ latencyP95Ms, errorRatePercent, requests }) =>
          requests === 0
            ? { requests }
            : { requests, latency_p95_ms: latencyP95Ms, error_rate_percent: errorRatePercent },
        ),
      },
      soak_verdict: assessed.verdict,
      deploy_id: deployId,
      commit: version,
      ...(url ? { url } : {}),
      ...(reason ? { reason } : {}),
      run_id: run.runId,
      finished_at: ports.clock.now().toISOString(),
    });
    await ports.runs.recordProgress(
      run.runId,
      `${deployId}/receipt`,
      ports.clock.now().toISOString(),
      {},
      {
        kind: 'deployment',
        stage: 'deploy',
        text: `receipt ${status}${reason ? `: ${reason}` : ''}`,
      },
    );
    return { receipt: receipt.uri };
  };
}

import type { RecordContracts } from '../contracts/activities';
import type { Ports } from '../ports';

type Contract = RecordContracts['measureSignals'];

const requestsPerSample = 20;

/** One sample of the golden signals. Without data it says `requests: 0`, which holds the release. */
export function createMeasureSignals(ports: Pick<Ports, 'deployer' | 'signals' | 'runs' | 'clock'>) {
  return async ({ run, deployId, sample }: Contract['input']): Promise<Contract['output']> => {
    const deployment = await ports.deployer.find(deployId);
    const paths = [run.commands.healthPath ?? '/'];
    const measured = deployment
      ? await ports.signals.sample({ url: deployment.url, paths, requests: requestsPerSample })
      : { requests: 0, errors: 0, latencyP95Ms: null };
    const { requests, errors, latencyP95Ms } = measured;
    const errorRatePercent = requests === 0 ? 0 : (errors / requests) * 100;
    const text =
      requests === 0
        ? 'no data'
        : `p95 ${(latencyP95Ms ?? 0).toFixed(1)} ms, ${errorRatePercent.toFixed(1)} % errors of ${requests} requests`;
    await ports.runs.recordProgress(
      run.runId,
      `${deployId}/sample/${sample}`,
      ports.clock.now().toISOString(),
      {},
      {
        kind: 'deployment',
        stage: 'deploy',
        text: `soak sample ${sample}: ${text}`,
      },
    );
    // Requests that were never answered have no latency, but they did fail.
    const isMeasured = latencyP95Ms !== null || errors > 0;
    return { latencyP95Ms: latencyP95Ms ?? 0, errorRatePercent, requests: isMeasured ? requests : 0 };
  };
}

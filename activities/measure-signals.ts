import type { RecordContracts } from '../contracts/activities';
import type { MeasuredSample } from '../contracts/deployment';
import type { SignalFigures } from '../domain/release';
import type { Ports } from '../ports';
import type { RunningVersion } from '../ports/deployer';
import type { SignalSample } from '../ports/signal-source';

type Contract = RecordContracts['measureSignals'];
type Counters = RunningVersion['served'];

const requestsPerSample = 20;
const noData: SignalFigures = { latencyP95Ms: 0, errorRatePercent: 0, requests: 0 };
const noUsers: Counters = { requests: 0, errors: 0 };

/**
 * One sample of the golden signals, of the version itself and, at the same time, of the one it is compared with: requests of
 * our own, and what users met since the sample before. What cannot be measured says `requests: 0`, which holds the release.
 */
export function createMeasureSignals(ports: Pick<Ports, 'deployer' | 'signals' | 'runs' | 'clock'>) {
  return async (input: Contract['input']): Promise<Contract['output']> => {
    const { run, deployId, sample, of = 'candidate', weightPercent } = input;
    let problem: string | undefined;
    const measured = await measure(ports, input).catch((error: unknown): MeasuredSample => {
      problem = error instanceof Error ? error.message : 'unknown fault';
      return noData;
    });
    const name = of === 'restored' ? 'restored version' : `sample ${sample}`;
    const share = weightPercent === undefined || weightPercent === 100 ? '' : ` at ${weightPercent} %`;
    const compared = measured.baseline ? `; live version: ${shown(measured.baseline)}` : '';
    const text = `${name}${share}: ${shown(measured)}${problem === undefined ? '' : ` (${problem})`}${compared}`;
    const event = { kind: 'deployment', stage: 'deploy', text } as const;
    const at = ports.clock.now().toISOString();
    await ports.runs.recordProgress(run.runId, `${deployId}/${of}/${sample}`, at, {}, event);
    return measured;
  };
}

async function measure(
  ports: Pick<Ports, 'deployer' | 'signals' | 'clock'>,
  { run, deployId, of = 'candidate', weightPercent, served, since }: Contract['input'],
): Promise<MeasuredSample> {
  const deployment = await ports.deployer.find(deployId);
  const measured = of === 'restored' ? deployment?.baseline : deployment?.candidate;
  if (!deployment || !measured) return noData;
  const baseline = of === 'restored' ? undefined : deployment.baseline;
  const paths = [run.commands.healthPath ?? '/'];
  const probe = ({ url, processGroup }: RunningVersion): Promise<SignalSample> =>
    ports.signals.sample({
      url,
      paths,
      requests: requestsPerSample,
      ...(processGroup === undefined ? {} : { processGroup }),
    });
  const [own, other] = await Promise.all([probe(measured), baseline ? probe(baseline) : undefined]);
  const at = ports.clock.now().toISOString();
  const seconds = secondsBetween(served?.at ?? since, at);
  // A candidate began at nought; a version that was live before has counted for long, so only a difference says anything.
  const users = of === 'restored' && !served ? noUsers : difference(measured.served, served ?? noUsers);
  const others = baseline && served?.baseline ? difference(baseline.served, served.baseline) : noUsers;
  return {
    ...figures(own, users, seconds),
    ...(other ? { baseline: figures(other, others, seconds) } : {}),
    ...(weightPercent === undefined ? {} : { weightPercent }),
    served: { at, ...measured.served, ...(baseline ? { baseline: baseline.served } : {}) },
  };
}

/** The source's requests and the users', as one. Requests that were never answered have no latency, but they did fail. */
function figures(own: SignalSample, users: Counters, seconds: number): SignalFigures {
  const { latencyP95Ms, saturationPercent, requestsPerSecond = 0 } = own;
  if (latencyP95Ms === null && own.errors === 0) return noData;
  const requests = own.requests + users.requests;
  const errors = own.errors + users.errors;
  return {
    latencyP95Ms: latencyP95Ms ?? 0,
    errorRatePercent: requests === 0 ? 0 : Math.min(100, (errors / requests) * 100),
    requests,
    requestsPerSecond: Math.round((requestsPerSecond + (seconds > 0 ? users.requests / seconds : 0)) * 10) / 10,
    ...(saturationPercent === undefined ? {} : { saturationPercent }),
  };
}

/** Counters begin anew with the host, so a smaller one counts from nought. */
function difference(now: Counters, before: Counters): Counters {
  if (now.requests < before.requests) return now;
  return { requests: now.requests - before.requests, errors: Math.max(0, now.errors - before.errors) };
}

function secondsBetween(from: string | undefined, to: string): number {
  return from === undefined ? 0 : (Date.parse(to) - Date.parse(from)) / 1_000;
}

function shown({
  requests,
  latencyP95Ms,
  errorRatePercent,
  saturationPercent,
  requestsPerSecond,
}: SignalFigures): string {
  if (requests === 0) return 'no data';
  const parts = [
    `p95 ${latencyP95Ms.toFixed(1)} ms`,
    `${errorRatePercent.toFixed(1)} % errors of ${requests} requests`,
  ];
  if (requestsPerSecond !== undefined) parts.push(`${requestsPerSecond.toFixed(1)} requests/s`);
  if (saturationPercent === null) parts.push('saturation unknown');
  else if (saturationPercent !== undefined) parts.push(`saturation ${saturationPercent.toFixed(0)} %`);
  return parts.join(', ');
}

import type { SignalSample, SignalSource } from '../../ports/signal-source';
import { measureRequest, type Measured } from './measure-request';
import { readUsage, saturationBetween } from './process-usage';

export interface ProbeSignalsConfig {
  /** A request that takes longer has failed; default 5 s. */
  readonly timeoutMilliseconds?: number;
  /** Requests at a time; default 4. */
  readonly concurrency?: number;
  /** Shortest time over which processor use is measured; default 300 ms, for its clock ticks every 10 ms. */
  readonly windowMilliseconds?: number;
}

/**
 * Golden signals by real GET requests, spread evenly over the paths. An error is a status of 500 or above, a time-out or a
 * refused or broken connection. When there is no such host to ask, nothing was measured and the sample says 0 requests.
 */
export function createProbeSignals(config: ProbeSignalsConfig = {}): SignalSource {
  const timeout = config.timeoutMilliseconds ?? 5000;
  return {
    async sample({ url, paths, requests, processGroup }) {
      const begun = performance.now();
      const before = processGroup === undefined ? undefined : readUsage(processGroup);
      const wanted = paths.length === 0 ? ['/'] : paths;
      const queue = Array.from({ length: Math.max(0, requests) }, (_, index) => wanted[index % wanted.length] ?? '/');
      const measured: Measured[] = [];
      const work = async (): Promise<void> => {
        for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
          measured.push(await measureRequest(url, path, timeout));
        }
      };
      await Promise.all(Array.from({ length: config.concurrency ?? 4 }, work));
      const probed = performance.now() - begun;
      const rest = (config.windowMilliseconds ?? 300) - probed;
      if (processGroup !== undefined && rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
      const figures = summarise(measured);
      const window = (performance.now() - begun) / 1000;
      return {
        ...figures,
        requestsPerSecond: Math.round((figures.requests / window) * 10) / 10,
        ...(processGroup === undefined
          ? {}
          : { saturationPercent: saturationBetween(before, readUsage(processGroup)) }),
      };
    },
  };
}

function summarise(measured: readonly Measured[]): SignalSample {
  const answered = measured.filter(({ status }) => status !== null);
  if (!measured.some(({ reached }) => reached)) {
    return { requests: 0, errors: 0, latencyP95Ms: null };
  }
  const times = answered.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const p95 = times[Math.ceil(times.length * 0.95) - 1];
  return {
    requests: measured.length,
    errors: measured.filter(({ status }) => status === null || status >= 500).length,
    latencyP95Ms: p95 === undefined ? null : Math.round(p95 * 10) / 10,
  };
}

import type { ReleasePolicy } from './policy/release';

/** Outcome of watching a new version. `inconclusive` holds the release; only `pass` lets it on. */
export type ReleaseVerdict = 'pass' | 'breach' | 'inconclusive';

/** Golden signals of a version over one interval. */
export interface SignalFigures {
  /** 95th percentile of the response times, in milliseconds. */
  readonly latencyP95Ms: number;
  /** Failed requests in percent of all, 0 to 100. */
  readonly errorRatePercent: number;
  /** Requests behind the figures; 0 means nothing was measured. */
  readonly requests: number;
  /** Requests per second that the version served, users' included. */
  readonly requestsPerSecond?: number;
  /** Highest share of a processor or of the memory in use, in percent. Null = not to be had, which counts as no data. */
  readonly saturationPercent?: number | null;
}

export interface SignalSample extends SignalFigures {
  /** The version that was live before, measured at the same time; absent = there is none. */
  readonly baseline?: SignalFigures;
  /** Share of the traffic that the version had, in percent. */
  readonly weightPercent?: number;
}

export interface SignalLimits {
  readonly latencyP95LimitMs: number;
  readonly errorRateLimitPercent: number;
  /** Samples with data the verdict needs. */
  readonly soakSampleCount: number;
  readonly release?: Pick<
    ReleasePolicy,
    'maxP95IncreasePercent' | 'p95IncreaseFloorMs' | 'maxErrorRateIncrease' | 'saturationLimitPercent' | 'minRequests'
  >;
}

export interface ReleaseAssessment {
  readonly verdict: ReleaseVerdict;
  readonly reasons: readonly string[];
  /** Worst interval's p95 in whole milliseconds, rounded up; 0 without data. */
  readonly latencyP95Ms: number;
  /** Failed requests in percent of all requests of the soak; 0 without data. */
  readonly errorRatePercent: number;
  readonly requests: number;
}

/**
 * Judges a watch. One interval above a limit is a breach, even when others are missing. Missing or meaningless samples are
 * no evidence of health: fewer than `soakSampleCount` usable ones are `inconclusive`, never `pass`. A sample whose baseline
 * has no data is not usable either: nothing is known of what it should be compared with.
 */
export function assessRelease(samples: readonly SignalSample[], limits: SignalLimits): ReleaseAssessment {
  const breaches = samples.flatMap((sample) => breachesOf(sample, limits));
  const usable = samples.filter((sample) => isUsable(sample, limits));
  const measured = summarise(samples.filter((sample) => hasFigures(sample)));
  if (breaches.length > 0) return { verdict: 'breach', reasons: [...new Set(breaches)], ...measured };
  const wanted = Math.max(1, limits.soakSampleCount);
  if (usable.length < wanted) {
    return { verdict: 'inconclusive', reasons: [`${usable.length} of ${wanted} samples have data`], ...measured };
  }
  return { verdict: 'pass', reasons: [], ...measured };
}

/** How many more samples with data the verdict needs. */
export function missingSamples(samples: readonly SignalSample[], limits: SignalLimits): number {
  return Math.max(1, limits.soakSampleCount) - samples.filter((sample) => isUsable(sample, limits)).length;
}

function isUsable(sample: SignalSample, { release }: SignalLimits): boolean {
  const enough = release?.minRequests ?? 1;
  const { baseline } = sample;
  return isComplete(sample, enough) && (baseline === undefined || isComplete(baseline, enough));
}

function isComplete(figures: SignalFigures, enough: number): boolean {
  return hasFigures(figures) && figures.requests >= enough && figures.saturationPercent !== null;
}

function hasFigures({ latencyP95Ms, errorRatePercent, requests }: SignalFigures): boolean {
  const meaningful = latencyP95Ms >= 0 && errorRatePercent >= 0 && errorRatePercent <= 100;
  return requests > 0 && Number.isFinite(requests) && Number.isFinite(latencyP95Ms) && meaningful;
}

function breachesOf(sample: SignalSample, limits: SignalLimits): string[] {
  if (!hasFigures(sample)) return [];
  const found: string[] = [];
  if (sample.latencyP95Ms > limits.latencyP95LimitMs) {
    found.push(`latency p95 ${sample.latencyP95Ms} ms is above ${limits.latencyP95LimitMs} ms`);
  }
  if (sample.errorRatePercent > limits.errorRateLimitPercent) {
    found.push(`error rate ${sample.errorRatePercent} % is above ${limits.errorRateLimitPercent} %`);
  }
  const { release } = limits;
  if (release && (sample.saturationPercent ?? 0) > release.saturationLimitPercent) {
    found.push(`saturation ${sample.saturationPercent} % is above ${release.saturationLimitPercent} %`);
  }
  return release && sample.baseline && hasFigures(sample.baseline)
    ? [...found, ...regressionsOf(sample, sample.baseline, release)]
    : found;
}

function regressionsOf(
  sample: SignalFigures,
  baseline: SignalFigures,
  limits: NonNullable<SignalLimits['release']>,
): string[] {
  const found: string[] = [];
  const slower = sample.latencyP95Ms - baseline.latencyP95Ms;
  const bearable = (baseline.latencyP95Ms * limits.maxP95IncreasePercent) / 100;
  if (slower > Math.max(bearable, limits.p95IncreaseFloorMs)) {
    found.push(
      `latency p95 ${sample.latencyP95Ms} ms against ${baseline.latencyP95Ms} ms of the live version is more than ${limits.maxP95IncreasePercent} % slower`,
    );
  }
  if (sample.errorRatePercent - baseline.errorRatePercent > limits.maxErrorRateIncrease) {
    found.push(
      `error rate ${sample.errorRatePercent} % against ${baseline.errorRatePercent} % of the live version is more than ${limits.maxErrorRateIncrease} points worse`,
    );
  }
  return found;
}

function summarise(samples: readonly SignalSample[]): Omit<ReleaseAssessment, 'verdict' | 'reasons'> {
  const requests = samples.reduce((sum, sample) => sum + sample.requests, 0);
  const failed = samples.reduce((sum, sample) => sum + (sample.requests * sample.errorRatePercent) / 100, 0);
  return {
    latencyP95Ms: Math.ceil(samples.reduce((worst, sample) => Math.max(worst, sample.latencyP95Ms), 0)),
    errorRatePercent: requests === 0 ? 0 : Math.min(100, (failed / requests) * 100),
    requests,
  };
}

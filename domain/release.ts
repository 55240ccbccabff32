/** Outcome of watching a new version. `inconclusive` holds the release; only `pass` lets it on. */
export type ReleaseVerdict = 'pass' | 'breach' | 'inconclusive';

/** Golden signals of one interval of the soak. */
export interface SignalSample {
  /** 95th percentile of the response times, in milliseconds. */
  readonly latencyP95Ms: number;
  /** Failed requests in percent of all, 0 to 100. */
  readonly errorRatePercent: number;
  /** Requests behind the figures; 0 means nothing was measured. */
  readonly requests: number;
}

export interface SignalLimits {
  readonly latencyP95LimitMs: number;
  readonly errorRateLimitPercent: number;
  /** Samples with data the verdict needs. */
  readonly soakSampleCount: number;
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
 * Judges the soak. One interval above a limit is a breach, even when others are missing. Missing or meaningless samples are
 * no evidence of health: fewer than `soakSampleCount` usable ones are `inconclusive`, never `pass`.
 */
export function assessRelease(samples: readonly SignalSample[], limits: SignalLimits): ReleaseAssessment {
  const usable = samples.filter(isUsable);
  const breaches = usable.flatMap((sample) => breachesOf(sample, limits));
  const measured = summarise(usable);
  if (breaches.length > 0) return { verdict: 'breach', reasons: [...new Set(breaches)], ...measured };
  const wanted = Math.max(1, limits.soakSampleCount);
  if (usable.length < wanted) {
    return { verdict: 'inconclusive', reasons: [`${usable.length} of ${wanted} samples have data`], ...measured };
  }
  return { verdict: 'pass', reasons: [], ...measured };
}

function isUsable(sample: SignalSample): boolean {
  const { latencyP95Ms, errorRatePercent, requests } = sample;
  const meaningful = latencyP95Ms >= 0 && errorRatePercent >= 0 && errorRatePercent <= 100;
  return requests > 0 && Number.isFinite(requests) && Number.isFinite(latencyP95Ms) && meaningful;
}

function breachesOf(sample: SignalSample, limits: SignalLimits): string[] {
  const found: string[] = [];
  if (sample.latencyP95Ms > limits.latencyP95LimitMs) {
    found.push(`latency p95 ${sample.latencyP95Ms} ms is above ${limits.latencyP95LimitMs} ms`);
  }
  if (sample.errorRatePercent > limits.errorRateLimitPercent) {
    found.push(`error rate ${sample.errorRatePercent} % is above ${limits.errorRateLimitPercent} %`);
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

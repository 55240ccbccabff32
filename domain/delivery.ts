/** One deployment to production, as the records tell. */
export interface Delivery {
  readonly runId: string;
  /** ISO 8601: when it was delivered or taken back. */
  readonly at: string;
  readonly outcome: 'SUCCESS' | 'ROLLED_BACK';
  /** From the start of the run to production; only of a success. */
  readonly leadSeconds?: number;
  /** Of a hotfix: from the first report of the bug to production. Of a roll back: from the attempt's beginning to its end. */
  readonly restoreSeconds?: number;
  /** It mended what an earlier one had broken for users, and that was not rolled back. */
  readonly repairs: boolean;
}

/** The four measures of software delivery performance (DORA) of a stretch of time. */
export interface DeliveryFigures {
  readonly deployments: number;
  readonly deploymentsPerWeek: number;
  /** Null where there was none to measure. */
  readonly leadTimeHours: { readonly median: number; readonly p90: number } | null;
  /** Deployments that were rolled back or needed a hotfix, in percent; null without deployments. */
  readonly changeFailurePercent: number | null;
  readonly timeToRestoreHours: { readonly median: number; readonly p90: number } | null;
}

const weekMs = 7 * 86_400_000;

/** Figures of what was delivered from `since` up to `until` (ISO 8601). */
export function deliveryFigures(deliveries: readonly Delivery[], since: string, until: string): DeliveryFigures {
  const [from, to] = [Date.parse(since), Date.parse(until)];
  const counted = deliveries.filter(({ at }) => Date.parse(at) >= from && Date.parse(at) <= to);
  const failed = counted.filter(({ outcome, repairs }) => outcome === 'ROLLED_BACK' || repairs).length;
  const weeks = Math.max(to - from, 1) / weekMs;
  return {
    deployments: counted.length,
    deploymentsPerWeek: rounded(counted.length / weeks),
    leadTimeHours: spread(counted.flatMap(({ leadSeconds }) => leadSeconds ?? [])),
    changeFailurePercent: counted.length === 0 ? null : Math.min(100, rounded((100 * failed) / counted.length)),
    timeToRestoreHours: spread(counted.flatMap(({ restoreSeconds }) => restoreSeconds ?? [])),
  };
}

function spread(seconds: readonly number[]): { readonly median: number; readonly p90: number } | null {
  if (seconds.length === 0) return null;
  const sorted = [...seconds].sort((left, right) => left - right);
  return { median: hours(percentile(sorted, 0.5)), p90: hours(percentile(sorted, 0.9)) };
}

/** Nearest rank. */
function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

function hours(seconds: number): number {
  return rounded(seconds / 3_600);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

/** One line of the bench. `ok` is null where there is no goal. */
export interface Figure {
  readonly measure: string;
  readonly value: number;
  readonly unit: string;
  readonly goal: number | null;
  readonly ok: boolean | null;
}

/** A figure that must not be above its goal, or has none. */
export function atMost(goal: number | null, measure: string, value: number, unit: string): Figure {
  return { measure, value: Math.round(value * 100) / 100, unit, goal, ok: goal === null ? null : value <= goal };
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The smallest of the values that `share` of them do not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

/** A stretch of time (ISO 8601); one without an end goes on. */
export interface Stretch {
  readonly from: string;
  readonly to?: string;
}

/** Seconds in which a run worked: its stints, without the part of them in which a person had paused it. */
export function activeSeconds(stints: readonly Stretch[], pauses: readonly Stretch[], at: string): number {
  const end = Date.parse(at);
  const span = ({ from, to }: Stretch): readonly [number, number] => [
    Date.parse(from),
    Math.min(to === undefined ? end : Date.parse(to), end),
  ];
  let ms = 0;
  for (const [from, to] of stints.map(span)) {
    ms += Math.max(0, to - from);
    for (const [paused, resumed] of pauses.map(span)) {
      ms -= Math.max(0, Math.min(to, resumed) - Math.max(from, paused));
    }
  }
  return ms / 1_000;
}

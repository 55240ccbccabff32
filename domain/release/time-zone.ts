/** What the clocks of a place show. `weekday` counts from 0 = Monday, `month` from 1. */
export interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  /** Since midnight. */
  readonly minutes: number;
}

/** `instant` in milliseconds since 1970. Throws a RangeError for a name that is no time zone. */
export function localTimeOf(instant: number, timeZone: string): LocalTime {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)] as const),
  );
  const field = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  const [year, month, day] = [field('year'), field('month'), field('day')];
  const sundayFirst = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return { year, month, day, weekday: (sundayFirst + 6) % 7, minutes: field('hour') * 60 + field('minute') };
}

/**
 * The instant at which the place's clocks show this; milliseconds since 1970. A time that the change to summer time skips is
 * taken as the same distance after the gap, one that happens twice as the first of them.
 */
export function instantOf(local: Omit<LocalTime, 'weekday'>, timeZone: string): number {
  const shown = Date.UTC(local.year, local.month - 1, local.day) + local.minutes * 60_000;
  const before = shown - offsetAt(shown - 86_400_000 / 2, timeZone);
  const after = shown - offsetAt(shown + 86_400_000 / 2, timeZone);
  const matches = [before, after].filter((instant) => instant + offsetAt(instant, timeZone) === shown);
  return matches.length > 0 ? Math.min(...matches) : Math.max(before, after);
}

export function isTimeZone(name: string): boolean {
  try {
    localTimeOf(0, name);
    return true;
  } catch {
    return false;
  }
}

/** Making one takes far longer than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const;
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', ...numeric });
  formats.set(timeZone, format);
  return format;
}

/** How far the place's clocks are ahead of UTC, in milliseconds, to the minute. */
function offsetAt(instant: number, timeZone: string): number {
  const { year, month, day, minutes } = localTimeOf(instant, timeZone);
  const shown = Date.UTC(year, month - 1, day) + minutes * 60_000;
  return shown - Math.floor(instant / 60_000) * 60_000;
}

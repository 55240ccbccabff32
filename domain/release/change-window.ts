import { localTimeOf, instantOf, isTimeZone } from './time-zone';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** Hours of a week in which deployments may begin, as the clocks of a place show them. */
export interface ChangeWindow {
  readonly days: readonly Weekday[];
  /** `HH:MM`, the first minute of it. */
  readonly from: string;
  /** `HH:MM`, the first minute after it; `24:00` = midnight. A window that passes midnight is two windows. */
  readonly to: string;
  /** IANA name, e.g. `Europe/Berlin`. */
  readonly timeZone: string;
}

/** Nothing is deployed from `from` until `to` (ISO 8601 with offset). */
export interface Freeze {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

export type WindowVerdict =
  | { readonly kind: 'open' }
  /** `until`: when it can open at the earliest (ISO 8601); absent = no window opens within nine days. */
  | { readonly kind: 'outside'; readonly reason: string; readonly until?: string }
  | { readonly kind: 'frozen'; readonly reason: string; readonly until: string };

const dayMs = 86_400_000;

/** Whether a deployment may begin at `at`. A freeze is looked at first: it also holds inside a window. */
export function changeWindowAt(
  at: string,
  { changeWindows, freezes }: { readonly changeWindows: readonly ChangeWindow[]; readonly freezes: readonly Freeze[] },
): WindowVerdict {
  const now = Date.parse(at);
  const freeze = freezes
    .filter(({ from, to }) => Date.parse(from) <= now && now < Date.parse(to))
    .sort((a, b) => Date.parse(b.to) - Date.parse(a.to))[0];
  if (freeze) {
    const until = new Date(Date.parse(freeze.to)).toISOString();
    return { kind: 'frozen', reason: `freeze until ${until.slice(0, 16)}Z: ${freeze.reason}`, until };
  }
  if (changeWindows.length === 0 || changeWindows.some((window) => isInside(window, now))) return { kind: 'open' };
  const next = changeWindows.flatMap((window) => openingsOf(window, now)).sort((a, b) => a - b)[0];
  if (next === undefined) return { kind: 'outside', reason: 'no change window opens within nine days' };
  const until = new Date(next).toISOString();
  return { kind: 'outside', reason: `outside the change windows; the next one opens ${until.slice(0, 16)}Z`, until };
}

/** What no clock can make sense of, for the author of the project file. */
export function changeWindowProblems(windows: readonly ChangeWindow[], freezes: readonly Freeze[]): readonly string[] {
  const problems: string[] = [];
  for (const [index, { from, to, timeZone }] of windows.entries()) {
    const name = `policy.release.changeWindows[${index}]`;
    if (minutesOf(from) >= minutesOf(to)) {
      problems.push(`${name} ends before it begins; a window that passes midnight is two windows`);
    }
    if (!isTimeZone(timeZone)) problems.push(`${name}.timeZone "${timeZone}" is no IANA time zone`);
  }
  for (const [index, { from, to }] of freezes.entries()) {
    if (!(Date.parse(from) < Date.parse(to))) problems.push(`policy.release.freezes[${index}] ends before it begins`);
  }
  return problems;
}

function isInside({ days, from, to, timeZone }: ChangeWindow, now: number): boolean {
  const { weekday, minutes } = localTimeOf(now, timeZone);
  const day = weekdays[weekday];
  return day !== undefined && days.includes(day) && minutes >= minutesOf(from) && minutes < minutesOf(to);
}

/** Its openings after `now`, looked for over the days that a week and a change of the clocks can take. */
function openingsOf({ days, from, timeZone }: ChangeWindow, now: number): readonly number[] {
  const openings: number[] = [];
  for (let offset = 0; offset <= 9; offset += 1) {
    const { year, month, day, weekday } = localTimeOf(now + offset * dayMs, timeZone);
    const name = weekdays[weekday];
    if (name === undefined || !days.includes(name)) continue;
    const opening = instantOf({ year, month, day, minutes: minutesOf(from) }, timeZone);
    if (opening > now) openings.push(opening);
  }
  return openings;
}

function minutesOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

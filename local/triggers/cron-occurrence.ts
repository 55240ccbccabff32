import type { CronFields } from './ncrontab';

/** Minutes local time is ahead of UTC at an instant. */
export type ZoneOffset = (at: number) => number;

export function machineZone(at: number): number {
  return -new Date(at).getTimezoneOffset();
}

const minuteMs = 60_000;
const hourMs = 3_600_000;
const dayMs = 86_400_000;
const horizonYears = 8;

/**
 * The first instant after `after` whose local time fits. A local time the clocks skip happens an hour later; one they repeat
 * happens once, unless the schedule runs in every hour. `undefined` for a day that never comes, such as 31 February.
 */
export function nextOccurrence(cron: CronFields, after: number, zone: ZoneOffset = machineZone): number | undefined {
  const offset = zone(after) * minuteMs;
  let wall = after + offset;
  for (;;) {
    const next = nextWallTime(cron, wall);
    if (next === undefined) return undefined;
    const at = toInstant(next, after, cron, zone);
    if (at > after) return at;
    wall = next;
  }
}

function toInstant(wall: number, after: number, cron: CronFields, zone: ZoneOffset): number {
  const running = wall - zone(after) * minuteMs;
  // Through the repeated hour an hourly schedule simply goes on.
  if (cron.hours.size === 24 && running - after <= hourMs) return running;
  const before = wall - zone(wall - dayMs) * minuteMs;
  if (before + zone(before) * minuteMs === wall) return before;
  const later = wall - zone(wall + dayMs) * minuteMs;
  return later + zone(later) * minuteMs === wall ? later : before;
}

/** Wall time is carried in the UTC fields of an instant. */
function nextWallTime(cron: CronFields, after: number): number | undefined {
  let at = Math.floor(after / 1000) * 1000 + 1000;
  const limit = after + horizonYears * 366 * dayMs;
  while (at <= limit) {
    const date = new Date(at);
    const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
    if (!cron.months.has(month + 1)) at = Date.UTC(year, month + 1, 1);
    else if (!cron.days.has(day) || !cron.weekdays.has(date.getUTCDay())) at = Date.UTC(year, month, day + 1);
    else if (!cron.hours.has(date.getUTCHours())) at = Math.floor(at / hourMs) * hourMs + hourMs;
    else if (!cron.minutes.has(date.getUTCMinutes())) at = Math.floor(at / minuteMs) * minuteMs + minuteMs;
    else if (!cron.seconds.has(date.getUTCSeconds())) at += 1000;
    else return at;
  }
  return undefined;
}

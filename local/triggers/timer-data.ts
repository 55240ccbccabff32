import type { TypedData } from '../core/typed-data';
import type { ZoneOffset } from './cron-occurrence';
import type { TimerSchedule } from './timer-schedule';
import type { TimerStatus } from './timer-store';

/** The trigger's value. Times are local with their offset; without a monitor there is no status. */
export function toTimerData(timer: {
  readonly schedule: TimerSchedule;
  readonly status: TimerStatus | undefined;
  readonly isPastDue: boolean;
  readonly zone: ZoneOffset;
}): TypedData {
  const { schedule, status, isPastDue, zone } = timer;
  const value = {
    Schedule: { AdjustForDST: schedule.adjustForDst },
    ScheduleStatus: status
      ? {
          Last: localTime(status.last, zone, status.next),
          Next: localTime(status.next, zone, status.next),
          LastUpdated: localTime(status.updated, zone, status.next),
        }
      : null,
    IsPastDue: isPastDue,
  };
  return { json: JSON.stringify(value) };
}

/** `2026-03-01T07:00:00.0000000+01:00`; the year 1 stands for "never". */
function localTime(at: number | null, zone: ZoneOffset, otherwise: number): string {
  const offset = zone(at ?? otherwise);
  const sign = offset < 0 ? '-' : '+';
  const suffix = `${sign}${two(Math.trunc(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
  if (at === null) return `0001-01-01T00:00:00${suffix}`;
  return `${new Date(at + offset * 60_000).toISOString().slice(0, 23)}0000${suffix}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

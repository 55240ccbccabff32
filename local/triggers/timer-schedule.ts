import { parseTimeSpan } from '../settings/time-span';
import { machineZone, nextOccurrence, type ZoneOffset } from './cron-occurrence';
import { parseCron } from './ncrontab';

export interface TimerSchedule {
  /** An NCRONTAB expression follows the clock on the wall; an interval does not. */
  readonly adjustForDst: boolean;
  /** Under a minute: not monitored unless the function asks for it. */
  readonly isShort: boolean;
  next(after: number): number | undefined;
}

/** Reads a timer's `schedule`: NCRONTAB, or a TimeSpan between two runs. Throws with the reason. */
export function parseSchedule(text: string, zone: ZoneOffset = machineZone): TimerSchedule {
  const interval = /\s/.test(text.trim()) ? undefined : parseTimeSpan(text);
  if (interval !== undefined) {
    if (interval <= 0) throw new Error(`the interval "${text}" is not longer than zero`);
    return { adjustForDst: false, isShort: interval < 60_000, next: (after) => after + interval };
  }
  const cron = parseCron(text);
  return {
    adjustForDst: true,
    isShort: cron.seconds.size > 1,
    next: (after) => nextOccurrence(cron, after, zone),
  };
}

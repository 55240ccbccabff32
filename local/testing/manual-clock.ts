import type { EngineClock } from '../durable/api';

interface Alarm {
  readonly at: number;
  readonly order: number;
  readonly fire: () => void;
}

/** A clock that moves only when told to. Alarms fire in order of time, each with `now()` at its own time. */
export interface ManualClock extends EngineClock {
  /** Moves on by so much, firing what comes due on the way. */
  advance(ms: number): void;
  /** Moves to the next alarm and fires it; false when there is none. */
  advanceToNext(): boolean;
}

export function createManualClock(start: number = Date.UTC(2030, 0, 1)): ManualClock {
  let now = start;
  let order = 0;
  const alarms = new Set<Alarm>();

  function next(limit: number): Alarm | undefined {
    let first: Alarm | undefined;
    for (const alarm of alarms) {
      if (alarm.at > limit) continue;
      if (first === undefined || alarm.at < first.at || (alarm.at === first.at && alarm.order < first.order))
        first = alarm;
    }
    return first;
  }

  function fireNext(limit: number): boolean {
    const alarm = next(limit);
    if (alarm === undefined) return false;
    alarms.delete(alarm);
    now = Math.max(now, alarm.at);
    alarm.fire();
    return true;
  }

  return {
    now: () => now,
    at(at, fire) {
      const alarm = { at, order: (order += 1), fire };
      alarms.add(alarm);
      return () => alarms.delete(alarm);
    },
    advance(ms) {
      const until = now + ms;
      while (fireNext(until));
      now = Math.max(now, until);
    },
    advanceToNext: () => fireNext(Number.POSITIVE_INFINITY),
  };
}

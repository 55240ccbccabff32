import type { EngineClock } from './api';

/** The longest delay a Node timer takes. */
const LONGEST = 2 ** 31 - 1;

/** The machine's clock. Node timers may fire a millisecond early; this one re-arms until the time has really come. */
export function systemClock(): EngineClock {
  return {
    now: () => Date.now(),
    at(at, fire) {
      let timer: NodeJS.Timeout;
      const arm = (): void => {
        timer = setTimeout(check, Math.min(Math.max(0, at - Date.now()), LONGEST));
      };
      const check = (): void => {
        if (Date.now() >= at) fire();
        else arm();
      };
      arm();
      return () => clearTimeout(timer);
    },
  };
}

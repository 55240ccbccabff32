import type { Timers } from './timers';

export interface SessionHolder {
  /** The lock ran out. */
  lost(): void;
}

export interface SessionLocks {
  /** Answers the end of the lock, or undefined when somebody else has it. */
  accept(id: string, holder: SessionHolder): number | undefined;
  /** Calls back with the next session that has messages and no holder, or with undefined after `waitMs`. */
  acceptNext(waitMs: number, holder: SessionHolder, answer: (id: string | undefined, until: number) => void): void;
  /** Hands sessions to those who wait for one. */
  offer(): void;
  holds(id: string, holder: SessionHolder): boolean;
  renew(id: string): number | undefined;
  release(id: string, holder: SessionHolder): void;
  state(id: string): Buffer | undefined;
  setState(id: string, state: Buffer | undefined): void;
}

export function createSessionLocks(
  lockMs: number,
  timers: Timers,
  queue: { waiting(): readonly string[]; onReleased(id: string): void },
): SessionLocks {
  const holders = new Map<string, SessionHolder>();
  const states = new Map<string, Buffer>();
  const waiters = new Set<{ readonly holder: SessionHolder; answer(id: string | undefined, until: number): void }>();

  function hold(id: string, holder: SessionHolder): number {
    holders.set(id, holder);
    const until = Date.now() + lockMs;
    timers.set(`session ${id}`, until, () => {
      release(id, holder);
      holder.lost();
    });
    return until;
  }

  function release(id: string, holder: SessionHolder): void {
    if (holders.get(id) !== holder) return;
    holders.delete(id);
    timers.clear(`session ${id}`);
    queue.onReleased(id);
  }

  function offer(): void {
    for (const waiter of waiters) {
      const id = queue.waiting().find((each) => !holders.has(each));
      if (id === undefined) return;
      waiters.delete(waiter);
      waiter.answer(id, hold(id, waiter.holder));
    }
  }

  return {
    accept: (id, holder) => (holders.has(id) ? undefined : hold(id, holder)),
    acceptNext(waitMs, holder, answer) {
      const waiter = { holder, answer };
      waiters.add(waiter);
      offer();
      if (!waiters.has(waiter)) return;
      setTimeout(() => {
        if (waiters.delete(waiter)) answer(undefined, 0);
      }, waitMs).unref();
    },
    offer,
    holds: (id, holder) => holders.get(id) === holder,
    renew(id) {
      const holder = holders.get(id);
      return holder && hold(id, holder);
    },
    release,
    state: (id) => states.get(id),
    setState: (id, state) => void (state ? states.set(id, state) : states.delete(id)),
  };
}

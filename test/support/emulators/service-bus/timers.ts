export interface Timers {
  /** Replaces the one of the same name. What lies beyond a timer's reach (24 days) never comes. */
  set(name: string, at: number, act: () => void): void;
  clear(name: string): void;
  clearAll(): void;
}

const longestMs = 2 ** 31 - 1;

export function createTimers(): Timers {
  const running = new Map<string, NodeJS.Timeout>();

  function clear(name: string): void {
    clearTimeout(running.get(name));
    running.delete(name);
  }

  return {
    set(name, at, act) {
      clear(name);
      const waitMs = at - Date.now();
      if (waitMs > longestMs) return;
      const timer = setTimeout(() => {
        running.delete(name);
        act();
      }, waitMs).unref();
      running.set(name, timer);
    },
    clear,
    clearAll: () => [...running.keys()].forEach(clear),
  };
}

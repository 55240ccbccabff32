/** How much work may be under way behind the requests, so that whoever asks is answered soon. */
export interface Pace {
  /** Somebody outside asks for something. */
  asked(): void;
  /** How many may be under way at once: `most`, or fewer while somebody asks and the event loop is late. */
  allow(most: number): number;
  /** Called whenever more may be under way than before. */
  onMore(start: () => void): void;
  stop(): void;
}

/** Always everything at once. */
export const fullPace: Pace = {
  asked: () => undefined,
  allow: (most) => most,
  onMore: () => undefined,
  stop: () => undefined,
};

export const lookEveryMs = 20;
/** A look that comes later than this found the loop busy. */
const lateMs = 12;
/** Requests keep the work behind them back for so long. */
const heedMs = 1000;
const least = 2;
/** So many at once are no limit any more. */
const ceiling = 64;

/**
 * Halves what may start whenever the event loop is late, and gives one back at each look that is in time. Everything runs in
 * one thread, so a hundred activities that each take a millisecond would make every request wait for a hundred of them.
 */
export function createPace(
  now: () => number = () => performance.now(),
  every: (look: () => void, ms: number) => () => void = everySoOften,
): Pace {
  const starts: (() => void)[] = [];
  let allowed = ceiling;
  let askedAt = Number.NEGATIVE_INFINITY;
  let due = now() + lookEveryMs;

  function look(): void {
    const late = now() - due > lateMs;
    due = now() + lookEveryMs;
    if (late && now() - askedAt < heedMs) {
      allowed = Math.max(least, Math.floor(allowed / 2));
    } else if (allowed < ceiling) {
      allowed += 1;
      for (const start of starts) start();
    }
  }

  return {
    asked: () => void (askedAt = now()),
    allow: (most) => (allowed >= ceiling ? most : Math.min(most, allowed)),
    onMore: (start) => void starts.push(start),
    stop: every(look, lookEveryMs),
  };
}

function everySoOften(look: () => void, ms: number): () => void {
  let timer = setTimeout(again, ms);
  function again(): void {
    look();
    timer = setTimeout(again, ms).unref();
  }
  timer.unref();
  return () => clearTimeout(timer);
}

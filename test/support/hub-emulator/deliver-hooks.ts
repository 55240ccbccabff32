/** What goes wrong with deliveries: each is told in turn. */
export interface HookFaults {
  /** Every delivery comes twice. */
  readonly duplicate?: boolean;
  /** The next so many are never sent. */
  readonly lose?: number;
  /** Each pair comes in the wrong order. */
  readonly reorder?: boolean;
}

export interface HookDeliveries {
  /** Sends or keeps back, as the faults say. */
  push(send: () => Promise<number>): void;
  /** Statuses so far, once everything that was begun is answered; 0 = nobody answered. */
  settled(): Promise<readonly number[]>;
}

/** The platform's side of its webhooks. */
export function createDeliveries({ duplicate = false, lose = 0, reorder = false }: HookFaults = {}): HookDeliveries {
  let lost = lose;
  let kept: (() => Promise<number>) | undefined;
  let last: Promise<void> = Promise.resolve();
  const statuses: number[] = [];

  function send(one: () => Promise<number>): void {
    const times = duplicate ? [one, one] : [one];
    for (const each of times) last = last.then(async () => void statuses.push(await each().catch(() => 0)));
  }

  return {
    push(one) {
      if (lost > 0) lost -= 1;
      else if (reorder && kept === undefined) kept = one;
      else {
        send(one);
        if (kept) send(kept);
        kept = undefined;
      }
    },
    async settled() {
      if (kept) send(kept);
      kept = undefined;
      await last;
      return statuses;
    },
  };
}

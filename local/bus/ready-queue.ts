/** What the queues keep in memory of a stored message; its body stays in the store until it is delivered. */
export interface MessageRef {
  readonly sequenceNumber: number;
  readonly sessionId: string | null;
  readonly dueAt: number;
  readonly expiresAt: number;
  deliveryCount: number;
}

/** First in, first out; messages given back go to the front again, in their old order. */
export interface ReadyQueue {
  readonly size: number;
  push(ref: MessageRef): void;
  giveBack(refs: readonly MessageRef[]): void;
  take(count: number): MessageRef[];
}

export function createReadyQueue(): ReadyQueue {
  let items: MessageRef[] = [];
  let returned: MessageRef[] = [];
  let head = 0;

  function takeOne(): MessageRef | undefined {
    const back = returned.shift();
    if (back !== undefined) return back;
    const next = items[head];
    if (next === undefined) return undefined;
    head += 1;
    if (head > 1024 && head * 2 > items.length) {
      items = items.slice(head);
      head = 0;
    }
    return next;
  }

  return {
    get size() {
      return returned.length + items.length - head;
    },
    push: (ref) => void items.push(ref),
    giveBack(refs) {
      returned = [...returned, ...refs].sort((a, b) => a.dueAt - b.dueAt || a.sequenceNumber - b.sequenceNumber);
    },
    take(count) {
      const taken: MessageRef[] = [];
      while (taken.length < count) {
        const ref = takeOne();
        if (ref === undefined) break;
        taken.push(ref);
      }
      return taken;
    },
  };
}

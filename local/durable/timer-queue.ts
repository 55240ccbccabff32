import type { EngineClock } from './api';

interface Entry {
  readonly at: number;
  readonly id: string;
}

/**
 * When each instance has to be woken: one time per instance, the earliest of its timers. Holds ids only, so that waiting
 * costs next to nothing; `wake` is called in order of time.
 */
export class TimerQueue {
  private readonly times = new Map<string, number>();
  private readonly heap: Entry[] = [];
  private cancel: (() => void) | undefined;
  private armedFor: number | undefined;
  private stopped = false;

  constructor(
    private readonly clock: EngineClock,
    private readonly wake: (instanceId: string) => void,
  ) {}

  get size(): number {
    return this.times.size;
  }

  set(id: string, at: number | undefined): void {
    if (this.times.get(id) === at) return;
    if (at === undefined) {
      this.times.delete(id);
      return;
    }
    this.times.set(id, at);
    this.push({ at, id });
    this.arm();
  }

  /** Many at once, before the first `set`. */
  stop(): void {
    this.stopped = true;
    this.cancel?.();
  }

  private arm(): void {
    const next = this.peek();
    if (this.stopped || next === undefined || next.at === this.armedFor) return;
    this.cancel?.();
    this.armedFor = next.at;
    this.cancel = this.clock.at(next.at, () => this.fire());
  }

  private fire(): void {
    this.cancel = undefined;
    this.armedFor = undefined;
    const now = this.clock.now();
    for (let next = this.peek(); next !== undefined && next.at <= now; next = this.peek()) {
      this.pop();
      this.times.delete(next.id);
      this.wake(next.id);
    }
    this.arm();
  }

  /** The earliest entry that still counts. */
  private peek(): Entry | undefined {
    for (let top = this.heap[0]; top !== undefined; top = this.heap[0]) {
      if (this.times.get(top.id) === top.at) return top;
      this.pop();
    }
    return undefined;
  }

  private push(entry: Entry): void {
    const { heap } = this;
    let index = heap.push(entry) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent] as Entry;
      if (above.at <= entry.at) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = entry;
  }

  private pop(): void {
    const { heap } = this;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && (heap[child + 1] as Entry).at < (heap[child] as Entry).at) child += 1;
      const below = heap[child] as Entry;
      if (below.at >= last.at) break;
      heap[index] = below;
      index = child;
    }
    heap[index] = last;
  }
}

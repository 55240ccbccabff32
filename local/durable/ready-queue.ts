import type { Instance } from './instance';

/** How long steps may keep the event loop from everything else. */
const SLICE_MS = 8;

/**
 * Instances with something to do. Steps run after the events of a turn of the event loop have all come in, so that one
 * pass takes everything that has gathered.
 */
export class ReadyQueue {
  private readonly queue: (Instance | undefined)[] = [];
  private head = 0;
  private scheduled = false;
  private active = 0;

  /** `limit`: steps under way at once; more than one only matters when a hook of the app waits for something. */
  constructor(
    private readonly step: (instance: Instance) => Promise<void>,
    private readonly limit: number,
  ) {}

  get size(): number {
    return this.queue.length - this.head;
  }

  add(instance: Instance): void {
    if (instance.queued || instance.stepping || instance.gone) return;
    instance.queued = true;
    this.queue.push(instance);
    this.schedule();
  }

  get isBusy(): boolean {
    return this.active > 0 || this.size > 0;
  }

  /** Resolves when no step is running or waiting. */
  async idle(): Promise<void> {
    while (this.isBusy) await new Promise((resolve) => setImmediate(resolve));
  }

  private schedule(): void {
    if (this.scheduled || this.active >= this.limit) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      const until = performance.now() + SLICE_MS;
      const workers = Math.min(this.limit - this.active, this.size);
      for (let count = 0; count < workers; count += 1) void this.work(until);
    });
  }

  private async work(until: number): Promise<void> {
    this.active += 1;
    for (let next = this.take(); next !== undefined; next = this.take()) {
      next.queued = false;
      await this.step(next);
      if (performance.now() >= until) break;
    }
    this.active -= 1;
    if (this.size > 0) this.schedule();
  }

  private take(): Instance | undefined {
    const next = this.queue[this.head];
    if (next === undefined) return undefined;
    this.queue[this.head] = undefined;
    this.head += 1;
    if (this.head === this.queue.length) {
      this.queue.length = 0;
      this.head = 0;
    }
    return next;
  }
}

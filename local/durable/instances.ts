import type { RuntimeStatus } from './api';
import { restoreExecution, type Execution } from './execution';
import { isTerminal, type Instance } from './instance';
import type { Kernel } from './kernel';
import { TimerQueue } from './timer-queue';

/** What an instance costs beside its history. */
const BASE_WEIGHT = 1500;

/** The instances in memory: those at work, and as many waiting ones as the memory budget allows. */
export class Instances {
  readonly timers: TimerQueue;
  readonly counts = new Map<string, number>();
  private readonly live = new Map<string, Instance>();
  /** Waiting instances, longest untouched first. */
  private readonly idle = new Map<string, number>();
  private idleWeight = 0;
  private readonly watchers = new Map<string, Set<() => void>>();

  constructor(
    private readonly kernel: Kernel,
    wake: (instanceId: string) => void,
  ) {
    this.timers = new TimerQueue(kernel.clock, wake);
  }

  /** Finds an instance, in memory or in the file; it counts as in use until `rest` is called. */
  find(id: string): Instance | undefined {
    const found = this.live.get(id);
    if (found !== undefined) {
      this.awake(id);
      return found;
    }
    const stored = this.kernel.store.find(id);
    if (stored === undefined) return undefined;
    if (!isTerminal(stored.status)) this.live.set(id, stored);
    return stored;
  }

  inMemory(id: string): Instance | undefined {
    return this.live.get(id);
  }

  add(instance: Instance): void {
    this.awake(instance.id);
    this.live.set(instance.id, instance);
    this.count(instance.status, 1);
  }

  /** Brings an ended instance back that runs on (rewind). */
  adopt(instance: Instance): void {
    this.live.set(instance.id, instance);
  }

  setStatus(instance: Instance, status: RuntimeStatus): void {
    if (instance.status === status) return;
    this.count(instance.status, -1);
    this.count(status, 1);
    instance.status = status;
  }

  /** Removed or replaced: nothing reaches it any more. */
  forget(instance: Instance): void {
    instance.gone = true;
    this.count(instance.status, -1);
    this.timers.set(instance.id, undefined);
    if (this.live.get(instance.id) === instance) {
      this.awake(instance.id);
      this.live.delete(instance.id);
    }
  }

  executionOf(instance: Instance): Execution {
    instance.execution ??= restoreExecution(this.kernel.store.history(instance.row));
    return instance.execution;
  }

  setWake(instance: Instance, at: number | undefined): void {
    instance.wakeAt = at;
    this.timers.set(instance.id, instance.gone ? undefined : at);
  }

  /** The instance has nothing to do now. Ended ones leave memory, waiting ones stay while there is room. */
  rest(instance: Instance): void {
    if (instance.uncommitted === 0 && isTerminal(instance.status)) this.announce(instance.id);
    const isBusy = instance.stepping || instance.queued || instance.uncommitted > 0 || instance.runningActivities > 0;
    if (isBusy || instance.gone || this.live.get(instance.id) !== instance) return;
    if (isTerminal(instance.status)) {
      this.live.delete(instance.id);
      return;
    }
    if (this.kernel.settings.replayFromScratch) instance.execution = undefined;
    if (instance.inbox.length > 0 || instance.controls.length > 0) return;
    this.awake(instance.id);
    const weight = BASE_WEIGHT + (instance.execution?.characters ?? 0) + (instance.input?.length ?? 0);
    this.idle.set(instance.id, weight);
    this.idleWeight += weight;
    this.evict();
  }

  /** Calls back once the instance has ended, durably; the returned function gives up. */
  watch(id: string, ended: () => void): () => void {
    const watchers = this.watchers.get(id) ?? new Set();
    this.watchers.set(id, watchers.add(ended));
    return () => watchers.delete(ended);
  }

  private announce(id: string): void {
    const watchers = this.watchers.get(id);
    if (watchers === undefined) return;
    this.watchers.delete(id);
    for (const ended of watchers) ended();
  }

  private awake(id: string): void {
    const weight = this.idle.get(id);
    if (weight === undefined) return;
    this.idle.delete(id);
    this.idleWeight -= weight;
  }

  private evict(): void {
    for (const id of this.idle.keys()) {
      if (this.idleWeight <= this.kernel.settings.memoryBudget) return;
      this.awake(id);
      this.live.delete(id);
    }
  }

  private count(status: RuntimeStatus, change: number): void {
    this.counts.set(status, (this.counts.get(status) ?? 0) + change);
  }
}

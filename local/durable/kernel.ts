import type { Database, Write } from '../store/database';
import type { Pace } from '../core/pace';
import type { EngineClock, FunctionRuntime } from './api';
import type { TokenProvider } from './http-activity';
import type { Acknowledge, Instance } from './instance';
import { createInstanceStore, type InstanceStore } from './instance-store';
import type { VersionRules } from './versions';

/** Moments a crash test can stop the world at; `commit` is reached when a commit is durable and before anything acts on it. */
export type CrashPoint = 'passDone' | 'committed' | 'activityStarting' | 'activityDone' | 'entityDone';

export interface PassReport {
  readonly instanceId: string;
  /** Invocation context of the pass; `context.df` is the SDK's. */
  readonly context: unknown;
  /** The host's next task id; equals the SDK's own counter while the code has not ended. */
  readonly nextId: number;
  readonly ended: boolean;
}

export interface EngineLogRecord {
  readonly level: 'debug' | 'information' | 'warning' | 'error';
  readonly message: string;
  readonly instanceId?: string;
  readonly functionName?: string;
}

export interface EngineSettings {
  readonly versions: VersionRules;
  readonly maxConcurrentActivities: number;
  /** Holds activities back while requests wait. */
  readonly pace: Pace;
  /** Passes of orchestrators under way at once. */
  readonly maxConcurrentOrchestrators: number;
  readonly maxEntityBatch: number;
  /** `overridableExistingInstanceStates`: may a start replace a running instance of the same id? */
  readonly replaceRunning: boolean;
  /** Wait of a polling `callHttp` whose answer names none. */
  readonly httpPollMs: number;
  /** Characters of history kept in memory for waiting instances. */
  readonly memoryBudget: number;
  /** Drop all memory of an instance after each pass (a test mode: every pass starts from the stored history). */
  readonly replayFromScratch: boolean;
  readonly token: TokenProvider | undefined;
  readonly onPass: ((report: PassReport) => void) | undefined;
  readonly onCrashPoint: ((point: CrashPoint, instanceId: string) => void) | undefined;
}

/** What the parts of the engine share: clock, store, runtime, and the one way to commit. */
export class Kernel {
  readonly store: InstanceStore;
  readonly figures = { episodes: 0, passMillis: 0 };
  failure: Error | undefined;
  stopping = false;
  private seq: number;
  private row: number;
  private inFlight = 0;
  private waiters: (() => void)[] = [];

  constructor(
    readonly db: Database,
    readonly runtime: FunctionRuntime,
    readonly clock: EngineClock,
    readonly settings: EngineSettings,
    readonly log: (record: EngineLogRecord) => void,
    private readonly onFailure: (error: Error) => void,
  ) {
    this.store = createInstanceStore(db);
    this.seq = this.store.lastSeq();
    this.row = this.store.lastRow();
  }

  nextSeq(): number {
    this.seq += 1;
    return this.seq;
  }

  get lastSeq(): number {
    return this.seq;
  }

  nextRow(): number {
    this.row += 1;
    return this.row;
  }

  /**
   * Submits a step. `after` runs once it is durable, and only then may anything outside this process learn of it. Commits
   * keep the order of submission, so a step may build on an earlier one that is still on its way to the disk.
   */
  commit(
    writes: readonly Write[],
    instance: Instance | undefined,
    after?: () => void,
    acks: readonly Acknowledge[] = [],
  ): void {
    if (this.failure !== undefined) {
      for (const ack of acks) ack.reject(this.failure);
      return;
    }
    this.inFlight += 1;
    const done = this.db.submit(writes);
    if (instance !== undefined) {
      instance.uncommitted += 1;
      instance.committed = done;
    }
    done.then(
      () => {
        this.settled(instance);
        this.crashPoint('committed', instance?.id ?? '');
        if (this.failure !== undefined) return;
        for (const ack of acks) ack.resolve();
        after?.();
      },
      (error: Error) => {
        this.settled(instance);
        for (const ack of acks) ack.reject(error);
        this.fail(error);
      },
    );
  }

  /** The state in memory is ahead of the file for good: stop everything, the next start continues from the file. */
  fail(error: Error): void {
    if (this.failure !== undefined) return;
    this.failure = error;
    if (this.stopping) return;
    this.log({ level: 'error', message: `The durable engine stopped: ${error.message}` });
    this.onFailure(error);
  }

  crashPoint(point: CrashPoint, instanceId: string): void {
    this.settings.onCrashPoint?.(point, instanceId);
  }

  get isCommitting(): boolean {
    return this.inFlight > 0;
  }

  /** Resolves when everything submitted so far has been settled. */
  async drained(): Promise<void> {
    while (this.inFlight > 0) await new Promise<void>((resolve) => this.waiters.push(resolve));
  }

  private settled(instance: Instance | undefined): void {
    this.inFlight -= 1;
    if (instance !== undefined) instance.uncommitted -= 1;
    if (this.inFlight === 0) for (const waiter of this.waiters.splice(0)) waiter();
  }
}

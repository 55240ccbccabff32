import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineClock, FunctionRuntime, HistoryEvent, InstanceState, RuntimeStatus } from '../durable/api';
import {
  createEngine,
  durableModule,
  type CrashPoint,
  type EngineLogRecord,
  type EngineOptions,
  type TestableEngine,
} from '../durable/engine';
import { openDatabase, type Database } from '../store/database';
import { createInlineRuntime, type InlineApp } from './inline-runtime';
import { createManualClock, type ManualClock } from './manual-clock';

export interface TestHostOptions {
  /** Handlers by name, or a loaded app (`loadApp`). Fake an activity by giving another function under its name. */
  readonly app: InlineApp | FunctionRuntime;
  /** A manual clock by default: timers fire when `runUntil` or `clock.advance` reaches them. */
  readonly clock?: EngineClock;
  /** Every pass starts from the stored history: finds code that keeps state outside of it. */
  readonly replayFromScratch?: boolean;
  /** Kept over `crash` and `restart`; a temporary one by default, removed by `close`. */
  readonly folder?: string;
  readonly engine?: Partial<Omit<EngineOptions, 'db' | 'runtime' | 'clock'>>;
}

export interface TestHost {
  readonly engine: TestableEngine;
  readonly clock: EngineClock;
  readonly logs: readonly EngineLogRecord[];
  /** Starts an orchestration and returns its id. Values are JSON-encoded. */
  start(
    name: string,
    input?: unknown,
    options?: { readonly instanceId?: string; readonly version?: string },
  ): Promise<string>;
  raise(instanceId: string, event: string, data?: unknown): Promise<void>;
  state(instanceId: string): Promise<InstanceState>;
  /** Output of a completed instance, parsed; rejects with the failure text of any other end. */
  output(instanceId: string): Promise<unknown>;
  /**
   * Lets everything happen, moving a manual clock from timer to timer, until the predicate holds. Rejects when nothing is
   * left to happen. Under the machine's clock it waits.
   */
  runUntil(predicate: () => boolean | Promise<boolean>): Promise<void>;
  /** `runUntil` for the end of one instance. */
  runToEnd(instanceId: string): Promise<InstanceState>;
  /** Ends this engine as a SIGKILL would and continues with a new one on the same folder. */
  crash(): Promise<void>;
  /** Crashes at the named point the n-th time it is reached; `runUntil` then goes on with a new engine. */
  crashAt(point: CrashPoint, occurrence?: number): void;
  /** How often crash points have ended an engine. */
  readonly crashes: number;
  /** The instance's history as `replay` takes it. */
  exportHistory(instanceId: string): Promise<readonly HistoryEvent[]>;
  close(): Promise<void>;
}

const ENDED: ReadonlySet<RuntimeStatus> = new Set(['Completed', 'Failed', 'Terminated', 'Canceled']);

/** A whole engine on a real file for tests; weeks pass in milliseconds. */
export async function createTestHost(options: TestHostOptions): Promise<TestHost> {
  const host = new Host(options);
  await host.open();
  return host;
}

class Host implements TestHost {
  engine!: TestableEngine;
  readonly clock: EngineClock;
  readonly logs: EngineLogRecord[] = [];
  crashes = 0;
  private db!: Database;
  private readonly folder: string;
  private readonly runtime: FunctionRuntime;
  private pendingCrash: { point: CrashPoint; left: number } | undefined;
  private crashed = false;

  constructor(private readonly options: TestHostOptions) {
    this.folder = options.folder ?? mkdtempSync(join(tmpdir(), 'engine-'));
    this.clock = options.clock ?? createManualClock();
    this.runtime = 'runOrchestrator' in options.app ? options.app : createInlineRuntime(options.app);
  }

  async open(): Promise<void> {
    this.db = openDatabase({ folder: this.folder, modules: [durableModule] });
    this.engine = createEngine({
      ...this.options.engine,
      replayFromScratch: this.options.replayFromScratch ?? false,
      db: this.db,
      runtime: this.runtime,
      clock: this.clock,
      log: (record) => this.logs.push(record),
      onCrashPoint: (point) => this.reached(point),
    });
    await this.engine.start();
  }

  async start(name: string, input?: unknown, options: { instanceId?: string; version?: string } = {}): Promise<string> {
    const text = input === undefined ? null : JSON.stringify(input);
    const result = await this.engine.startInstance({ name, input: text, ...options });
    if (result.kind === 'started') return result.instanceId;
    throw new Error(`Instance '${options.instanceId}' exists already and is ${result.status}.`);
  }

  async raise(instanceId: string, event: string, data?: unknown): Promise<void> {
    const answer = await this.engine.raiseEvent(instanceId, event, data === undefined ? null : JSON.stringify(data));
    if (answer !== 'accepted') throw new Error(`Event '${event}' for '${instanceId}' was answered ${answer}.`);
  }

  async state(instanceId: string): Promise<InstanceState> {
    const state = await this.engine.getInstance(instanceId);
    if (state === undefined) throw new Error(`There is no instance '${instanceId}'.`);
    return state;
  }

  async output(instanceId: string): Promise<unknown> {
    const state = await this.state(instanceId);
    if (state.runtimeStatus !== 'Completed')
      throw new Error(`'${instanceId}' is ${state.runtimeStatus}: ${state.output}`);
    return state.output === null ? null : JSON.parse(state.output);
  }

  async runUntil(predicate: () => boolean | Promise<boolean>): Promise<void> {
    for (;;) {
      await this.engine.settled();
      if (this.crashed) await this.reopen();
      else if (await predicate()) return;
      else if (!(await this.moveClock()))
        throw new Error('Nothing is left to happen, and the condition does not hold.');
    }
  }

  async runToEnd(instanceId: string): Promise<InstanceState> {
    await this.runUntil(async () => ENDED.has((await this.state(instanceId)).runtimeStatus));
    return this.state(instanceId);
  }

  async crash(): Promise<void> {
    this.kill();
    await this.reopen();
  }

  crashAt(point: CrashPoint, occurrence = 1): void {
    this.pendingCrash = { point, left: occurrence };
  }

  exportHistory(instanceId: string): Promise<readonly HistoryEvent[]> {
    return this.engine.getHistory(instanceId);
  }

  async close(): Promise<void> {
    this.engine.kill();
    await this.db.abandon();
    if (this.options.folder === undefined) rmSync(this.folder, { recursive: true, force: true });
  }

  private async moveClock(): Promise<boolean> {
    if ('advanceToNext' in this.clock) return (this.clock as ManualClock).advanceToNext();
    await new Promise((resolve) => setTimeout(resolve, 1));
    return true;
  }

  private reached(point: CrashPoint): void {
    const pending = this.pendingCrash;
    if (pending?.point !== point) return;
    pending.left -= 1;
    if (pending.left > 0) return;
    this.pendingCrash = undefined;
    this.kill();
  }

  private kill(): void {
    this.crashed = true;
    this.crashes += 1;
    this.engine.kill();
  }

  private async reopen(): Promise<void> {
    this.crashed = false;
    await this.db.abandon();
    await this.open();
  }
}

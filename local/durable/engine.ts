import { randomUUID } from 'node:crypto';
import type { Write } from '../store/database';
import { Activities } from './activities';
import type {
  DurableEngine,
  EngineMetrics,
  HistoryEvent,
  InstanceAnswer,
  InstanceFilter,
  InstanceState,
  JsonText,
  RuntimeStatus,
  StartRequest,
  StartResult,
  TraceContext,
} from './api';
import { replaceWrites } from './children';
import { runControl, type ControlName } from './controls';
import { settingsOf, type EngineOptions, type TestableEngine } from './engine-options';
import { Entities, type Operation } from './entities';
import { historyView } from './history-view';
import { isTerminal, newInstance, stateOf, type Acknowledge, type ControlAnswer, type Message } from './instance';
import { Instances } from './instances';
import { Kernel } from './kernel';
import { Orchestrations } from './orchestrations';
import { orDefault } from './pass-plan';
import { takeEnded } from './retention';
import { systemClock } from './system-clock';

export { durableModule } from './instance-store';
export type { EngineOptions, TestableEngine } from './engine-options';
export type { CrashPoint, EngineLogRecord, PassReport } from './kernel';

const PAGE = 100;

/** The durable engine over one store. Call `start` before anything else. */
export function createEngine(options: EngineOptions): TestableEngine {
  return new Engine(options);
}

class Engine implements TestableEngine {
  private readonly kernel: Kernel;
  private readonly instances: Instances;
  private readonly orchestrations: Orchestrations;
  private readonly activities: Activities;
  private readonly entities: Entities;

  constructor(private readonly options: EngineOptions) {
    const clock = options.clock ?? systemClock();
    const log = options.log ?? (() => undefined);
    const onFailure = options.onFailure ?? (() => undefined);
    this.kernel = new Kernel(options.db, options.runtime, clock, settingsOf(options), log, onFailure);
    this.instances = new Instances(this.kernel, (instanceId) => this.orchestrations.wake(instanceId));
    this.activities = new Activities(this.kernel, (instance, message) =>
      this.orchestrations.deliver(instance, message),
    );
    this.entities = new Entities(this.kernel, (instanceId, message) =>
      this.orchestrations.deliverTo(instanceId, message),
    );
    this.orchestrations = new Orchestrations(this.kernel, this.instances, {
      startActivity: (instance, unit) => this.activities.start(instance, unit),
      sendToEntity: (request, sender) => this.entities.sendFrom(sender, request),
    });
  }

  async start(): Promise<void> {
    const { store } = this.kernel;
    for (const [status, count] of store.counts()) this.instances.counts.set(status, count);
    for (const row of store.inbox())
      this.restoreMessage(Number(row['seq']), String(row['target']), String(row['message']));
    for (const id of store.busyIds()) {
      const instance = this.instances.find(id);
      if (instance !== undefined) this.orchestrations.resume(instance);
    }
    for (const row of store.wakes()) this.instances.timers.set(String(row['id']), Number(row['wake_at']));
  }

  async stop(drainMs: number): Promise<void> {
    this.kernel.stopping = true;
    this.instances.timers.stop();
    const drained = Promise.all([this.activities.idle(), this.entities.idle()]).then(() => this.orchestrations.idle());
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([drained, new Promise((resolve) => (timer = setTimeout(resolve, drainMs)))]);
    clearTimeout(timer);
    await this.kernel.drained();
    this.kernel.fail(new Error('The durable engine is stopped.'));
  }

  async startInstance(request: StartRequest): Promise<StartResult> {
    this.check();
    const instanceId = request.instanceId ?? randomUUID().replaceAll('-', '');
    const existing = this.instances.find(instanceId);
    if (existing !== undefined && !isTerminal(existing.status) && !this.kernel.settings.replaceRunning) {
      this.instances.rest(existing);
      return { kind: 'exists', status: existing.status };
    }
    const before = existing === undefined ? [] : replaceWrites(existing, this.parts);
    await new Promise<void>((resolve, reject) => {
      const instance = newInstance({
        row: this.kernel.nextRow(),
        id: instanceId,
        name: request.name,
        executionId: randomUUID(),
        version: orDefault(request.version, this.kernel.settings.versions.defaultVersion),
        input: request.input,
        createdAt: this.kernel.clock.now(),
        parent: undefined,
        trace: request.trace,
        before,
        inbox: [{ kind: 'wake', acknowledge: { resolve, reject } }],
      });
      this.instances.add(instance);
      this.orchestrations.ready(instance);
    });
    return { kind: 'started', instanceId };
  }

  async raiseEvent(
    instanceId: string,
    name: string,
    payload: JsonText | null,
    trace?: TraceContext,
  ): Promise<InstanceAnswer> {
    this.check();
    const instance = this.instances.find(instanceId);
    if (instance === undefined) return 'notFound';
    if (isTerminal(instance.status)) return 'finished';
    if (/^\d+$/.test(name)) this.warnNumericEvent(instanceId, name);
    await new Promise<void>((resolve, reject) => {
      const event = { kind: 'event', name, input: payload, ...(trace === undefined ? {} : { trace }) } as const;
      this.orchestrations.deliver(instance, { ...event, acknowledge: { resolve, reject } });
    });
    return 'accepted';
  }

  terminate(instanceId: string, reason: string | null): Promise<InstanceAnswer> {
    return this.control('terminate', instanceId, reason);
  }

  suspend(instanceId: string, reason: string | null): Promise<InstanceAnswer> {
    return this.control('suspend', instanceId, reason);
  }

  resume(instanceId: string, reason: string | null): Promise<InstanceAnswer> {
    return this.control('resume', instanceId, reason);
  }

  rewind(instanceId: string, reason: string | null): Promise<InstanceAnswer> {
    return this.control('rewind', instanceId, reason);
  }

  async restart(instanceId: string, withNewId: boolean): Promise<StartResult | { readonly kind: 'notFound' }> {
    const state = await this.getInstance(instanceId);
    if (state === undefined) return { kind: 'notFound' };
    return this.startInstance({
      name: state.name,
      input: state.input,
      ...(state.version === null ? {} : { version: state.version }),
      ...(withNewId ? {} : { instanceId }),
    });
  }

  async purge(instanceId: string): Promise<InstanceAnswer> {
    this.check();
    const instance = this.instances.find(instanceId);
    if (instance === undefined) return 'notFound';
    if (!isTerminal(instance.status)) {
      this.instances.rest(instance);
      return 'wrongState';
    }
    await this.remove([instanceId]);
    return 'accepted';
  }

  async purgeBy(filter: InstanceFilter): Promise<number> {
    this.check();
    let removed = 0;
    let continuation = '';
    for (;;) {
      const found = this.kernel.store.list({ ...filter, continuation }, 1000);
      const last = found.at(-1);
      if (last === undefined) return removed;
      removed += await this.remove(found.map((state) => state.instanceId));
      continuation = last.instanceId;
    }
  }

  async purgeEnded(before: number, after: number, rows: number): ReturnType<DurableEngine['purgeEnded']> {
    this.check();
    const { ids, writes, next } = takeEnded(this.parts, before, after, rows);
    if (ids.length > 0) await this.committed(writes);
    return { purged: ids.length, next };
  }

  async waitForEnd(instanceId: string, timeoutMs?: number): Promise<InstanceState | undefined> {
    const state = await this.getInstance(instanceId);
    if (state === undefined || isTerminal(state.runtimeStatus)) return state;
    let timer: NodeJS.Timeout | undefined;
    const ended = await new Promise<boolean>((resolve) => {
      const giveUp = this.instances.watch(instanceId, () => resolve(true));
      if (timeoutMs === undefined) return;
      timer = setTimeout(() => {
        giveUp();
        resolve(false);
      }, timeoutMs);
    });
    clearTimeout(timer);
    return ended ? this.getInstance(instanceId) : undefined;
  }

  async getInstance(instanceId: string): Promise<InstanceState | undefined> {
    const live = this.instances.inMemory(instanceId);
    if (live?.stored === true) {
      const state = stateOf(live);
      await live.committed;
      return state;
    }
    const stored = this.kernel.store.find(instanceId);
    return stored === undefined ? undefined : stateOf(stored);
  }

  async getHistory(instanceId: string): Promise<readonly HistoryEvent[]> {
    await this.instances.inMemory(instanceId)?.committed;
    const stored = this.kernel.store.find(instanceId);
    return stored === undefined ? [] : historyView(stored, this.kernel.store.history(stored.row));
  }

  async listInstances(
    filter: InstanceFilter,
  ): Promise<{ readonly items: readonly InstanceState[]; readonly continuation?: string }> {
    const limit = filter.top ?? PAGE;
    const items = this.kernel.store.list(filter, limit);
    const last = items.at(-1);
    return items.length < limit || last === undefined ? { items } : { items, continuation: last.instanceId };
  }

  async signalEntity(
    target: { readonly name: string; readonly key: string },
    operation: string,
    input: JsonText | null,
    trace?: TraceContext,
  ): Promise<void> {
    this.check();
    const message: Operation = { op: operation, input, signal: true, ...(trace === undefined ? {} : { trace }) };
    await new Promise<void>((resolve, reject) => this.entities.signal(target, message, { resolve, reject }));
  }

  async readEntity(target: { readonly name: string; readonly key: string }): Promise<JsonText | undefined> {
    return this.entities.read(target);
  }

  async listEntities(filter: Parameters<DurableEngine['listEntities']>[0]): ReturnType<DurableEngine['listEntities']> {
    const limit = filter.top ?? PAGE;
    const items = this.entities.store.list(filter, filter.continuation ?? '', limit);
    const last = items.at(-1);
    return items.length < limit || last === undefined ? { items } : { items, continuation: last.id };
  }

  metrics(): EngineMetrics {
    const figures = this.options.db.figures();
    const status = (name: RuntimeStatus): number => this.instances.counts.get(name) ?? 0;
    return {
      instances: {
        Pending: status('Pending'),
        Running: status('Running'),
        Completed: status('Completed'),
        ContinuedAsNew: status('ContinuedAsNew'),
        Failed: status('Failed'),
        Canceled: status('Canceled'),
        Terminated: status('Terminated'),
        Suspended: status('Suspended'),
      },
      queuedOrchestrations: this.orchestrations.queued,
      queuedActivities: this.activities.queued,
      runningActivities: this.activities.active,
      episodes: this.kernel.figures.episodes,
      commits: figures.commits,
      commitMillis: figures.commitMillis,
    };
  }

  async settled(): Promise<void> {
    for (;;) {
      const { activities, entities, orchestrations, kernel } = this;
      const isBusy =
        activities.active + activities.queued > 0 || entities.isBusy || orchestrations.isBusy || kernel.isCommitting;
      if (!isBusy || kernel.failure !== undefined) return;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  kill(): void {
    this.kernel.stopping = true;
    this.instances.timers.stop();
    this.kernel.fail(new Error('The durable engine was killed.'));
  }

  private get parts(): { kernel: Kernel; instances: Instances } {
    return { kernel: this.kernel, instances: this.instances };
  }

  private warnNumericEvent(instanceId: string, name: string): void {
    const message = `Event '${name}' has the name of a task id: the SDK may end that task with it. Use another name.`;
    this.options.log?.({ level: 'warning', message, instanceId });
  }

  private check(): void {
    if (this.kernel.failure !== undefined) throw this.kernel.failure;
  }

  private async control(name: ControlName, instanceId: string, reason: string | null): Promise<InstanceAnswer> {
    this.check();
    const instance = this.instances.find(instanceId);
    if (instance === undefined) return 'notFound';
    if (name === 'rewind' && instance.status === 'Failed') this.instances.adopt(instance);
    if (name !== 'rewind' && isTerminal(instance.status)) return 'finished';
    return new Promise((resolve, reject) => {
      const answer = (result: ControlAnswer): Acknowledge => ({ resolve: () => resolve(result), reject });
      this.orchestrations.control(instance, (links) => runControl(name, instance, reason, links, answer));
    });
  }

  private async remove(ids: readonly string[]): Promise<number> {
    const writes = ids.flatMap((id) => {
      const instance = this.instances.find(id);
      return instance === undefined ? [] : [replaceWrites(instance, this.parts)];
    });
    if (writes.length === 0) return 0;
    await this.committed(writes.flat());
    return writes.length;
  }

  private committed(writes: readonly Write[]): Promise<void> {
    return new Promise((resolve, reject) => this.kernel.commit(writes, undefined, undefined, [{ resolve, reject }]));
  }

  private restoreMessage(seq: number, target: string, text: string): void {
    if (target.startsWith('@')) {
      this.entities.restore(target, seq, JSON.parse(text) as Operation);
      return;
    }
    this.orchestrations.deliverTo(target, { ...(JSON.parse(text) as Message), seq });
  }
}

import type { Write } from '../store/database';
import type { EntityAddress, JsonText, TraceContext } from './api';
import { addressOf, createEntityStore, entityId, type EntityStore } from './entity-store';
import type { Acknowledge, Instance, Message } from './instance';
import type { Kernel } from './kernel';
import type { EntityRequest } from './pass-plan';

/** An operation in an entity's inbox; always stored before it is run. */
export interface Operation {
  readonly op: string;
  readonly input: JsonText | null;
  readonly signal: boolean;
  /** A call: its id, and who waits for the answer. */
  readonly id?: string;
  readonly parent?: string;
  readonly parentExecution?: string;
  readonly trace?: TraceContext;
}

interface Queued extends Operation {
  readonly seq: number;
}

interface Entity {
  readonly id: string;
  readonly address: EntityAddress;
  state: JsonText | null;
  exists: boolean;
  queue: Queued[];
  running: boolean;
}

interface BatchAnswer {
  readonly results: readonly { readonly isError: boolean; readonly result?: string }[];
  readonly signals: readonly {
    readonly target: { name: string; key: string };
    readonly name: string;
    readonly input: string;
  }[];
  readonly entityExists: boolean;
  readonly entityState?: string;
}

/** Idle entities kept in memory. */
const KEPT = 5000;

/** Runs entity operations: in order per entity, one batch at a time, state and messages in one commit. */
export class Entities {
  readonly store: EntityStore;
  private readonly live = new Map<string, Entity>();
  private active = 0;
  private waiting = 0;
  private idleWaiters: (() => void)[] = [];

  constructor(
    private readonly kernel: Kernel,
    private readonly deliver: (instanceId: string, message: Message) => void,
  ) {
    this.store = createEntityStore(kernel.db);
  }

  /** A client's signal: acknowledged once it is durable. */
  signal(target: EntityAddress, operation: Operation, acknowledge: Acknowledge): void {
    const { writes, deliver } = this.post(entityId(target), operation);
    if (writes.length === 0) return acknowledge.resolve();
    this.kernel.commit(writes, undefined, deliver, [acknowledge]);
  }

  sendFrom(sender: Instance, request: EntityRequest): { writes: Write[]; deliver: () => void } {
    const { op, input, signal, id } = request;
    const trace = sender.trace === undefined ? {} : { trace: sender.trace };
    const caller = { id, parent: sender.id, parentExecution: sender.executionId };
    return this.post(request.target, { op, input, signal, ...(signal ? {} : caller), ...trace });
  }

  /** Committed state; undefined when the entity does not exist. */
  read(target: EntityAddress): JsonText | undefined {
    const found = this.store.find(entityId(target));
    return found === undefined ? undefined : (found.state ?? 'null');
  }

  /** After a start: operations that were stored and not run. */
  restore(target: string, seq: number, operation: Operation): void {
    this.enqueue(target, { ...operation, seq });
  }

  get isBusy(): boolean {
    return this.waiting > 0 || this.active > 0;
  }

  async idle(): Promise<void> {
    while (this.active > 0) await new Promise<void>((resolve) => this.idleWaiters.push(resolve));
  }

  private post(given: string, operation: Operation): { writes: Write[]; deliver: () => void } {
    const { name, key } = addressOf(given);
    const target = entityId({ name, key });
    if (!this.kernel.runtime.has('entity', name)) {
      this.kernel.log({
        level: 'warning',
        message: `Signal '${operation.op}' to ${target} is dropped: no entity function named '${name}' is registered. On Azure it would wait for ever.`,
      });
      return { writes: [], deliver: () => undefined };
    }
    const seq = this.kernel.nextSeq();
    return {
      writes: [this.kernel.store.post(seq, target, operation)],
      deliver: () => this.enqueue(target, { ...operation, seq }),
    };
  }

  private enqueue(target: string, operation: Queued): void {
    const entity = this.live.get(target) ?? this.load(target);
    entity.queue.push(operation);
    if (entity.running || entity.queue.length > 1) return;
    this.waiting += 1;
    setImmediate(() => {
      this.waiting -= 1;
      void this.run(entity);
    });
  }

  private load(id: string): Entity {
    const stored = this.store.find(id);
    const entity: Entity = {
      id,
      address: addressOf(id),
      state: stored?.state ?? null,
      exists: stored !== undefined,
      queue: [],
      running: false,
    };
    this.live.set(id, entity);
    if (this.live.size > KEPT) this.evict();
    return entity;
  }

  private evict(): void {
    for (const [id, entity] of this.live) {
      if (this.live.size <= KEPT) return;
      if (!entity.running && entity.queue.length === 0) this.live.delete(id);
    }
  }

  private async run(entity: Entity): Promise<void> {
    if (entity.running || entity.queue.length === 0 || this.kernel.stopping || this.kernel.failure !== undefined)
      return;
    entity.running = true;
    this.active += 1;
    const batch = entity.queue.slice(0, this.kernel.settings.maxEntityBatch);
    const answer = await this.answerOf(entity, batch);
    this.kernel.crashPoint('entityDone', entity.id);
    entity.queue = entity.queue.slice(batch.length);
    this.commit(entity, batch, answer);
  }

  private async answerOf(entity: Entity, batch: readonly Queued[]): Promise<BatchAnswer> {
    const request = {
      self: entity.address,
      exists: entity.exists,
      state: entity.state,
      batch: batch.map(({ op, input, signal }) => ({ name: op, input, isSignal: signal })),
    };
    try {
      return (await this.kernel.runtime.runEntity(entity.address.name, request, batch[0]?.trace)) as BatchAnswer;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.kernel.log({
        level: 'error',
        message: `A batch of entity ${entity.id} failed: ${message}`,
        instanceId: entity.id,
      });
      const failed = { isError: true, result: JSON.stringify(message) };
      const { exists, state } = entity;
      return {
        results: batch.map(() => failed),
        signals: [],
        entityExists: exists,
        ...(state === null ? {} : { entityState: state }),
      };
    }
  }

  private commit(entity: Entity, batch: readonly Queued[], answer: BatchAnswer): void {
    const { store } = this.kernel;
    const writes: Write[] = batch.map((operation) => store.unpost(operation.seq));
    entity.exists = answer.entityExists;
    entity.state = answer.entityExists ? (answer.entityState ?? null) : null;
    const now = this.kernel.clock.now();
    writes.push(
      entity.exists ? this.store.put(entity.id, entity.address, now, entity.state) : this.store.remove(entity.id),
    );
    const after: (() => void)[] = [];
    batch.forEach((operation, index) => writes.push(...this.answer(operation, answer.results[index])));
    for (const signal of answer.signals) {
      // Names keep their case here, as on the genuine host: `@Counter@k` is another entity than `@counter@k` there.
      const target = entityId(signal.target);
      if (signal.target.name !== signal.target.name.toLowerCase()) this.warnCase(entity, signal.target.name);
      const posted = this.post(target, {
        op: signal.name,
        input: signal.input === '' ? null : signal.input,
        signal: true,
      });
      writes.push(...posted.writes);
      after.push(posted.deliver);
    }
    this.kernel.commit(writes, undefined, () => {
      for (const effect of after) effect();
      entity.running = false;
      this.active -= 1;
      if (this.active === 0) for (const waiter of this.idleWaiters.splice(0)) waiter();
      if (entity.queue.length > 0) void this.run(entity);
    });
  }

  private answer(operation: Queued, result: BatchAnswer['results'][number] | undefined): Write[] {
    const { id, parent, parentExecution } = operation;
    if (id === undefined || parent === undefined || parentExecution === undefined) return [];
    const body = { result: result?.result ?? null, ...(result?.isError === true ? { exceptionType: 'Error' } : {}) };
    const message: Message = { kind: 'event', name: id, input: JSON.stringify(body), executionId: parentExecution };
    const seq = this.kernel.nextSeq();
    this.deliver(parent, { ...message, seq });
    return [this.kernel.store.post(seq, parent, message)];
  }

  private warnCase(entity: Entity, name: string): void {
    this.kernel.log({
      level: 'warning',
      message: `Entity ${entity.id} signals '${name}': capitals are ignored here. On Azure that is another entity; use lower case.`,
      instanceId: entity.id,
    });
  }
}

import type { Write } from '../store/database';
import { takeBatch, type Batch } from './batch';
import { endInstance, type Ending } from './endings';
import { EVENT, type StoredEvent } from './events';
import { endEpisode, nextWake, runnable, type Execution, type Unit } from './execution';
import { isTerminal, type Acknowledge, type Instance, type Message } from './instance';
import type { Instances } from './instances';
import type { Kernel } from './kernel';
import { planPass, type EntityRequest, type PassPlan } from './pass-plan';
import { OrchestrationProblem, failureText, unknownOrchestrator } from './problems';
import { runPass, type PassResult } from './sdk-pass';
import { accepts, refusalText } from './versions';
import { startChild } from './children';

/** Passes that may be under way at once; more than one only matters when a hook of the app waits for something. */
const CONCURRENT_PASSES = 4;
/** How long passes may keep the event loop from everything else. */
const SLICE_MS = 8;
/** While activities are still ending, a pass that took long waits about as long for more of them. */
const LONGEST_GATHERING_MS = 10;

/** What a step needs from the rest of the engine. */
export interface StepLinks {
  readonly kernel: Kernel;
  readonly instances: Instances;
  startActivity(instance: Instance, unit: Unit): void;
  /** Writes for an entity's inbox, and the delivery to carry out once they are durable. */
  sendToEntity(request: EntityRequest, sender: Instance): { writes: Write[]; deliver(): void };
  deliver(instanceId: string, message: Message): void;
  ready(instance: Instance): void;
}

/**
 * Steps orchestration instances: one step at a time per instance, each of them one commit. Passes of user code have no
 * effect outside this process, so a step may build on a commit that is still under way; whatever does have an effect
 * (activities, entities, answers to callers) waits for it.
 */
export class Orchestrations {
  private readonly queue: Instance[] = [];
  private scheduled = false;
  private active = 0;
  private readonly links: StepLinks;

  constructor(
    private readonly kernel: Kernel,
    private readonly instances: Instances,
    links: Pick<StepLinks, 'startActivity' | 'sendToEntity'>,
  ) {
    this.links = {
      ...links,
      kernel,
      instances,
      deliver: (instanceId, message) => this.deliverTo(instanceId, message),
      ready: (instance) => this.ready(instance),
    };
  }

  get queued(): number {
    return this.queue.length;
  }

  /** Puts a message into the instance's inbox; drops it when there is nobody to take it. */
  deliverTo(instanceId: string, message: Message): void {
    const instance = this.instances.find(instanceId);
    if (instance !== undefined && !isTerminal(instance.status)) this.deliver(instance, message);
    else this.drop([message]);
  }

  deliver(instance: Instance, message: Message): void {
    if (instance.gone) return this.drop([message]);
    instance.inbox.push(message);
    if (!instance.gathering || instance.runningActivities === 0) this.ready(instance);
  }

  /** Runs a management operation between two passes of the instance, ahead of its messages. */
  control(instance: Instance, run: (links: StepLinks) => void): void {
    instance.controls.push({ run: () => run(this.links) });
    this.ready(instance);
  }

  ready(instance: Instance): void {
    if (instance.queued || instance.stepping || instance.gone) return;
    instance.queued = true;
    this.queue.push(instance);
    this.schedule();
  }

  /** Resolves when no step is running or waiting. */
  async idle(): Promise<void> {
    while (this.active > 0 || this.queue.length > 0) await new Promise((resolve) => setImmediate(resolve));
  }

  /** Fires the timers of an instance that are due. */
  wake(instanceId: string): void {
    const instance = this.instances.find(instanceId);
    if (instance === undefined || isTerminal(instance.status)) return;
    const execution = this.instances.executionOf(instance);
    const now = this.kernel.clock.now();
    const due = [...execution.open.values()].filter(
      (unit) => unit.kind === 'timer' && !unit.underway && unit.fireAt <= now,
    );
    for (const unit of due.sort((a, b) => a.fireAt - b.fireAt || a.id - b.id)) {
      unit.underway = true;
      this.deliver(instance, { kind: 'timerFired', executionId: instance.executionId, taskId: unit.id });
    }
    this.rearm(instance, execution);
  }

  /** After a start: whatever was open goes on. */
  resume(instance: Instance): void {
    const execution = this.instances.executionOf(instance);
    for (const unit of runnable(execution)) this.links.startActivity(instance, unit);
    if (!execution.started || instance.inbox.length > 0) this.ready(instance);
  }

  private rearm(instance: Instance, execution: Execution): void {
    let earliest: number | undefined;
    for (const unit of execution.open.values()) {
      if (unit.kind !== 'timer' || unit.underway) continue;
      if (earliest === undefined || unit.fireAt < earliest) earliest = unit.fireAt;
    }
    this.instances.timers.set(instance.id, earliest);
  }

  private schedule(): void {
    if (this.scheduled || this.active >= CONCURRENT_PASSES) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      const until = performance.now() + SLICE_MS;
      const workers = Math.min(CONCURRENT_PASSES - this.active, this.queue.length);
      for (let count = 0; count < workers; count += 1) void this.work(until);
    });
  }

  private async work(until: number): Promise<void> {
    this.active += 1;
    for (let next = this.queue.shift(); next !== undefined; next = this.queue.shift()) {
      next.queued = false;
      if (this.kernel.failure !== undefined) continue;
      await this.step(next);
      if (performance.now() >= until) break;
    }
    this.active -= 1;
    if (this.queue.length > 0) this.schedule();
  }

  private async step(instance: Instance): Promise<void> {
    if (instance.gone) return this.drop(instance.inbox.splice(0));
    instance.stepping = true;
    try {
      while (instance.controls.length > 0) instance.controls.shift()?.run();
      if (instance.gone || isTerminal(instance.status)) this.drop(instance.inbox.splice(0));
      else if (!this.mayRun(instance)) this.park(instance);
      else await this.pass(instance);
    } catch (error) {
      this.kernel.fail(error instanceof Error ? error : new Error(String(error)));
    } finally {
      instance.stepping = false;
    }
    const goesOn = instance.controls.length > 0 || (this.hasWork(instance) && !instance.gathering);
    if (goesOn) this.ready(instance);
    else this.instances.rest(instance);
  }

  private hasWork(instance: Instance): boolean {
    if (instance.gone || instance.inbox.length === 0) return false;
    const runs = instance.status !== 'Suspended' && !instance.refused;
    return instance.inbox.some((message) => message.kind !== 'startChild' && (runs || message.seq === undefined));
  }

  private mayRun(instance: Instance): boolean {
    if (instance.status === 'Suspended') return false;
    const { versions } = this.kernel.settings;
    if (accepts(versions, instance.version)) return true;
    const text = refusalText(versions, instance.id, instance.version);
    if (versions.failure === 'Fail') {
      this.finish(instance, this.instances.executionOf(instance), undefined, { kind: 'problem', text });
      return false;
    }
    if (!instance.refused) this.kernel.log({ level: 'warning', message: `${text} It waits.`, instanceId: instance.id });
    instance.refused = true;
    return false;
  }

  /** Nobody may see the messages now: they are kept in the file instead. */
  private park(instance: Instance): void {
    if (isTerminal(instance.status)) return;
    const acknowledges: Acknowledge[] = [];
    const writes: Write[] = instance.stored ? [] : this.kernel.store.save(instance);
    for (const message of instance.inbox) {
      if (message.acknowledge !== undefined) acknowledges.push(message.acknowledge);
      delete message.acknowledge;
      if (message.seq !== undefined) continue;
      writes.push(this.kernel.store.post(this.kernel.nextSeq(), instance.id, message));
      message.seq = this.kernel.lastSeq;
    }
    if (writes.length > 0) this.kernel.commit(writes, instance, () => this.instances.rest(instance), acknowledges);
  }

  /** Messages nobody will ever take. */
  private drop(messages: readonly Message[]): void {
    const writes: Write[] = [];
    for (const message of messages) {
      message.acknowledge?.resolve();
      if (message.seq !== undefined) writes.push(this.kernel.store.unpost(message.seq));
    }
    if (writes.length > 0) this.kernel.commit(writes, undefined);
  }

  private async pass(instance: Instance): Promise<void> {
    if (instance.execution === undefined && instance.uncommitted > 0) await instance.committed;
    const execution = this.instances.executionOf(instance);
    let batch: Batch | undefined;
    try {
      batch = takeBatch(instance, execution, this.kernel.clock.now());
      if (!batch.isNeeded) return this.drop(batch.consumed.map((seq) => ({ kind: 'wake', seq })));
      if (!this.kernel.runtime.has('orchestrator', instance.name)) {
        throw unknownOrchestrator(instance.name, this.kernel.runtime.names('orchestrator'));
      }
      const since = performance.now();
      const result = await runPass(instance, execution, this.kernel.runtime);
      this.kernel.figures.episodes += 1;
      this.kernel.figures.passMillis += performance.now() - since;
      const plan = planPass(execution, result.actions, {
        name: instance.name,
        instanceId: instance.id,
        executionId: instance.executionId,
        parentId: instance.parent?.instanceId,
        at: batch.at,
        runtime: this.kernel.runtime,
        defaultVersion: this.kernel.settings.versions.defaultVersion,
      });
      this.kernel.crashPoint('passDone', instance.id);
      this.conclude(instance, execution, batch, result, plan);
      this.report(instance, execution, result);
      this.gather(instance, performance.now() - since);
    } catch (error) {
      // The instance fails, not the engine: a poisonous history or an action that cannot be done.
      const text =
        error instanceof OrchestrationProblem ? error.text : failureText(instance.name, (error as Error).message);
      if (!(error instanceof OrchestrationProblem)) {
        this.kernel.log({ level: 'error', message: String((error as Error).stack), instanceId: instance.id });
      }
      this.finish(instance, execution, batch, { kind: 'problem', text });
    }
  }

  /** Lets the ends of activities gather while the fan-in is long: passes cost as much as the history is long. */
  private gather(instance: Instance, millis: number): void {
    if (millis < 1 || instance.runningActivities < 2) return;
    instance.gathering = true;
    setTimeout(() => this.endGathering(instance), Math.min(millis, LONGEST_GATHERING_MS));
  }

  private endGathering(instance: Instance): void {
    instance.gathering = false;
    if (this.hasWork(instance)) this.ready(instance);
  }

  private conclude(instance: Instance, execution: Execution, batch: Batch, result: PassResult, plan: PassPlan): void {
    const { end } = result;
    const ending = endingOf(result, plan);
    const decided = [...batch.continued, ...plan.decided];
    if (end?.kind === 'failed' && execution.failedInEpisode === undefined) {
      execution.failedInEpisode = execution.episodes;
      decided.push({ EventType: EVENT.failureNoted, EventId: -1 });
    }
    if (ending !== undefined && execution.open.size === 0) {
      return this.finish(instance, execution, batch, ending, decided, plan);
    }
    const keepsStatus = result.customStatus === undefined && instance.generation > 0 && end === undefined;
    if (!keepsStatus) instance.customStatus = result.customStatus ?? null;
    this.goOn(instance, execution, batch, decided, plan);
  }

  /** The instance goes on waiting: one commit with history, new work and messages. */
  private goOn(
    instance: Instance,
    execution: Execution,
    batch: Batch,
    decided: readonly StoredEvent[],
    plan: PassPlan,
  ): void {
    const { store } = this.kernel;
    const writes: Write[] = [];
    const effects = this.effectsOf(instance, execution, batch, decided, plan, writes);
    const text = JSON.stringify([...batch.received, ...decided]);
    writes.push(store.append(instance, execution.episodes, batch.at, text));
    for (const seq of batch.consumed) writes.push(store.unpost(seq));
    endEpisode(execution, text.length);
    this.instances.setStatus(instance, 'Running');
    instance.updatedAt = batch.at;
    instance.busy = hasActivities(execution);
    const wakeAt = nextWake(execution);
    if (wakeAt !== instance.wakeAt) instance.wakeAt = wakeAt;
    this.rearm(instance, execution);
    writes.push(...store.save(instance));
    this.kernel.commit(
      writes,
      instance,
      () => {
        for (const effect of effects) effect();
        this.afterCommit(instance);
      },
      batch.acknowledges,
    );
  }

  private afterCommit(instance: Instance): void {
    if (this.kernel.settings.replayFromScratch && !instance.stepping && instance.uncommitted === 0) {
      instance.execution = undefined;
    }
    this.instances.rest(instance);
  }

  /** Adds the writes of what this pass has decided; returns what happens once they are durable. */
  private effectsOf(
    instance: Instance,
    execution: Execution,
    batch: Batch,
    decided: readonly StoredEvent[],
    plan: PassPlan,
    writes: Write[],
  ): (() => void)[] {
    const effects: (() => void)[] = [];
    const start = (unit: Unit | undefined): void => {
      if (unit !== undefined) effects.push(() => this.startIfOpen(instance, execution, unit));
    };
    for (const event of batch.received) {
      if (event.EventType !== EVENT.timerFired) continue;
      for (const unit of execution.open.values()) if (unit.note.after === event.TimerId) start(unit);
    }
    for (const event of decided) {
      if (event.EventType === EVENT.taskScheduled && event._?.after === undefined)
        start(execution.open.get(event.EventId));
      if (event.EventType === EVENT.childCreated) writes.push(...startChild(instance, event, this.links));
    }
    for (const request of plan.entityRequests) {
      const sent = this.links.sendToEntity(request, instance);
      writes.push(...sent.writes);
      effects.push(sent.deliver);
    }
    return effects;
  }

  private startIfOpen(instance: Instance, execution: Execution, unit: Unit): void {
    if (instance.gone || isTerminal(instance.status)) return;
    const current = instance.execution === execution ? unit : this.instances.executionOf(instance).open.get(unit.id);
    if (current !== undefined) this.links.startActivity(instance, current);
  }

  private finish(
    instance: Instance,
    execution: Execution,
    batch: Batch | undefined,
    ending: Ending,
    decided: readonly StoredEvent[] = [],
    plan?: PassPlan,
  ): void {
    const writes: Write[] = [];
    const effects =
      plan === undefined || batch === undefined
        ? []
        : this.effectsOf(instance, execution, batch, decided, plan, writes);
    const at = batch?.at ?? this.kernel.clock.now();
    const received = batch?.received ?? [];
    writes.push(...endInstance(instance, execution, { at, received, decided, ending }, this.links));
    for (const seq of batch?.consumed ?? []) writes.push(this.kernel.store.unpost(seq));
    this.kernel.commit(
      writes,
      instance,
      () => {
        for (const effect of effects) effect();
        this.instances.rest(instance);
      },
      batch?.acknowledges ?? [],
    );
    if (isTerminal(instance.status)) this.drop(instance.inbox.splice(0));
  }

  private report(instance: Instance, execution: Execution, result: PassResult): void {
    this.kernel.settings.onPass?.({
      instanceId: instance.id,
      context: result.context,
      nextId: execution.nextId,
      ended: result.end !== undefined || result.isDone,
    });
  }
}

function hasActivities(execution: Execution): boolean {
  for (const unit of execution.open.values()) if (unit.kind === 'activity') return true;
  return false;
}

function endingOf(result: PassResult, plan: PassPlan): Ending | undefined {
  if (result.end === undefined) return undefined;
  if (result.end.kind === 'failed') return { ...result.end, customStatus: result.customStatus };
  if (plan.continueAsNew !== undefined) {
    return {
      kind: 'continued',
      input: JSON.stringify(plan.continueAsNew.input ?? null),
      waits: plan.waits,
      executor: result.executor,
    };
  }
  return { ...result.end, customStatus: result.customStatus };
}

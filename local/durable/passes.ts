import type { Write } from '../store/database';
import { takeBatch, type Batch } from './batch';
import { startChild } from './children';
import { endInstance, type Ending } from './endings';
import { EVENT, type StoredEvent } from './events';
import { endEpisode, nextWake, type Execution, type Unit } from './execution';
import { isTerminal, type Instance } from './instance';
import { planPass, type PassPlan } from './pass-plan';
import { OrchestrationProblem, failureText, unknownOrchestrator } from './problems';
import { runPass, type PassResult } from './sdk-pass';
import type { StepLinks } from './step-links';

/** While activities are still ending, a pass that took long waits about as long for more of them. */
const LONGEST_GATHERING_MS = 10;

/**
 * Passes of user code, each of them one commit. A pass has no effect outside this process, so it may build on a commit
 * that is still under way; whatever does have an effect (activities, entities, answers to callers) waits for its own.
 */
export class Passes {
  private readonly kernel: StepLinks['kernel'];
  private readonly instances: StepLinks['instances'];

  constructor(private readonly links: StepLinks) {
    this.kernel = links.kernel;
    this.instances = links.instances;
  }

  /** One pass with everything the inbox holds for it; fails the instance, never the engine. */
  async run(instance: Instance): Promise<void> {
    if (instance.execution === undefined && instance.uncommitted > 0) await instance.committed;
    const execution = this.instances.executionOf(instance);
    let batch: Batch | undefined;
    try {
      const { httpPollMs } = this.kernel.settings;
      batch = takeBatch(instance, execution, this.kernel.clock.now(), httpPollMs);
      if (!batch.isNeeded) return this.links.drop(batch.consumed.map((seq) => ({ kind: 'wake', seq })));
      if (!this.kernel.runtime.has('orchestrator', instance.name)) {
        throw unknownOrchestrator(instance.name, this.kernel.runtime.names('orchestrator'));
      }
      const since = performance.now();
      const result = await runPass(instance, execution, this.kernel.runtime, httpPollMs);
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
      if (plan.isReused) this.warnReuse(instance);
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

  private warnReuse(instance: Instance): void {
    if (instance.warned) return;
    instance.warned = true;
    const message =
      'A task is used in several Task.any/Task.all. It runs once here; on Azure it would run again, and results may go ' +
      'to the wrong task. Build new tasks for each race.';
    this.kernel.log({ level: 'warning', message, instanceId: instance.id, functionName: instance.name });
  }

  /** Lets the ends of activities gather while the fan-in is long: passes cost as much as the history is long. */
  private gather(instance: Instance, millis: number): void {
    if (millis < 1 || instance.runningActivities < 2) return;
    instance.gathering = true;
    setTimeout(() => this.endGathering(instance), Math.min(millis, LONGEST_GATHERING_MS));
  }

  private endGathering(instance: Instance): void {
    instance.gathering = false;
    if (instance.inbox.length > 0) this.links.ready(instance);
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
    this.links.rearm(instance, execution);
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

  /** Ends the instance (or its generation) with this pass; without a batch, from outside a pass. */
  finish(
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
    if (isTerminal(instance.status)) this.links.drop(instance.inbox.splice(0));
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

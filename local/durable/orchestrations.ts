import type { Write } from '../store/database';
import { runnable, type Execution } from './execution';
import { isTerminal, type Acknowledge, type Instance, type Message } from './instance';
import type { Instances } from './instances';
import type { Kernel } from './kernel';
import { Passes } from './passes';
import { ReadyQueue } from './ready-queue';
import type { StepLinks } from './step-links';
import { accepts, refusalText } from './versions';

/**
 * Brings messages to orchestration instances and steps them, one step at a time per instance.
 */
export class Orchestrations {
  private readonly queue: ReadyQueue;
  private readonly links: StepLinks;
  private readonly passes: Passes;

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
      resume: (instance) => this.resume(instance),
      drop: (messages) => this.drop(messages),
      rearm: (instance, execution) => this.rearm(instance, execution),
    };
    this.passes = new Passes(this.links);
    this.queue = new ReadyQueue((instance) => this.step(instance), kernel.settings.maxConcurrentOrchestrators);
  }

  get queued(): number {
    return this.queue.size;
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
    this.queue.add(instance);
  }

  get isBusy(): boolean {
    return this.queue.isBusy;
  }

  /** Resolves when no step is running or waiting. */
  idle(): Promise<void> {
    return this.queue.idle();
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

  /** After a start or a rewind: whatever was open goes on. */
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

  private async step(instance: Instance): Promise<void> {
    if (this.kernel.failure !== undefined) return;
    if (instance.gone) return this.drop(instance.inbox.splice(0));
    instance.stepping = true;
    try {
      while (instance.controls.length > 0) instance.controls.shift()?.run();
      if (instance.gone || isTerminal(instance.status)) this.drop(instance.inbox.splice(0));
      else if (!this.mayRun(instance)) this.park(instance);
      else await this.passes.run(instance);
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
      this.passes.finish(instance, this.instances.executionOf(instance), undefined, { kind: 'problem', text });
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
}

import type { Write } from '../store/database';
import type { Execution, Unit } from './execution';
import type { Instance, Message } from './instance';
import type { Instances } from './instances';
import type { Kernel } from './kernel';
import type { EntityRequest } from './pass-plan';

/** What a step needs from the rest of the engine. */
export interface StepLinks {
  readonly kernel: Kernel;
  readonly instances: Instances;
  startActivity(instance: Instance, unit: Unit): void;
  /** Writes for an entity's inbox, and the delivery to carry out once they are durable. */
  sendToEntity(request: EntityRequest, sender: Instance): { writes: Write[]; deliver: () => void };
  deliver(instanceId: string, message: Message): void;
  ready(instance: Instance): void;
  /** Takes up whatever is open: after a start of the host, after a rewind. */
  resume(instance: Instance): void;
  /** Gives up messages nobody will ever take. */
  drop(messages: readonly Message[]): void;
  /** Sets the alarm for the instance's earliest timer that has not fired. */
  rearm(instance: Instance, execution: Execution): void;
}

import type { OrchestratorName } from '../../contracts/names';

/**
 * Starting and waking orchestrations, as use cases see it. The triggers implement it over the durable client of their
 * invocation; nothing here waits for an orchestration.
 */
export interface DurablePort {
  /** Starts the instance unless its id was ever used: an ended instance is not started over. Safe to repeat. */
  start(orchestrator: OrchestratorName, instanceId: string, input: object): Promise<'started' | 'exists'>;
  /** Rings a doorbell. An instance that is unknown or has ended is `absent`; nothing is lost, since the rows decide. */
  raiseEvent(instanceId: string, event: string, payload: object): Promise<'raised' | 'absent'>;
  /** Undefined when the engine does not know the instance. */
  getStatus(instanceId: string): Promise<InstanceState | undefined>;
}

/** `active` covers pending, running and suspended. */
export type InstanceState = 'active' | 'ended';

import type { EntityInput, EntityName, EntityStates, OperationName } from '../../contracts/entities';

/** Durable entities, as use cases see them: they read what stands and leave word; nobody waits for an operation. */
export interface EntityPort {
  /** Undefined when nothing was ever done with it. May be a moment behind operations on their way. */
  readEntity<E extends EntityName>(entity: E, key: string): Promise<EntityStates[E] | undefined>;
  /** Queued durably when this resolves; the entity takes its operations in order. */
  signalEntity<E extends EntityName, O extends OperationName<E>>(
    entity: E,
    key: string,
    operation: O,
    input: EntityInput<E, O>,
  ): Promise<void>;
}

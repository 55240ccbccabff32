import * as df from 'durable-functions';
import type { DurablePort, InstanceState } from '../app/services/durable-port';
import type { EntityPort } from '../app/services/entity-port';
import { withTrace } from '../app/telemetry/with-trace';
import type { Telemetry } from '../ports/telemetry';
import { entityNames } from '../contracts/names';

const activeStatuses: readonly df.OrchestrationRuntimeStatus[] = [
  df.OrchestrationRuntimeStatus.Running,
  df.OrchestrationRuntimeStatus.Pending,
  df.OrchestrationRuntimeStatus.ContinuedAsNew,
  df.OrchestrationRuntimeStatus.Suspended,
];

/** The durable client of one invocation as the services see it. */
export function createDurablePort(client: df.DurableClient, telemetry?: Pick<Telemetry, 'traceParent'>): DurablePort {
  async function getStatus(instanceId: string): Promise<InstanceState | undefined> {
    try {
      const status = await client.getStatus(instanceId, { showInput: false });
      return activeStatuses.includes(status.runtimeStatus) ? 'active' : 'ended';
    } catch (error) {
      if (isUnknownInstance(error)) return undefined;
      throw error;
    }
  }

  return {
    getStatus,
    /** The engine would replace an instance that has ended, so the id is looked up first. */
    async start(orchestrator, instanceId, input) {
      if ((await getStatus(instanceId)) !== undefined) return 'exists';
      try {
        await client.startNew(orchestrator, { instanceId, input: withTrace(telemetry, input) });
        return 'started';
      } catch (error) {
        if ((await getStatus(instanceId)) !== undefined) return 'exists';
        throw error;
      }
    },
    async raiseEvent(instanceId, event, payload) {
      try {
        await client.raiseEvent(instanceId, event, payload);
        return 'raised';
      } catch (error) {
        if (isUnknownInstance(error)) return 'absent';
        throw error;
      }
    },
  };
}

/** Entities through the durable client of one invocation. */
export function createEntityPort(client: df.DurableClient): EntityPort {
  return {
    async readEntity(entity, key) {
      const { entityExists, entityState } = await client.readEntityState(new df.EntityId(entityNames[entity], key));
      return entityExists ? (entityState as never) : undefined;
    },
    async signalEntity(entity, key, operation, input) {
      await client.signalEntity(new df.EntityId(entityNames[entity], key), operation, input);
    },
  };
}

/** The SDK tells by text alone: "HTTP 404" of a status, "No instance with ID" of an event. */
function isUnknownInstance(error: unknown): boolean {
  return error instanceof Error && /HTTP 404|No instance with ID|status code: 404/.test(error.message);
}

import type { InvocationContext } from '@azure/functions';
import * as df from 'durable-functions';
import type { DurableClient } from 'durable-functions';
import { createAuthoriseEffect } from '../activities/authorise-effect';
import { controlled } from '../activities/controlled';
import { createMoveParts, ringWhole } from '../activities/move-parts';
import { createStartPart } from '../activities/start-part';
import type { EffectContracts, RecordContracts } from '../contracts/activities';
import { orchestratorNames } from '../contracts/names';
import type { Ports } from '../ports';
import type { Telemetry } from '../ports/telemetry';
import { createDecideGate } from './services/decide-gate';
import type { DurablePort } from './services/durable-port';
import { createRelayDecision } from './services/relay-decision';
import { withTrace } from './telemetry/with-trace';

type TracedPorts = Ports & { readonly telemetry?: Telemetry };
type Handler = (ports: TracedPorts, client: DurableClient, input: never) => Promise<unknown>;

/** Activities that start and wake other runs, and so need the durable client of their invocation. */
const handlers: Readonly<Record<'startPart' | 'moveParts' | 'relayDecision' | 'ringWhole', Handler>> = {
  startPart(ports, client, input: EffectContracts['startPart']['input']) {
    const startPart = createStartPart(ports);
    return controlled(ports, createAuthoriseEffect(ports), 'startPart', (request) =>
      startPart(request, async (run) => {
        const known = await client.getStatus(run.runId).catch(() => undefined);
        if (known) return;
        const input = withTrace(ports.telemetry, run);
        await client.startNew(orchestratorNames.deliverWorkItem, { instanceId: run.runId, input });
      }),
    )(input);
  },
  moveParts: (ports, client, input: RecordContracts['moveParts']['input']) =>
    createMoveParts(ports, (instance, event) => client.raiseEvent(instance, event, {}))(input),
  ringWhole: (ports, client, { parent }: RecordContracts['ringWhole']['input']) =>
    ringWhole(ports, (instance, event) => client.raiseEvent(instance, event, {}), parent),
  relayDecision: (ports, client, input: RecordContracts['relayDecision']['input']) =>
    createRelayDecision(ports, createDecideGate(ports, bellsOf(client)))(input),
};

export function registerCoordination(getPorts: () => TracedPorts): void {
  for (const [name, handle] of Object.entries(handlers)) {
    df.app.activity(name, {
      extraInputs: [df.input.durableClient()],
      handler: (input: unknown, context: InvocationContext) =>
        handle(getPorts(), df.getClient(context), input as never),
    });
  }
}

/** Decisions ring bells and start nothing. */
function bellsOf(client: DurableClient): DurablePort {
  return {
    start: () => Promise.reject(new Error('A decision starts nothing.')),
    getStatus: () => Promise.reject(new Error('A decision asks for no status.')),
    async raiseEvent(instanceId, event, payload) {
      await client.raiseEvent(instanceId, event, payload);
      return 'raised';
    },
  };
}

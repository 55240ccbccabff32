import type { InvocationContext } from '@azure/functions';
import * as df from 'durable-functions';
import { getDependencies } from '../app/dependencies';
import type { Dependencies } from '../app/dependencies';
import type { DurablePort } from '../app/services/durable-port';
import type { EntityPort } from '../app/services/entity-port';
import { createDurablePort, createEntityPort } from './durable-client';
import { wireServices } from './wire-services';
import type { Services } from './wire-services';

/** Wired once per set of adapters: some use cases keep a little state between calls. */
let withoutEngine: { readonly dependencies: Dependencies; readonly services: Services } | undefined;

/** Use cases of a trigger; only triggers with a durable input may start or wake orchestrations. */
export function createServices(context: InvocationContext, { durable = false }: { durable?: boolean }): Services {
  const dependencies = getDependencies();
  if (durable) {
    const client = df.getClient(context);
    const engine = { ...createDurablePort(client, dependencies.telemetry), ...createEntityPort(client) };
    return wireServices(dependencies, dependencies.settings, engine);
  }
  if (withoutEngine?.dependencies !== dependencies) {
    withoutEngine = { dependencies, services: wireServices(dependencies, dependencies.settings, withoutDurable) };
  }
  return withoutEngine.services;
}

const withoutDurable: DurablePort & EntityPort = {
  start: refuse,
  raiseEvent: refuse,
  getStatus: refuse,
  readEntity: refuse,
  signalEntity: refuse,
};

function refuse(): Promise<never> {
  return Promise.reject(new Error('This trigger has no durable client; declare it `durable`.'));
}

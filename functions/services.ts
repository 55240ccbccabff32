import type { InvocationContext } from '@azure/functions';
import * as df from 'durable-functions';
import { getDependencies } from '../app/dependencies';
import type { DurablePort } from '../app/services/durable-port';
import { createDurablePort } from './durable-client';
import { wireServices } from './wire-services';
import type { Services } from './wire-services';

/** Use cases of a trigger; only triggers with a durable input may start or wake orchestrations. */
export function createServices(context: InvocationContext, { durable = false }: { durable?: boolean }): Services {
  const { settings, ...ports } = getDependencies();
  return wireServices(ports, settings, durable ? createDurablePort(df.getClient(context)) : withoutDurable);
}

const withoutDurable: DurablePort = {
  start: refuse,
  raiseEvent: refuse,
  getStatus: refuse,
};

function refuse(): Promise<never> {
  return Promise.reject(new Error('This trigger has no durable client; declare it `durable`.'));
}

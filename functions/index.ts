import { app } from '@azure/functions';
import * as df from 'durable-functions';
import { closeDependencies, getDependencies, openDependencies } from '../app/dependencies';
import { registerDurable } from '../app/durable';
import { registerTelemetry } from '../app/telemetry/register-telemetry';
import { createHttpHandler } from './http/edge';
import { routes } from './routes';
import { createServices } from './services';
import { registerQueueTriggers } from './triggers/queues';
import { registerTimers } from './triggers/timers';

// The app's main file. Orchestrators and activities register in app/durable, everything that triggers them here.
registerTelemetry(getDependencies);
registerDurable(getDependencies);

// Anonymous for the host, because who calls is our own question (functions/http/authenticate.ts).
for (const route of routes) {
  app.http(route.name, {
    methods: [route.method],
    route: route.path,
    authLevel: 'anonymous',
    handler: createHttpHandler(route, createServices),
    ...(route.durable ? { extraInputs: [df.input.durableClient()] } : {}),
  });
}

registerQueueTriggers();
registerTimers();

// What an earlier process left is taken up before the first trigger fires, and let go of in order at the end.
app.hook.appStart(openDependencies);
app.hook.appTerminate(closeDependencies);

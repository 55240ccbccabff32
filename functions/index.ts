/** The app's main file: registers every trigger. Orchestrations, entities and activities register in app/durable. */
import '../app/durable';
import { app } from '@azure/functions';
import * as df from 'durable-functions';
import { createHttpHandler } from './http/edge';
import { routes } from './routes';
import { createServices } from './services';
import { registerQueueTriggers } from './triggers/queues';
import { registerTimers } from './triggers/timers';

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

import type { HttpResponseInit } from '@azure/functions';
import type { EventView } from '../../contracts/api';

/** How soon a client connects again after an answer has ended, in milliseconds. */
const reconnectMs = 300;

/**
 * Server-sent events as an answer that ends: clients connect again by themselves with Last-Event-ID, so no connection holds
 * an instance of the app. 204 tells them to stop.
 */
export function eventStream(events: readonly EventView[], over: boolean): HttpResponseInit {
  if (over && events.length === 0) return { status: 204, headers: { 'cache-control': 'no-store' } };
  const messages = events.map(
    (event) => `id: ${event.sequence}\nevent: ${event.kind}\ndata: ${JSON.stringify(event)}\n\n`,
  );
  return {
    status: 200,
    body: `retry: ${reconnectMs}\n\n${messages.join('')}`,
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' },
  };
}

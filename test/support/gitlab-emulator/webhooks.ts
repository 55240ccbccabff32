import { randomUUID } from 'node:crypto';
import { createDeliveries } from '../hub-emulator/deliver-hooks';
import type { HookDeliveries, HookFaults } from '../hub-emulator/deliver-hooks';
import type { GitLabStore } from './store';

export interface Webhook {
  readonly url: string;
  readonly secret: string;
  readonly faults?: HookFaults;
}

/** Delivers what happens in the projects, with the secret token and a key that repetitions share. */
export function connectWebhook(store: GitLabStore, { url, secret, faults }: Webhook): HookDeliveries {
  const deliveries = createDeliveries(faults);
  store.listen((_project, event, payload) => {
    const headers = {
      'content-type': 'application/json',
      'x-gitlab-event': event,
      'x-gitlab-token': secret,
      'idempotency-key': randomUUID(),
    };
    deliveries.push(async () => {
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(payload) });
      await response.arrayBuffer();
      return response.status;
    });
  });
  return deliveries;
}

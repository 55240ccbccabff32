import { createHmac, randomUUID } from 'node:crypto';
import { createDeliveries } from '../hub-emulator/deliver-hooks';
import type { HookDeliveries, HookFaults } from '../hub-emulator/deliver-hooks';
import type { GitHubStore } from './store';

export interface Webhook {
  readonly url: string;
  readonly secret: string;
  readonly faults?: HookFaults;
}

/** Delivers what happens in the repositories, signed as GitHub signs. */
export function connectWebhook(store: GitHubStore, { url, secret, faults }: Webhook): HookDeliveries {
  const deliveries = createDeliveries(faults);
  store.listen((_repo, event, payload) => {
    const body = JSON.stringify(payload);
    const headers = {
      'content-type': 'application/json',
      'x-github-event': event,
      'x-github-delivery': randomUUID(),
      'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
    };
    deliveries.push(async () => {
      const response = await fetch(url, { method: 'POST', headers, body });
      await response.arrayBuffer();
      return response.status;
    });
  });
  return deliveries;
}

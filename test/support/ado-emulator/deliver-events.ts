import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AdoEmulator } from './index';

export interface HookTarget {
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

/** Answers after which the service tries again, in milliseconds from try to try. */
const transient = new Set([408, 502, 503, 504]);
const waits = [1_000, 2_000, 4_000, 8_000];

/** Sends every event of the organization to one web hook, as a subscription to all of them would. */
export function deliverEvents({ store, url, organization }: AdoEmulator, target: HookTarget): void {
  const subscriptionId = randomUUID();
  let notificationId = 0;
  const containerOf = (id: string): object => ({ id, baseUrl: `${url}/` });

  store.listen((event) => {
    notificationId += 1;
    void deliver(target, {
      ...{ subscriptionId, notificationId, id: randomUUID(), eventType: event.eventType, publisherId: 'tfs' },
      ...{ message: { text: event.eventType }, detailedMessage: { text: event.eventType } },
      ...{ resource: event.resource, resourceVersion: '1.0', createdDate: event.at },
      resourceContainers: {
        collection: containerOf(organization),
        account: containerOf(organization),
        project: containerOf(event.project.id),
      },
    });
  });
}

async function deliver({ url, user, password }: HookTarget, body: object): Promise<void> {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const headers = { authorization, 'content-type': 'application/json; charset=utf-8' };
  for (const wait of [0, ...waits]) {
    await sleep(wait, undefined, { ref: false });
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => undefined);
    if (response !== undefined && !transient.has(response.status)) return;
  }
}

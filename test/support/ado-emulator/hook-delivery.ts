import { randomUUID } from 'node:crypto';
import { subscriptionsOf } from './hook-subscriptions';
import type { AdoSubscription } from './hook-subscriptions';
import type { AdoEvent, AdoStore } from './store';

/** What goes wrong between the service and us; shares are 0 to 1, drawn from the seed. */
export interface HookFaults {
  /** Delivered twice. */
  readonly duplicate?: number;
  /** Held back behind later ones. */
  readonly reorder?: number;
  /** Never delivered, as during an outage of the service. */
  readonly lose?: number;
  /** The answer is taken for a 503, though it was delivered. */
  readonly error?: number;
  readonly seed?: number;
}

export interface HookDeliveries {
  readonly sent: readonly { readonly eventType: string; readonly id: string; readonly status: number }[];
  readonly lost: readonly string[];
  plan(faults: HookFaults): void;
  /** Resolves when nothing is under way any more; what is on probation is not waited for. */
  settle(): Promise<void>;
}

export interface DeliveryOptions {
  /** Milliseconds that stand for a second of waiting. Default 1,000. */
  readonly secondMs?: number;
  /** Deliveries at once. Default 16. */
  readonly concurrency?: number;
}

/** Waits of the service after 408, 502, 503 and 504, in seconds. */
const transientWaits = [1, 2, 4, 8, 16, 32, 60, 60];
const transient = new Set([408, 502, 503, 504]);
/** Waits on probation, in minutes: one delivery each, 36 hours in all. */
export const probationWaits = [20, 40, 80, 160, 320, 640, 900];

/**
 * Fires the subscriptions of an organization as the service does: Basic auth, up to 8 repetitions of transient answers, probation
 * after every other refusal, `disabledBySystem` at its end or at once after 410.
 */
export function deliverHooks(
  store: AdoStore,
  { secondMs = 1_000, concurrency = 16 }: DeliveryOptions = {},
): HookDeliveries {
  const sent: { eventType: string; id: string; status: number }[] = [];
  const lost: string[] = [];
  const waiting: (() => Promise<void>)[] = [];
  let running = 0;
  let faults: HookFaults = {};
  let state = 1;
  let idle: (() => void)[] = [];

  function random(): number {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  }

  const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * secondMs).unref());

  function pump(): void {
    while (running < concurrency) {
      const next = waiting.shift();
      if (!next) break;
      running += 1;
      void next().finally(() => {
        running -= 1;
        pump();
      });
    }
    if (running === 0 && waiting.length === 0) {
      for (const tell of idle) tell();
      idle = [];
    }
  }

  function enqueue(subscription: AdoSubscription, body: { readonly id: string; readonly eventType: string }): void {
    if (random() < (faults.lose ?? 0)) {
      lost.push(body.id);
      return;
    }
    const job = () => deliver(subscription, body);
    const copies = random() < (faults.duplicate ?? 0) ? [job, job] : [job];
    for (const copy of copies) {
      const place = random() < (faults.reorder ?? 0) ? Math.floor(random() * (waiting.length + 1)) : waiting.length;
      waiting.splice(place, 0, copy);
    }
    setImmediate(pump);
  }

  async function deliver(
    subscription: AdoSubscription,
    body: { readonly id: string; readonly eventType: string },
  ): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      const status = await post(subscription, body);
      sent.push({ eventType: body.eventType, id: body.id, status });
      const seen = random() < (faults.error ?? 0) ? 503 : status;
      if (seen >= 200 && seen < 300) {
        if (subscription.status === 'onProbation') subscription.status = 'enabled';
        return;
      }
      if (seen === 410) {
        subscription.status = 'disabledBySystem';
        return;
      }
      const wait = transient.has(seen) ? transientWaits[attempt] : undefined;
      if (wait === undefined) break;
      await pause(wait);
    }
    void onProbation(subscription, body);
  }

  /** Whoever is on probation already loses the event; the history of the service keeps it, nobody sends it. */
  async function onProbation(
    subscription: AdoSubscription,
    body: { readonly id: string; readonly eventType: string },
  ): Promise<void> {
    if (subscription.status !== 'enabled') return;
    subscription.status = 'onProbation';
    for (const minutes of probationWaits) {
      await pause(minutes * 60);
      if ((subscription.status as string) === 'enabled') return;
      const status = await post(subscription, body);
      sent.push({ eventType: body.eventType, id: body.id, status });
      if (status < 300) {
        subscription.status = 'enabled';
        return;
      }
    }
    subscription.status = 'disabledBySystem';
  }

  store.listen((event) => {
    for (const subscription of subscriptionsOf(store).values()) {
      if (subscription.status !== 'enabled' || !isMeant(subscription, event)) continue;
      enqueue(subscription, envelopeOf(store, subscription, event));
    }
  });

  return {
    sent,
    lost,
    plan(next) {
      faults = next;
      state = next.seed ?? 1;
    },
    async settle() {
      await new Promise((resolve) => setImmediate(resolve));
      if (running === 0 && waiting.length === 0) return;
      await new Promise<void>((resolve) => idle.push(resolve));
    },
  };
}

async function post({ consumerInputs }: AdoSubscription, body: object): Promise<number> {
  const { url, basicAuthUsername = '', basicAuthPassword = '' } = consumerInputs;
  const authorization = `Basic ${Buffer.from(`${basicAuthUsername}:${basicAuthPassword}`).toString('base64')}`;
  try {
    const headers = { authorization, 'content-type': 'application/json; charset=utf-8' };
    const response = await fetch(url ?? '', { method: 'POST', headers, body: JSON.stringify(body) });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 503;
  }
}

function isMeant({ eventType, publisherInputs }: AdoSubscription, event: AdoEvent): boolean {
  const { projectId = '', repository = '' } = publisherInputs;
  if (eventType !== event.eventType || (projectId !== '' && projectId !== event.project.id)) return false;
  const of = (event.resource as { readonly repository?: { readonly id?: string } }).repository;
  return repository === '' || of === undefined || of.id === repository;
}

/** Two subscriptions that match one event share its id. */
function envelopeOf(
  { organization }: AdoStore,
  subscription: AdoSubscription,
  event: AdoEvent,
): { readonly id: string; readonly eventType: string } {
  subscription.notifications += 1;
  const baseUrl = `https://dev.azure.com/${organization}/`;
  return {
    subscriptionId: subscription.id,
    notificationId: subscription.notifications,
    id: eventId(event),
    eventType: event.eventType,
    publisherId: subscription.publisherId,
    message: null,
    detailedMessage: null,
    resource: event.resource,
    resourceVersion: subscription.resourceVersion,
    resourceContainers: {
      collection: { id: randomUUID(), baseUrl },
      account: { id: randomUUID(), baseUrl },
      project: { id: event.project.id, baseUrl },
    },
    createdDate: event.at,
  } as { readonly id: string; readonly eventType: string };
}

const eventIds = new WeakMap<AdoEvent, string>();

function eventId(event: AdoEvent): string {
  const known = eventIds.get(event) ?? randomUUID();
  eventIds.set(event, known);
  return known;
}

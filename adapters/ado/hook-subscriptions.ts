import type { HookSource, HookSubscription, HookSubscriptionSpec } from '../../ports/hook-source';
import type { AdoClient } from './client';

const path = '_apis/hooks/subscriptions';
const api = 'api-version=7.1';

interface SubscriptionJson {
  readonly id: string;
  readonly eventType: string;
  readonly status: string;
  readonly resourceVersion?: string;
  readonly publisherInputs?: Readonly<Record<string, string>>;
  readonly consumerInputs?: Readonly<Record<string, string>>;
}

/** Subscriptions of the Web Hooks consumer. Reading answers the password masked, so that every write sends the true one. */
export function createHookSubscriptions(
  client: AdoClient,
): Pick<HookSource, 'listSubscriptions' | 'putSubscription' | 'removeSubscription'> {
  return {
    async listSubscriptions(organization, urlPrefix) {
      const query = `consumerId=webHooks&consumerActionId=httpRequest&${api}`;
      const found = await client.ask(organization, 'list service hooks', (apis) =>
        apis.send<{ readonly value: readonly SubscriptionJson[] }>('GET', `${path}?${query}`),
      );
      return (found?.value ?? []).map(subscriptionOf).filter(({ url }) => url.startsWith(urlPrefix));
    },
    async putSubscription(organization, spec, id) {
      const body = { ...bodyOf(spec), ...(id === undefined ? {} : { id, status: 'enabled' }) };
      const [verb, address] = id === undefined ? (['POST', path] as const) : (['PUT', `${path}/${id}`] as const);
      const made = await client.ask(organization, `set up the service hook for ${spec.eventType}`, (apis) =>
        apis.send<SubscriptionJson>(verb, `${address}?${api}`, body),
      );
      // Removed by somebody since it was listed.
      if (!made) return this.putSubscription(organization, spec);
      return subscriptionOf(made);
    },
    async removeSubscription(organization, id) {
      await client.ask(organization, `remove the service hook ${id}`, (apis) =>
        apis.send<unknown>('DELETE', `${path}/${id}?${api}`),
      );
    },
  };
}

function subscriptionOf(json: SubscriptionJson): HookSubscription {
  const { id, eventType, status, resourceVersion = '', publisherInputs = {}, consumerInputs = {} } = json;
  return { id, eventType, status, resourceVersion, publisherInputs, url: consumerInputs['url'] ?? '' };
}

function bodyOf({
  publisherId,
  eventType,
  resourceVersion,
  publisherInputs,
  url,
  password,
}: HookSubscriptionSpec): object {
  return {
    ...{ publisherId, eventType, resourceVersion, publisherInputs },
    consumerId: 'webHooks',
    consumerActionId: 'httpRequest',
    consumerInputs: {
      url,
      basicAuthUsername: 'stellwerk',
      basicAuthPassword: password,
      resourceDetailsToSend: 'all',
      messagesToSend: 'none',
      detailedMessagesToSend: 'none',
    },
  };
}

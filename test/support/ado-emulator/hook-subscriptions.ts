import type { AdoStore } from './store';

export interface AdoSubscription {
  readonly id: string;
  readonly publisherId: string;
  readonly eventType: string;
  readonly resourceVersion: string;
  readonly publisherInputs: Readonly<Record<string, string>>;
  readonly consumerInputs: Readonly<Record<string, string>>;
  status: 'enabled' | 'onProbation' | 'disabledByUser' | 'disabledBySystem';
  notifications: number;
}

export function subscriptionsOf(store: AdoStore): Map<string, AdoSubscription> {
  return store.table<AdoSubscription>('hook-subscriptions');
}

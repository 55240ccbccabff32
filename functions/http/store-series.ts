import type { StoreUsage } from '../../app/stores/records';
import { family, labelText } from './metrics';

/** Prometheus text of what a metered store was asked for; empty where calls cost nothing. */
export function storeText(usage: readonly StoreUsage[] | undefined): string {
  if (usage === undefined) return '';
  const lines = (name: string, value: (each: StoreUsage) => number): string[] =>
    usage.map(
      (each) => `${name}{${labelText({ container: each.container, operation: each.operation })}} ${value(each)}`,
    );
  const [requests, charge] = ['stellwerk_store_requests_total', 'stellwerk_store_request_units_total'];
  return [
    family(
      requests,
      'counter',
      'Requests to the store of the records.',
      lines(requests, (each) => each.requests),
    ),
    family(
      charge,
      'counter',
      'Request units it has charged for them.',
      lines(charge, (each) => each.charge),
    ),
  ].join('');
}

import type { FiguresView } from '../../../contracts/api';
import { deliveryFigures } from '../../../domain/delivery';
import type { Delivery } from '../../../domain/delivery';
import type { RunStatus } from '../../../domain/lifecycle';
import type { Ports } from '../../../ports';
import type { Identity } from '../../../ports/directory';
import { requireTenantAccess } from '../access';
import { createReadDelivery } from './read-delivery';

const pageSize = 1_000;

/** What the audit log of a tenant says about its deployments and the ends of its runs. */
export interface DeliveryBook {
  readonly deliveries: readonly Delivery[];
  /** Runs that ended, by how. One that crashed and was started again counts for both ends. */
  readonly ended: ReadonlyMap<RunStatus, number>;
}

export type ReadDeliveries = (tenant: string) => Promise<DeliveryBook>;

interface Kept {
  after: number;
  readonly deliveries: Delivery[];
  readonly ended: Map<RunStatus, number>;
}

type BookPorts = Pick<Ports, 'artifacts' | 'audit' | 'bugs' | 'runs'>;

const readers = new WeakMap<BookPorts, ReadDeliveries>();

/** Reads each record once: what was found is remembered with the ports, and the next call goes on behind it. */
export function readDeliveriesOf(ports: BookPorts): ReadDeliveries {
  const reader = readers.get(ports) ?? createReadDeliveries(ports);
  readers.set(ports, reader);
  return reader;
}

function createReadDeliveries(ports: BookPorts): ReadDeliveries {
  const readDelivery = createReadDelivery(ports);
  const books = new Map<string, Kept>();
  const underWay = new Map<string, Promise<Kept>>();

  return function readDeliveries(tenant) {
    // Two readers of one tenant would count twice.
    const reading = underWay.get(tenant) ?? goOn(tenant).finally(() => underWay.delete(tenant));
    underWay.set(tenant, reading);
    return reading;
  };

  async function goOn(tenant: string): Promise<Kept> {
    const book = books.get(tenant) ?? { after: 0, deliveries: [], ended: new Map<RunStatus, number>() };
    books.set(tenant, book);
    for (;;) {
      const records = await ports.audit.list(tenant, { after: book.after, limit: pageSize });
      for (const record of records) {
        const delivery = await readDelivery(record);
        if (delivery) book.deliveries.push(delivery);
        if (record.key === `${record.runId}/finished` || record.key === `${record.runId}/crashed`) {
          const status = String(record.data['status']) as RunStatus;
          book.ended.set(status, (book.ended.get(status) ?? 0) + 1);
        }
        book.after = record.sequence;
      }
      if (records.length < pageSize) return book;
    }
  }
}

export type ShowFigures = (identity: Identity, tenant: string, days: number) => Promise<FiguresView>;

/** The delivery figures of a tenant's last days. Every member of the tenant may see them. */
export function createShowFigures(ports: Pick<Ports, 'clock'>, readDeliveries: ReadDeliveries): ShowFigures {
  return async function showFigures(identity, tenant, days) {
    requireTenantAccess(identity, tenant);
    const until = ports.clock.now();
    const since = new Date(until.getTime() - days * 86_400_000).toISOString();
    const { deliveries } = await readDeliveries(tenant);
    return { tenant, since, until: until.toISOString(), ...deliveryFigures(deliveries, since, until.toISOString()) };
  };
}

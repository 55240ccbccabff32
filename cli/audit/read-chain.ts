import type { ApiClient } from '../api-client';
import type { ChainedRecord } from '../../domain/audit';

const pageSize = 1_000;

/**
 * Every record of a tenant's chain behind a sequence (0 = all), oldest first, page by page. Records that come while it is read
 * are among them.
 */
export async function* readChain(api: ApiClient, tenant: string, behind = 0): AsyncGenerator<ChainedRecord> {
  let after = behind;
  for (;;) {
    const query = { tenant, after, limit: pageSize };
    const { items } = await api.get<{ readonly items: readonly ChainedRecord[] }>('/v1/audit', query);
    yield* items;
    const last = items.at(-1);
    if (last === undefined || items.length < pageSize) return;
    // A page that does not lead on would be asked for without end; the broken chain is found by its sequence.
    if (last.sequence <= after) return;
    after = last.sequence;
  }
}

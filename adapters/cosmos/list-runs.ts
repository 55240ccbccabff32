import { AppError } from '../../domain/errors';
import type { RunStatus, SdlcState } from '../../domain/lifecycle';
import type { RunFilter, RunIndex } from '../../ports/run-index';
import { pageLimit } from '../record-keeping/page-limit';
import type { Documents } from './client';
import { pausable } from './run-document';
import type { CountsDocument, RunDocument } from './run-document';
import { select } from './select';

/**
 * Newest first by creation. The cursor stands for a place, so runs that start meanwhile shift no page. Without a tenant each one
 * that has such runs is asked, and their pages are merged: no query reads over partitions in order.
 */
export function createListRuns(runs: Documents): Pick<RunIndex, 'listRuns' | 'countByState'> {
  const counts = (): Promise<CountsDocument[]> => runs.queryAll(select('counts'));

  async function tenantsOf(filter: RunFilter): Promise<readonly string[]> {
    if (filter.tenant !== undefined) return [filter.tenant];
    const statuses: readonly unknown[] = filter.status === 'paused' ? ['paused', ...pausable] : [filter.status];
    return (await counts())
      .filter(({ runs: each }) =>
        placesOf(each).some(
          ({ state, status }) =>
            (filter.state === undefined || filter.state === state) &&
            (filter.status === undefined || statuses.includes(status)),
        ),
      )
      .map(({ tenant }) => tenant);
  }

  return {
    async listRuns(filter) {
      const limit = pageLimit(filter.limit, 50, 500);
      const where = [
        ['project', '=', filter.project],
        ['workItem', '=', filter.workItem],
        ['state', '=', filter.state],
        ['shown', '=', filter.status],
        ['order', '<', filter.cursor === undefined ? undefined : readCursor(filter.cursor)],
      ] as const;
      // One more than the page, to see whether there is a next one.
      const query = select('run', { where, orderBy: ['order DESC'], limit: limit + 1 });
      const tenants = await tenantsOf(filter);
      const found = (await Promise.all(tenants.map((tenant) => runs.query<RunDocument>(tenant, query)))).flat();
      found.sort((left, right) => (left.order < right.order ? 1 : -1));
      const page = found.slice(0, limit);
      const last = page.at(-1);
      const items = page.map(({ record }) => record);
      return last && found.length > page.length ? { items, cursor: writeCursor(last.order) } : { items };
    },
    countByState: async () =>
      (await counts())
        .flatMap(({ tenant, runs: each }) => placesOf(each).map((place) => ({ tenant, ...place })))
        .sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1)),
  };
}

interface Place {
  readonly state: SdlcState;
  readonly status: RunStatus;
  readonly runs: number;
}

function placesOf(counted: CountsDocument['runs']): readonly Place[] {
  return Object.entries(counted)
    .filter(([, runs]) => runs > 0)
    .map(([key, runs]) => {
      const [state, status] = key.split('-');
      return { state: state as SdlcState, status: status as RunStatus, runs };
    });
}

function keyOf({ tenant, state, status }: Place & { readonly tenant: string }): string {
  return [tenant, state, status].join(' ');
}

function writeCursor(order: string): string {
  return Buffer.from(`runs:${order}`).toString('base64url');
}

function readCursor(cursor: string): string {
  const order = /^runs:(\d{17}-[0-9a-f]{6})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8'))?.[1];
  if (order !== undefined) return order;
  throw new AppError('invalid_request', 'The cursor is none of ours. Leave it out to start with the newest run.');
}

import { AppError } from '../../domain/errors';
import type { Clock } from '../../ports/clock';
import type { WorkItem, WorkTracker } from '../../ports/work-tracker';
import { closedStates } from '../record-keeping/closed-states';
import { changeDocument, put, type Change } from './change';
import type { CosmosStore } from './client';
import { lost } from './decide';
import { creationOrder, documentId } from './document';
import type { Document } from './document';
import { select } from './select';

interface ItemDocument extends Document {
  readonly kind: 'item';
  readonly project: string;
  readonly priority: number;
  /** Whether it is on the backlog. */
  readonly open: boolean;
  readonly order: string;
  readonly item: WorkItem;
}

interface MarkerDocument extends Document {
  readonly kind: 'marker';
  readonly key: string;
}

interface CounterDocument extends Document {
  readonly kind: 'counter';
  readonly last: number;
}

interface CommentDocument extends Document {
  readonly kind: 'comment';
  readonly project: string;
  readonly key: string;
  readonly order: string;
  readonly marker: string;
  readonly text: string;
  readonly at: string;
}

/** Writes to an item that does not exist reject with `not_found`. Times of comments come from `clock`. */
export function createCosmosWorkTracker(store: CosmosStore, clock: Clock): WorkTracker {
  const items = store.container('items');
  const itemId = (project: string, key: string) => documentId('item', project, key);
  const read = async (tenant: string, project: string, key: string) =>
    (await items.read<ItemDocument>(tenant, itemId(project, key)))?.document;

  return {
    get: async (tenant, project, key) => (await read(tenant, project, key))?.item,
    ensure: (item) =>
      changeDocument(
        store,
        items,
        { tenant: item.tenant, id: itemId(item.project, item.key) },
        (stands?: ItemDocument): Change<ItemDocument, void> =>
          stands && stands.item.revision > item.revision
            ? { answer: undefined }
            : { document: itemDocument(item, stands?.order ?? creationOrder()), answer: undefined },
      ),
    create: (draft, marker) => {
      const { tenant, project } = draft;
      const [markerId, counterId] = [documentId('marker', project, marker), documentId('counter', project)];
      return store.decide<WorkItem>(`${items.name}/${tenant}/${counterId}`, async () => {
        const made = await items.read<MarkerDocument>(tenant, markerId);
        const first = made && (await read(tenant, project, made.document.key))?.item;
        if (first) return first;
        const counter = await items.read<CounterDocument>(tenant, counterId);
        const number = (counter?.document.last ?? 0) + 1;
        const next: CounterDocument = { id: counterId, tenant, kind: 'counter', last: number };
        const key = String(number);
        if (await read(tenant, project, key)) {
          // It came with a key of its own and is stepped over.
          await items.batch(tenant, [put(counter, next)]);
          return lost;
        }
        const item = { ...draft, key, revision: 1 };
        const marked: MarkerDocument = { id: markerId, tenant, kind: 'marker', key };
        const outcome = await items.batch(tenant, [
          { kind: 'create', document: marked },
          { kind: 'create', document: itemDocument(item, creationOrder()) },
          put(counter, next),
        ]);
        return outcome === 'done' ? item : lost;
      });
    },
    setState: (tenant, project, key, state) =>
      changeDocument(store, items, { tenant, id: itemId(project, key) }, (stands?: ItemDocument) => {
        if (!stands) throw unknownItem(tenant, project, key);
        return { document: itemDocument({ ...stands.item, state }, stands.order), answer: undefined };
      }),
    async comment(tenant, project, key, marker, text) {
      if (!(await read(tenant, project, key))) throw unknownItem(tenant, project, key);
      const comment: CommentDocument = {
        ...{ id: documentId('comment', project, key, marker), tenant, kind: 'comment', project, key },
        ...{ order: creationOrder(), marker, text, at: clock.now().toISOString() },
      };
      await items.create(comment);
    },
    async listComments(tenant, project, key) {
      const where = [
        ['project', '=', project],
        ['key', '=', key],
      ] as const;
      const found = await items.query<CommentDocument>(tenant, select('comment', { where, orderBy: ['order'] }));
      return found.map(({ marker, text, at }) => ({ marker, text, at }));
    },
    async listBacklog(tenant, project) {
      const where = [
        ['project', '=', project],
        ['open', '=', true],
      ] as const;
      const query = select('item', { where, orderBy: ['priority', 'order'] });
      return (await items.query<ItemDocument>(tenant, query)).map(({ item }) => item);
    },
  };
}

function itemDocument(given: WorkItem, order: string): ItemDocument {
  const { tenant, project, key, priority, state } = given;
  const open = !closedStates.includes(state.toLowerCase());
  const item = workItemOf(given);
  return { id: documentId('item', project, key), tenant, kind: 'item', project, priority, open, order, item };
}

/** Of an item as it came, what belongs to one. */
function workItemOf(item: WorkItem): WorkItem {
  const { tenant, project, key, title, description, acceptanceCriteria, type, state, requester } = item;
  const { priority, revision, labels, url } = item;
  return {
    ...{ tenant, project, key, title, description, acceptanceCriteria, type, state, requester, priority, revision },
    ...(labels ? { labels } : {}),
    ...(url === undefined ? {} : { url }),
  };
}

function unknownItem(tenant: string, project: string, key: string): AppError {
  return new AppError('not_found', `Work item ${key} of project ${tenant}/${project} does not exist.`);
}

import type { EventBook, EventMark } from '../../ports/event-book';
import { changeDocument, type Change } from './change';
import type { CosmosStore } from './client';
import { documentId } from './document';
import type { Document } from './document';
import { day, listIntake, recordIntake, requireTime } from './intake';

interface MarkDocument extends Document {
  readonly kind: 'mark';
  readonly mark: EventMark;
}

interface FinishedDocument extends Document {
  readonly kind: 'finished';
  readonly outcome: string;
}

const finishedKeptFor = 8 * day;
/** Nobody repeats events that old; a mark that went only costs a look at the item itself. */
const markKeptFor = 180 * day;

/** The service removes what has grown too old. */
export function createCosmosEventBook(store: CosmosStore): EventBook {
  const events = store.container('events');
  return {
    async advance(tenant, subject, { revision, facts }, at) {
      requireTime(at);
      const place = { id: documentId('mark', subject), tenant };
      return changeDocument(store, events, place, (stands?: MarkDocument): Change<MarkDocument, EventMark> => {
        if (stands && stands.mark.revision >= revision) return { answer: stands.mark };
        const mark = { revision, facts };
        return { document: { ...place, kind: 'mark', ttl: markKeptFor, mark }, answer: mark };
      });
    },
    newest: async (tenant, subject) =>
      (await events.read<MarkDocument>(tenant, documentId('mark', subject)))?.document.mark,
    async finish(tenant, eventKey, outcome, at) {
      requireTime(at);
      const id = documentId('finished', eventKey);
      const document: FinishedDocument = { id, tenant, kind: 'finished', ttl: finishedKeptFor, outcome };
      await events.create(document);
    },
    outcomeOf: async (tenant, eventKey) =>
      (await events.read<FinishedDocument>(tenant, documentId('finished', eventKey)))?.document.outcome,
    record: (entries) => recordIntake(events, entries),
    list: (tenant, filter) => listIntake(events, tenant, filter),
  };
}

import { noticeId } from '../../domain/ids';
import type { ConversationRecord, NoticeBook, NoticeEntry, PostedCard } from '../../ports/notice-book';
import { changeDocument, put, type Change } from './change';
import type { CosmosStore, Documents } from './client';
import { documentId, sharedPartition, tenantOf } from './document';
import type { Document } from './document';
import { select } from './select';

interface NoticeDocument extends Document {
  readonly kind: 'notice';
  readonly runId: string;
  readonly gateId: string;
  readonly state: 'due' | 'sent' | 'moot';
  readonly dueAt: string;
  readonly entry: NoticeEntry;
  readonly lastError?: string;
  readonly sentBy?: string;
  readonly settledAt?: string;
}

interface CardDocument extends Document {
  readonly kind: 'card';
  readonly runId: string;
  readonly gateId: string;
  readonly card: PostedCard;
}

interface ConversationDocument extends Document {
  readonly kind: 'conversation';
  readonly channel: string;
  readonly conversation: ConversationRecord;
}

export function createCosmosNoticeBook(store: CosmosStore): NoticeBook {
  const notices = store.container('notices');
  return { ...createNotices(store, notices), ...createCards(notices), ...createConversations(store, notices) };
}

function createNotices(
  store: CosmosStore,
  notices: Documents,
): Pick<NoticeBook, 'add' | 'claimDue' | 'settle' | 'hasEarlier' | 'countPending'> {
  const due = ['state', '=', 'due'] as const;
  return {
    async add(notice, at) {
      const { runId, gateId } = notice;
      const id = noticeId(notice);
      const entry = { id, notice, channel: 0, attempts: 0, createdAt: utc(at) };
      const document: NoticeDocument = {
        ...{ id: documentId('notice', id), tenant: tenantOf(runId), kind: 'notice', runId, gateId },
        ...{ state: 'due', dueAt: utc(at), entry },
      };
      await notices.create(document);
    },
    async claimDue(at, leaseUntil, limit) {
      const query = select('notice', { where: [due, ['dueAt', '<=', utc(at)]] });
      const found = (await notices.queryAll<NoticeDocument>(query)).sort(oldestFirst);
      const claimed: NoticeEntry[] = [];
      for (const { tenant, id } of found) {
        if (claimed.length >= limit) break;
        // As it stands now, not as it was found: somebody else may have claimed it meanwhile.
        const stored = await notices.read<NoticeDocument>(tenant, id);
        if (stored?.document.state !== 'due' || stored.document.dueAt > utc(at)) continue;
        const leased: NoticeDocument = { ...stored.document, dueAt: utc(leaseUntil) };
        if ((await notices.batch(tenant, [put(stored, leased)])) === 'done') claimed.push(stored.document.entry);
      }
      return claimed;
    },
    settle: (id, outcome) =>
      changeDocument(
        store,
        notices,
        { tenant: tenantOf(id), id: documentId('notice', id) },
        (stands?: NoticeDocument): Change<NoticeDocument, void> => {
          if (stands?.state !== 'due') return { answer: undefined };
          if (outcome.kind !== 'later') {
            const by = outcome.by === undefined ? {} : { sentBy: outcome.by };
            return {
              document: { ...stands, state: outcome.kind, settledAt: utc(outcome.at), ...by },
              answer: undefined,
            };
          }
          const { channel, attempts, dueAt, reason } = outcome;
          const entry = { ...stands.entry, channel, attempts };
          return { document: { ...stands, entry, dueAt: utc(dueAt), lastError: reason }, answer: undefined };
        },
      ),
    async hasEarlier({ id, notice: { runId, gateId }, createdAt }) {
      const query = select('notice', { where: [due, ['runId', '=', runId], ['gateId', '=', gateId]] });
      const found = await notices.query<NoticeDocument>(tenantOf(runId), query);
      return found.some(({ entry }) => entry.id !== id && entry.createdAt <= createdAt);
    },
    countPending: async () => (await notices.queryAll(select('notice', { where: [due], fields: ['id'] }))).length,
  };
}

/** A press on a card names its channel and address only, so the card is kept under these in a shared partition too. */
function createCards(notices: Documents): Pick<NoticeBook, 'recordCard' | 'listCards' | 'findCard'> {
  return {
    async recordCard({ channel, address, tenant, runId, gateId, postedAt }) {
      const card: PostedCard = { channel, address, tenant, runId, gateId, postedAt: utc(postedAt) };
      const document = { id: documentId('card', channel, address), kind: 'card', runId, gateId, card } as const;
      const documents: CardDocument[] = [
        { ...document, tenant: sharedPartition(document.id) },
        { ...document, tenant: tenantOf(runId) },
      ];
      for (const each of documents) await notices.create(each);
    },
    async listCards(runId, gateId) {
      const where = [
        ['runId', '=', runId],
        ['gateId', '=', gateId],
      ] as const;
      const found = await notices.query<CardDocument>(tenantOf(runId), select('card', { where }));
      const key = ({ postedAt, address }: PostedCard): string => `${postedAt} ${address}`;
      return found.map(({ card }) => card).sort((left, right) => (key(left) < key(right) ? -1 : 1));
    },
    async findCard(channel, address) {
      const id = documentId('card', channel, address);
      return (await notices.read<CardDocument>(sharedPartition(id), id))?.document.card;
    },
  };
}

function createConversations(
  store: CosmosStore,
  notices: Documents,
): Pick<NoticeBook, 'saveConversation' | 'listConversations' | 'removeConversation'> {
  const idOf = (channel: string, id: string) => documentId('conversation', channel, id);
  return {
    saveConversation({ tenant, channel, id, reference, savedAt }) {
      const conversation = { tenant, channel, id, reference, savedAt: utc(savedAt) };
      const document: ConversationDocument = {
        ...{ id: idOf(channel, id), tenant, kind: 'conversation', channel, conversation },
      };
      return changeDocument<ConversationDocument, void>(store, notices, document, () => ({
        document,
        answer: undefined,
      }));
    },
    async listConversations(tenant, channel) {
      const query = select('conversation', { where: [['channel', '=', channel]] });
      const found = await notices.query<ConversationDocument>(tenant, query);
      const key = ({ savedAt, id }: ConversationRecord): string => `${savedAt} ${id}`;
      return found.map(({ conversation }) => conversation).sort((left, right) => (key(left) < key(right) ? -1 : 1));
    },
    async removeConversation(tenant, channel, id) {
      await notices.batch(tenant, [{ kind: 'delete', id: idOf(channel, id) }]);
    },
  };
}

function oldestFirst({ entry: left }: NoticeDocument, { entry: right }: NoticeDocument): number {
  const key = ({ createdAt, id }: NoticeEntry): string => `${createdAt} ${id}`;
  return key(left) < key(right) ? -1 : 1;
}

function utc(instant: string): string {
  return new Date(instant).toISOString();
}

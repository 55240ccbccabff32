import type { GateNotice } from './notifier';

/** A notice on its way. It is kept until a channel has taken it, however long they are all away. */
export interface NoticeEntry {
  readonly id: string;
  readonly notice: GateNotice;
  /** Index of the channel that is tried next, in the order of the settings. */
  readonly channel: number;
  /** Failed attempts on that channel. */
  readonly attempts: number;
  readonly createdAt: string;
}

export type NoticeOutcome =
  /** `sent`: a channel took it. `moot`: there is nobody left to tell, e.g. the gate was decided before. */
  | { readonly kind: 'sent' | 'moot'; readonly by?: string; readonly at: string }
  | {
      readonly kind: 'later';
      readonly channel: number;
      readonly attempts: number;
      /** ISO 8601. */
      readonly dueAt: string;
      readonly reason: string;
    };

/** A message that stands somewhere and is kept up to date. */
export interface PostedCard {
  readonly channel: string;
  /** The channel's own address of the message; unique within the channel. */
  readonly address: string;
  readonly tenant: string;
  readonly runId: string;
  readonly gateId: string;
  readonly postedAt: string;
}

/** A place of a chat system that approvals of a tenant are posted to. */
export interface ConversationRecord {
  readonly tenant: string;
  readonly channel: string;
  readonly id: string;
  /** What the channel's adapter needs to write there, e.g. `serviceUrl`. No secret. */
  readonly reference: Readonly<Record<string, string>>;
  readonly savedAt: string;
}

/** Outbox of notices, what was posted of them, and where to. Every write is idempotent by its ids. */
export interface NoticeBook {
  /** A notice of the same run, gate, kind, role and number of approvals is one notice. */
  add(notice: GateNotice, at: string): Promise<void>;
  /** Entries that are due at `at`, oldest first; nobody else gets them before `leaseUntil`. */
  claimDue(at: string, leaseUntil: string, limit: number): Promise<readonly NoticeEntry[]>;
  settle(id: string, outcome: NoticeOutcome): Promise<void>;
  /** Whether an earlier notice of the gate is still on its way. */
  hasEarlier(entry: NoticeEntry): Promise<boolean>;
  /** How many are on their way. */
  countPending(): Promise<number>;

  recordCard(card: PostedCard): Promise<void>;
  listCards(runId: string, gateId: string): Promise<readonly PostedCard[]>;
  findCard(channel: string, address: string): Promise<PostedCard | undefined>;

  saveConversation(conversation: ConversationRecord): Promise<void>;
  listConversations(tenant: string, channel: string): Promise<readonly ConversationRecord[]>;
  removeConversation(tenant: string, channel: string, id: string): Promise<void>;
}

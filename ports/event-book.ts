/** What is known of the newest state of something outside. */
export interface EventMark {
  /** Grows with every change: a revision, a push id, or milliseconds for a reader's place. */
  readonly revision: number;
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface IntakeEntry {
  readonly tenant: string;
  readonly messageId: string;
  /** ISO 8601. */
  readonly at: string;
  readonly outcome: string;
  readonly reason: string;
}

/** What became of events from outside, and how far they are known. Durable when a promise resolves. */
export interface EventBook {
  /** Keeps the mark unless one of the same or a higher revision stands; answers the one that stands then. */
  advance(tenant: string, subject: string, mark: EventMark, at: string): Promise<EventMark>;
  newest(tenant: string, subject: string): Promise<EventMark | undefined>;
  /** Remembers what an event came to, for at least 7 days; the first outcome stays. */
  finish(tenant: string, eventKey: string, outcome: string, at: string): Promise<void>;
  outcomeOf(tenant: string, eventKey: string): Promise<string | undefined>;
  /** Records of what was taken in or refused, many in one write; the same message and outcome once. */
  record(entries: readonly IntakeEntry[]): Promise<void>;
  /** Newest first; `outcome` = only these. */
  list(
    tenant: string,
    filter: { readonly limit: number; readonly outcomes?: readonly string[] },
  ): Promise<readonly IntakeEntry[]>;
}

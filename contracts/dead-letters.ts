/** One message that could not be processed. Times are ISO 8601. */
export interface DeadLetterView {
  readonly queue: string;
  readonly sequenceNumber: number;
  readonly messageId: string;
  /** `-` when the message names none. */
  readonly tenant: string;
  readonly reason: string;
  readonly deliveries: number;
  readonly enqueuedAt: string;
  readonly deadAt: string;
  readonly body: string;
}

/** `POST /api/v1/dead-letters/replay` */
export interface ReplayBody {
  readonly queue: string;
  /** At most this many, oldest first; default 20, at most 100. */
  readonly batch?: number;
  /** Only letters that died before this. ISO 8601. */
  readonly before?: string;
  /** Only these. */
  readonly sequenceNumbers?: readonly number[];
}

export interface ReplayView {
  readonly replayed: number;
  /** How many of those asked for are still dead letters. */
  readonly remaining: number;
}

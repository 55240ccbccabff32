import type { ApprovalFacts } from '../domain/approval-card';
import type { ChatBot } from './chat-bot';
import type { Identity } from './directory';
import type { ConversationRecord } from './notice-book';
import type { GateNotice } from './notifier';
import type { SlackInbox } from './slack-inbox';

export interface ChannelMessage {
  readonly notice: GateNotice;
  readonly facts: ApprovalFacts;
  /** Whom it is for; channels that write to a place ignore them. */
  readonly recipients: readonly Identity[];
  /** Places the tenant's people have let the channel into. */
  readonly conversations: readonly ConversationRecord[];
}

/**
 * One way to reach people. Rejects with a retryable `unavailable` when it is away or says "later", and with `not_supported`,
 * naming the settings, where it is not set up for the tenant: then the next channel is taken at once.
 */
export interface ApprovalChannel {
  readonly name: string;
  /** Answers the address of what was posted; undefined where nothing can be changed later. May post twice after a crash. */
  post(message: ChannelMessage): Promise<string | undefined>;
  /** Says something in the thread of what was posted. */
  reply?(address: string, message: ChannelMessage): Promise<void>;
  /** Replaces what was posted, for everybody. A message that is gone is no error. */
  update?(address: string, message: ChannelMessage): Promise<void>;
}

/** The channels of the settings, in the order in which they are tried. Empty: the console alone tells people. */
export interface ApprovalChannels {
  readonly order: readonly ApprovalChannel[];
  /** Where decisions come in by chat. */
  readonly bot?: ChatBot;
  readonly slack?: SlackInbox;
}

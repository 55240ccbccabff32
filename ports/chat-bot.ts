/** What somebody did in a chat, as far as the chat system vouches for it. `data` is whatever the client sent: never believe it. */
export interface BotActivity {
  readonly type: string;
  readonly name?: string;
  /** Directory id of the person. */
  readonly objectId: string;
  /** Directory the person belongs to. */
  readonly directoryId: string;
  readonly conversation: { readonly id: string; readonly kind: string; readonly serviceUrl: string };
  /** `add` or `remove` when the bot itself came or went. */
  readonly membership?: 'add' | 'remove';
  /** Address of the card that was used, as `ApprovalChannel.post` answered it. */
  readonly card?: string;
  readonly verb?: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export type BotAnswer =
  | { readonly kind: 'card'; readonly card: object }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string; readonly message: string }
  | { readonly kind: 'none' };

export interface ChatBot {
  /** Tenant of ours the bot serves, and the directory its people are in. */
  readonly tenant: string;
  readonly directoryId: string;
  /** Verifies who sent the request before `handle` hears of it; anything else is answered 401 and reaches nobody. */
  receive(
    headers: Readonly<Record<string, string>>,
    body: unknown,
    handle: (activity: BotActivity) => Promise<BotAnswer>,
  ): Promise<{ readonly status: number; readonly body?: unknown }>;
}

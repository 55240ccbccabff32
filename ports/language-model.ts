export interface ModelMessage {
  readonly role: 'user' | 'assistant' | 'tool';
  readonly content: string;
  readonly toolCalls?: readonly ToolCall[];
  /** Of a `tool` message: which call it answers. */
  readonly toolCallId?: string;
}

export interface ToolCall {
  readonly id: string;
  readonly name: string;
  /** JSON text as the model wrote it; unchecked. */
  readonly argumentsJson: string;
}

export interface ToolDefinition {
  readonly name: string;
  readonly description: string;
  /** JSON Schema of the arguments. */
  readonly parameters: object;
}

export interface ModelRequest {
  readonly role: string;
  readonly stage: string;
  readonly visit: number;
  readonly session: number;
  /** Counts from 1 within the session. */
  readonly turn: number;
  readonly system: string;
  readonly messages: readonly ModelMessage[];
  readonly tools: readonly ToolDefinition[];
  /** Forces a JSON answer of this schema when the turn uses no tool. */
  readonly outputSchema?: object;
  readonly maxOutputTokens: number;
  /** Model to ask instead of the host's own, by the vendor's name. */
  readonly model?: string;
  /** Text of the run's own model script, when it has one. */
  readonly script?: string;
}

export interface ModelUsage {
  readonly inputTokens: number;
  readonly cachedInputTokens: number;
  readonly outputTokens: number;
}

export type ModelReply =
  | {
      readonly kind: 'reply';
      readonly model: string;
      readonly text: string;
      readonly toolCalls: readonly ToolCall[];
      readonly finish: 'stop' | 'tools' | 'length' | 'filter';
      /** With `filter`: the categories, where the vendor names them. */
      readonly filteredFor?: readonly string[];
      readonly usage: ModelUsage;
    }
  /** Rate limit or overload: the orchestrator waits on a durable timer and asks again. */
  | { readonly kind: 'retryLater'; readonly afterSeconds: number; readonly reason: string }
  /** Will not get better by asking again: wrong key, no quota, unknown scripted request, filtered content. */
  | { readonly kind: 'refused'; readonly code: string; readonly reason: string };

/** What identifies a request later: kept with the turn. */
export type RecordedRequest = Pick<
  ModelRequest,
  'role' | 'stage' | 'visit' | 'session' | 'turn' | 'system' | 'messages'
>;

export interface LanguageModel {
  /** As shown to people and looked up in the price table, e.g. `scripted` or `gpt-6-luna`. */
  readonly name: string;
  /** One turn. Not idempotent: a repeated call is billed again, so the caller saves the reply at once. */
  turn(request: ModelRequest): Promise<ModelReply>;
  /** Only of a model that answers from a script: which of its replies these requests never used, for people. */
  describeUnused?(requests: readonly RecordedRequest[], script: string | undefined): string | undefined;
}

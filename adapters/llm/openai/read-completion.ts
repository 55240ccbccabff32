import type { ModelReply, ModelRequest, ModelUsage, ToolCall } from '../../../ports/language-model';
import { filteredFor } from './content-filter';

type Fields = Readonly<Record<string, unknown>>;
type Reply = Extract<ModelReply, { kind: 'reply' }>;

/** Reads what servers of the protocol really send: every part but the message may be missing. */
export function readCompletion(model: string, completion: unknown, request: ModelRequest): ModelReply {
  const fields = fieldsOf(completion);
  const choices = fields['choices'];
  const choice = fieldsOf(Array.isArray(choices) ? choices[0] : undefined);
  const message = choice['message'];
  if (typeof message !== 'object' || message === null) {
    return { kind: 'retryLater', afterSeconds: 10, reason: `${model} answered without a message.` };
  }
  const { content, refusal, tool_calls: calls } = message as Fields;
  const text = [content, refusal].find((part): part is string => typeof part === 'string' && part !== '') ?? '';
  const toolCalls = Array.isArray(calls) ? calls.flatMap(toolCallOf) : [];
  const usage = usageOf(fields['usage']) ?? estimate(request, text, toolCalls);
  const finish = finishOf(choice['finish_reason'], toolCalls);
  const filtered = finish === 'filter' ? filteredFor(choice['content_filter_results']) : [];
  const why = filtered.length > 0 ? { filteredFor: filtered } : {};
  return { kind: 'reply', model, text, toolCalls, finish, usage, ...why };
}

function toolCallOf(call: unknown): ToolCall[] {
  const { id, function: called } = fieldsOf(call);
  const { name, arguments: given } = fieldsOf(called);
  if (typeof name !== 'string') return [];
  // Some servers send the arguments as an object instead of its text.
  const argumentsJson = typeof given === 'string' ? given : JSON.stringify(given ?? {});
  return [{ id: typeof id === 'string' ? id : '', name, argumentsJson }];
}

function finishOf(reason: unknown, calls: readonly ToolCall[]): Reply['finish'] {
  if (reason === 'content_filter') return 'filter';
  if (reason === 'length') return 'length';
  return calls.length > 0 ? 'tools' : 'stop';
}

function usageOf(value: unknown): ModelUsage | undefined {
  const { prompt_tokens: input, completion_tokens: output, prompt_tokens_details: details } = fieldsOf(value);
  if (!isCount(input) || !isCount(output)) return undefined;
  const cached = fieldsOf(details)['cached_tokens'];
  return { inputTokens: input, cachedInputTokens: isCount(cached) ? Math.min(cached, input) : 0, outputTokens: output };
}

/** For servers that report nothing: four characters to a token, so that the ledger is roughly right and never empty. */
function estimate({ system, messages }: ModelRequest, text: string, calls: readonly ToolCall[]): ModelUsage {
  const input = messages.reduce((sum, { content }) => sum + content.length, system.length);
  const output = calls.reduce((sum, { argumentsJson }) => sum + argumentsJson.length, text.length);
  return { inputTokens: Math.ceil(input / 4), cachedInputTokens: 0, outputTokens: Math.ceil(output / 4) };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

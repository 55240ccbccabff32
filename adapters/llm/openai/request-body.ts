import type OpenAI from 'openai';
import type { ModelMessage, ModelRequest } from '../../../ports/language-model';

type Body = OpenAI.Chat.Completions.ChatCompletionCreateParamsNonStreaming;
type Message = OpenAI.Chat.Completions.ChatCompletionMessageParam;

/** What of the protocol a server is spoken to in. */
export interface Dialect {
  readonly jsonSchema: boolean;
  readonly tokenLimit: 'max_completion_tokens' | 'max_tokens';
}

/** No temperature: newer models refuse it. */
export function completionBody(model: string, request: ModelRequest, dialect: Dialect): Body {
  const { outputSchema, tools } = request;
  return {
    model,
    messages: [{ role: 'system', content: request.system }, ...request.messages.map(messageOf)],
    [dialect.tokenLimit]: request.maxOutputTokens,
    ...(tools.length > 0
      ? { tools: tools.map(({ name, description, parameters }) => toolOf(name, description, parameters)) }
      : {}),
    ...(outputSchema && dialect.jsonSchema ? { response_format: strictFormat(request.role, outputSchema) } : {}),
  };
}

function messageOf({ role, content, toolCalls = [], toolCallId = '' }: ModelMessage): Message {
  if (role === 'tool') return { role, content, tool_call_id: toolCallId };
  if (role === 'user') return { role, content };
  if (toolCalls.length === 0) return { role, content };
  const calls = toolCalls.map(({ id, name, argumentsJson }) => ({
    id,
    type: 'function' as const,
    function: { name, arguments: argumentsJson },
  }));
  return { role, content: content === '' ? null : content, tool_calls: calls };
}

function toolOf(name: string, description: string, parameters: object) {
  return {
    type: 'function' as const,
    function: { name, description, parameters: parameters as Record<string, unknown> },
  };
}

function strictFormat(role: string, schema: object) {
  const name = `${role.replace(/[^A-Za-z0-9_-]/g, '_').slice(0, 50)}_output`;
  return { type: 'json_schema' as const, json_schema: { name, strict: true, schema: withoutBounds(schema) } };
}

/** Strict mode knows only part of JSON Schema; bounds are checked on our side anyway. */
function withoutBounds(schema: object): Record<string, unknown> {
  const bounds = new Set(['minLength', 'maxLength', 'minItems', 'maxItems', 'minimum']);
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) => (bounds.has(key) && typeof value === 'number' ? undefined : value)),
  ) as Record<string, unknown>;
}

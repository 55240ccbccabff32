import type { FieldReader } from './field-reader';

export interface ScriptToolCall {
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

export interface ScriptReply {
  readonly text: string;
  readonly tools: readonly ScriptToolCall[];
  /** The role's output: a call of `finish` where the role has that tool, else the answer's text. */
  readonly output?: Readonly<Record<string, unknown>>;
  readonly usage?: { readonly inputTokens: number; readonly outputTokens: number };
}

export function readReply(reader: FieldReader, value: unknown): ScriptReply {
  const fields = reader.object(value, ['tools', 'output', 'text', 'usage']);
  const text = fields['text'] ?? '';
  if (typeof text !== 'string') reader.problem('text', 'expected a text');
  const { output } = fields;
  if (output !== undefined && !isFields(output)) reader.problem('output', 'expected fields');
  const tools = readTools(reader, fields['tools']);
  const empty = tools.length === 0 && output === undefined && text === '';
  if (empty) reader.problem('tools', 'a reply needs tools, output or text');
  const usage = reader.usage(fields, 'usage');
  return {
    text: typeof text === 'string' ? text : '',
    tools,
    ...(isFields(output) ? { output } : {}),
    ...(usage ? { usage } : {}),
  };
}

function readTools(script: FieldReader, value: unknown): readonly ScriptToolCall[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    script.problem('tools', 'expected a list of calls');
    return [];
  }
  return value.map((call, index) => {
    const reader = script.inside(`tools[${index}]`);
    const fields = reader.object(call, ['name', 'arguments']);
    const name = reader.optionalText(fields, 'name');
    if (name === undefined) reader.problem('name', 'expected the name of a tool');
    const given = fields['arguments'] ?? {};
    if (!isFields(given)) reader.problem('arguments', 'expected fields');
    return { name: name ?? '', arguments: isFields(given) ? given : {} };
  });
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { checkOutput } from '../output-schema';
import type { Checked } from '../output-schema';
import type { Role } from '../role';
import { skillCorrection } from './used-skills';
import type { ModelReply, ToolCall } from '../../ports/language-model';

/** How the correction of an output without its mandatory skill begins. */
export const skillRefusal = 'Your answer is not accepted:';

export type Reply = Extract<ModelReply, { kind: 'reply' }>;

/** A role's output from the text of a reply, with or without a Markdown fence around it. */
export function outputFromText(role: Role, text: string): Checked<unknown> {
  const fenced = /^\s*```(?:json)?\s*\n([\s\S]*?)\n\s*```\s*$/.exec(text);
  return outputFromJson(role, fenced?.[1] ?? text);
}

/** A role's output from the arguments of its `finish` call. */
export function outputFromCall(role: Role, call: ToolCall): Checked<unknown> {
  return outputFromJson(role, call.argumentsJson);
}

/**
 * Why a reply cannot be used, as the corrective message of the next turn; undefined for one that can. Tool calls are judged
 * when they run, so only an answer in text is looked at here.
 */
export function correctionFor(role: Role, reply: Reply, missing: readonly string[] = []): string | undefined {
  if (reply.toolCalls.length > 0 || reply.finish === 'filter') return undefined;
  if (reply.finish === 'length') {
    return 'Your answer was cut off because it was too long. Answer again, shorter, in the agreed form.';
  }
  const output = outputFromText(role, reply.text);
  if (output.ok) return missing.length === 0 ? undefined : `${skillRefusal} ${skillCorrection(missing)}`;
  const wanted = role.capabilities.tools.includes('finish')
    ? 'Use one of your tools; hand in the output by calling finish.'
    : 'Answer again with one JSON document of the agreed schema and nothing else.';
  return `Your answer is not usable: ${output.problems.join('; ')}. ${wanted}`;
}

/** Ids as later messages need them: present, and different within the turn. */
export function withCallIds(reply: Reply, turn: number): Reply {
  const seen = new Set<string>();
  const toolCalls = reply.toolCalls.map((call, index) => {
    const id = call.id === '' || seen.has(call.id) ? `call-${turn}-${index + 1}` : call.id;
    seen.add(id);
    return { ...call, id };
  });
  return { ...reply, toolCalls };
}

function outputFromJson(role: Role, json: string): Checked<unknown> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    return { ok: false, problems: [`$: expected JSON (${error instanceof Error ? error.message : 'unreadable'})`] };
  }
  return checkOutput(role.outputSchema, value);
}

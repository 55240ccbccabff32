import { parse } from 'yaml';
import { AppError } from '../../../domain/errors';
import { readWhen } from './read-when';
import type { ScriptCondition } from './read-when';
import { readReply } from './read-script-reply';
import type { ScriptReply } from './read-script-reply';
import { FieldReader } from './field-reader';

export interface ScriptEntry {
  /** Position in the script, from 1: names the entry in messages. */
  readonly number: number;
  readonly when: ScriptCondition;
  readonly reply: ScriptReply;
  /** Not reported when it was never used. */
  readonly optional: boolean;
}

/** What a scripted model knows. Entries are tried in their order; the first that matches answers, as often as it is asked. */
export interface ModelScript {
  readonly version: 1;
  /** Shown as the model of the replies, and priced when the price table knows it. Default `scripted`. */
  readonly model: string;
  /** Used by replies without figures of their own; absent = estimated from the texts. */
  readonly usage?: { readonly inputTokens: number; readonly outputTokens: number };
  readonly entries: readonly ScriptEntry[];
}

/**
 * Reads a script from YAML or JSON text. Throws `configuration_invalid` with all problems at once, each naming entry and
 * field; a script that is not understood in full is not used at all.
 */
export function parseModelScript(text: string): ModelScript {
  const reader = new FieldReader('script');
  const document = reader.object(parseText(text), ['version', 'model', 'usage', 'replies']);
  if (document['version'] !== 1) reader.problem('version', 'expected 1');
  const model = reader.optionalText(document, 'model') ?? 'scripted';
  const usage = reader.usage(document, 'usage');
  const replies = document['replies'];
  if (!Array.isArray(replies) || replies.length === 0)
    reader.problem('replies', 'expected a list with at least one entry');
  const entries = Array.isArray(replies) ? replies.map((entry, index) => readEntry(reader, entry, index + 1)) : [];
  if (reader.problems.length > 0) throw invalid(reader.problems);
  return { version: 1, model, ...(usage ? { usage } : {}), entries };
}

function readEntry(script: FieldReader, value: unknown, number: number): ScriptEntry {
  const reader = script.inside(`entry ${number}`);
  const entry = reader.object(value, ['when', 'reply', 'optional']);
  const optional = entry['optional'] ?? false;
  if (typeof optional !== 'boolean') reader.problem('optional', 'expected true or false');
  return {
    number,
    when: readWhen(reader.inside('when'), entry['when']),
    reply: readReply(reader.inside('reply'), entry['reply']),
    optional: optional === true,
  };
}

function parseText(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 100 });
  } catch (error) {
    throw invalid([error instanceof Error ? error.message : 'unreadable']);
  }
}

function invalid(problems: readonly string[]): AppError {
  return new AppError('configuration_invalid', `The model script is invalid: ${problems.join('; ')}.`, {
    details: { problems },
  });
}

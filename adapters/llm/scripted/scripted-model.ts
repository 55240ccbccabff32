import { isAppError } from '../../../domain/errors';
import type { LanguageModel, ModelReply, ModelRequest, RecordedRequest, ToolCall } from '../../../ports/language-model';
import { describeMismatch } from './describe-mismatch';
import { matchEntry } from './match-entry';
import { parseModelScript } from './model-script';
import type { ModelScript, ScriptEntry } from './model-script';
import { describeUnused, unusedReplies } from './unused-replies';

const noScript =
  'The model is scripted, but neither the run nor the host brought a script. Start the run with --script <file>, or choose ' +
  'another model (STELLWERK_MODEL).';

/**
 * A model that answers from a script: the run's own when the request carries one, else `script` (YAML or JSON text). A request
 * the script does not know is refused with `script_no_match`, never guessed. Throws when `script` is invalid; a run's own
 * invalid script is refused with `script_invalid`, and a request without any script with `script_missing`.
 */
export function createScriptedModel({ script }: { readonly script?: string }): LanguageModel {
  const scripts = new Map<string, ModelScript>(script === undefined ? [] : [[script, parseModelScript(script)]]);
  return { name: 'scripted', turn, describeUnused: unused };

  function unused(requests: readonly RecordedRequest[], own: string | undefined): string | undefined {
    const text = own ?? script;
    const read = text === undefined ? undefined : readScript(text);
    return read === undefined || 'problem' in read ? undefined : describeUnused(unusedReplies(read, requests));
  }

  async function turn(request: ModelRequest): Promise<ModelReply> {
    const text = request.script ?? script;
    if (text === undefined) return { kind: 'refused', code: 'script_missing', reason: noScript };
    const read = readScript(text);
    if ('problem' in read) return { kind: 'refused', code: 'script_invalid', reason: read.problem };
    const entry = matchEntry(read, request);
    if (!entry) return { kind: 'refused', code: 'script_no_match', reason: describeMismatch(read, request) };
    return replyOf(read, entry, request);
  }

  function readScript(text: string): ModelScript | { readonly problem: string } {
    const known = scripts.get(text);
    if (known) return known;
    try {
      const parsed = parseModelScript(text);
      // A handful is enough: runs with scripts of their own are few, and reading one again is cheap.
      if (scripts.size > 20) scripts.clear();
      scripts.set(text, parsed);
      return parsed;
    } catch (error) {
      if (isAppError(error)) return { problem: error.message };
      throw error;
    }
  }
}

function replyOf(script: ModelScript, { reply }: ScriptEntry, request: ModelRequest): ModelReply {
  const hasFinish = request.tools.some(({ name }) => name === 'finish');
  const calls = [
    ...reply.tools,
    ...(reply.output !== undefined && hasFinish ? [{ name: 'finish', arguments: reply.output }] : []),
  ];
  const toolCalls = calls.map((call, index): ToolCall => ({
    id: `call-${request.turn}-${index + 1}`,
    name: call.name,
    argumentsJson: JSON.stringify(call.arguments),
  }));
  const text = reply.output !== undefined && !hasFinish ? JSON.stringify(reply.output) : reply.text;
  const usage = reply.usage ?? script.usage ?? estimate(request, text, toolCalls);
  return {
    kind: 'reply',
    model: request.model ?? script.model,
    text,
    toolCalls,
    finish: toolCalls.length > 0 ? 'tools' : 'stop',
    usage: { ...usage, cachedInputTokens: 0 },
  };
}

/** Four characters to a token, as a rule of thumb for English text and code. */
function estimate({ system, messages }: ModelRequest, text: string, calls: readonly ToolCall[]) {
  const input = messages.reduce((sum, { content }) => sum + content.length, system.length);
  const output = calls.reduce((sum, { argumentsJson }) => sum + argumentsJson.length, text.length);
  return { inputTokens: Math.ceil(input / 4), outputTokens: Math.ceil(output / 4) };
}

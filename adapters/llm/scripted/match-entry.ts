import type { ModelRequest } from '../../../ports/language-model';
import type { ModelScript, ScriptEntry } from './model-script';

/** What of a request an entry can be about. */
export type ScriptedRequest = Pick<ModelRequest, 'role' | 'stage' | 'visit' | 'session' | 'turn' | 'messages'>;

/** The first entry that matches. It depends on the request alone, so a repeated call gets the same reply. */
export function matchEntry(script: ModelScript, request: ScriptedRequest): ScriptEntry | undefined {
  const text = textOf(request);
  return script.entries.find((entry) => differences(entry, request, text).length === 0);
}

/** The texts a condition looks at: what the model is told, not what it said itself. */
export function textOf({ messages }: Pick<ScriptedRequest, 'messages'>): string {
  return messages
    .filter(({ role }) => role !== 'assistant')
    .map(({ content }) => content)
    .join('\n');
}

/** In which points a request is not what the entry waits for; none = it matches. */
export function differences({ when }: ScriptEntry, request: ScriptedRequest, text: string): readonly string[] {
  const facts = (['role', 'stage', 'visit', 'session', 'turn'] as const).flatMap((fact) => {
    const wanted = when[fact];
    return wanted === undefined || wanted === request[fact] ? [] : [`${fact} is ${request[fact]}, not ${wanted}`];
  });
  const missing = when.contains.filter((part) => !text.includes(part)).map((part) => `does not contain ${quote(part)}`);
  const unwanted = when.notContains.filter((part) => text.includes(part)).map((part) => `contains ${quote(part)}`);
  return [...facts, ...missing, ...unwanted];
}

function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

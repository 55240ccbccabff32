import { differences, textOf } from './match-entry';
import type { ScriptedRequest } from './match-entry';
import type { ModelScript } from './model-script';

const shown = 3;

/** Why a script has no reply: the request's facts, and the entries that came nearest with what differed. */
export function describeMismatch(script: ModelScript, request: ScriptedRequest): string {
  const text = textOf(request);
  const { role, stage, visit, session, turn } = request;
  const nearest = script.entries
    .map((entry) => ({ entry, differs: differences(entry, request, text) }))
    .sort((a, b) => distance(a) - distance(b) || a.entry.number - b.entry.number)
    .slice(0, shown)
    .map(({ entry, differs }) => `entry ${entry.number}: ${differs.join(', ')}`);
  return (
    `The model script has no reply for role ${role}, stage ${stage}, visit ${visit}, session ${session}, turn ${turn} ` +
    `(${text.length} characters). Nearest entries: ${nearest.join('; ')}.`
  );
}

/** Another role is further away than anything else. */
function distance({ differs }: { readonly differs: readonly string[] }): number {
  return differs.length + (differs.some((difference) => difference.startsWith('role is ')) ? 100 : 0);
}

import { matchEntry } from './match-entry';
import type { ScriptedRequest } from './match-entry';
import type { ModelScript, ScriptEntry } from './model-script';

/** Entries that answered none of the recorded requests; `optional` ones are left out. */
export function unusedReplies(script: ModelScript, requests: readonly ScriptedRequest[]): readonly ScriptEntry[] {
  const used = new Set(requests.map((request) => matchEntry(script, request)?.number));
  return script.entries.filter((entry) => !entry.optional && !used.has(entry.number));
}

/** One line for people; undefined when every reply was used. */
export function describeUnused(unused: readonly ScriptEntry[]): string | undefined {
  if (unused.length === 0) return undefined;
  const entries = unused.map(({ number, when }) => {
    const facts = (['role', 'stage', 'visit', 'session', 'turn'] as const)
      .filter((fact) => when[fact] !== undefined)
      .map((fact) => `${fact} ${when[fact]}`);
    return `entry ${number} (${facts.join(', ')})`;
  });
  return `${unused.length} ${unused.length === 1 ? 'reply' : 'replies'} of the model script never used: ${entries.join('; ')}`;
}

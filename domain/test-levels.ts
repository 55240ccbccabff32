export const testLevels = ['unit', 'integration', 'e2e'] as const;
export type TestLevel = (typeof testLevels)[number];

/** The check's command of each level. */
export const levelCommands = { unit: 'test', integration: 'integration', e2e: 'e2e' } as const;

const names: Readonly<Record<Exclude<TestLevel, 'unit'>, RegExp>> = {
  integration: /^\s*integration\b/i,
  e2e: /^\s*(?:e2e|end[- ]to[- ]end)\b/i,
};

/** Levels that a test plan puts off by naming them, e.g. `Integration` or `E2E (no browser)`. Unit tests always run. */
export function deferredLevels(deferred: readonly string[]): readonly TestLevel[] {
  return (['integration', 'e2e'] as const).filter((level) => deferred.some((words) => names[level].test(words)));
}

export interface CriticalPath {
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'not_found';
}

/** Looks each path of the plan up in the results by its words; a path that no test names is not found. */
export function criticalPaths(
  paths: readonly string[],
  results: readonly { readonly name: string; readonly outcome: string }[],
): readonly CriticalPath[] {
  return paths.map((name) => {
    const wanted = normal(name);
    const found = results.filter((result) => normal(result.name).includes(wanted));
    if (found.length === 0) return { name, outcome: 'not_found' };
    return { name, outcome: found.every(({ outcome }) => outcome === 'passed') ? 'passed' : 'failed' };
  });
}

function normal(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

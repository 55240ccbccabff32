import { severities } from '../triage';
import type { Severity } from '../triage';

/**
 * Place of a bug in the backlog, 1 first; features have 2 unless somebody says otherwise. Severity gives the base, many
 * occurrences and long waiting raise it by one each. Only P1 and P2 can come before features.
 */
export function backlogPriority(bug: {
  readonly severity: Severity;
  readonly occurrences: number;
  readonly ageDays: number;
}): number {
  const base = severities.indexOf(bug.severity) + 1;
  const raised = base - (bug.occurrences >= 10 ? 1 : 0) - (bug.ageDays >= 30 ? 1 : 0);
  return Math.max(raised, base <= 2 ? 1 : 2);
}

/** Which occurrences are worth a word to people: the first ten, then 20, 30 … 100, 200 …. */
export function isTellingOccurrence(occurrences: number): boolean {
  return occurrences % 10 ** Math.floor(Math.log10(Math.max(occurrences, 1))) === 0;
}

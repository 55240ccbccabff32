import { AppError } from '../../domain/errors';
import type { BugIndex, BugRecord } from '../../ports/bug-index';

type Reported = Parameters<BugIndex['countOccurrence']>[0];

export function newBug(bug: Reported, at: string): BugRecord {
  return {
    ...bug,
    ...{ personSeverity: null, wontFix: null, verdict: null, reason: null, policyVersion: null },
    ...{ occurrences: 1, firstSeen: at, lastSeen: at, workItem: null, runId: null, status: 'open' },
  };
}

export function countedAgain(known: BugRecord, { bugReport }: Reported, at: string): BugRecord {
  const [first, last] = [Date.parse(known.firstSeen), Date.parse(known.lastSeen)];
  return {
    ...known,
    firstSeen: Date.parse(at) < first ? at : known.firstSeen,
    lastSeen: Date.parse(at) > last ? at : known.lastSeen,
    bugReport,
    occurrences: known.occurrences + 1,
  };
}

export function closedBug(bugId: string): AppError {
  return new AppError('conflict', `Bug ${bugId} is closed; its next report needs a triage of its own.`);
}

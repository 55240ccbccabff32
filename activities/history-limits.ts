import type { DecisionRecord } from '../contracts/stages';
import type { Failure } from '../domain/failure-class';

/**
 * What one answer brings into a history at most. Every message of an orchestration carries the run's snapshot; above 45 KB the
 * Azure Storage provider moves a message to a blob, and a host refuses a payload above 1 MB. test/model/limits.test.ts measures
 * that all of them together stay below half of that.
 */
export const historyLimits = {
  /** The project's policy and commands as JSON, in bytes. */
  snapshotBytes: 10_000,
  /** A decision's comment; all of it stays with the decision. */
  commentCharacters: 4_000,
  /** Output and test names of a check's failures together; all of it is in the check's result. */
  failureCharacters: 4_000,
  /** Names and problems in one answer; the rest is a number. */
  named: 10,
} as const;

export function withShortComment(decision: DecisionRecord): DecisionRecord {
  const { comment } = decision;
  if (comment === undefined || comment.length <= historyLimits.commentCharacters) return decision;
  return { ...decision, comment: `${comment.slice(0, historyLimits.commentCharacters - 1)}…` };
}

/** Each failure gets an equal share: half for the end of its output, the rest for the names of its tests. */
export function withShortOutput(failures: readonly Failure[]): readonly Failure[] {
  const share = Math.floor(historyLimits.failureCharacters / Math.max(1, failures.length));
  return failures.map((failure) => {
    const tail = failure.tail.slice(-Math.ceil(share / 2));
    let left = share - tail.length;
    const tests = failure.tests?.filter((name) => (left -= name.length) >= 0);
    return { ...failure, tail, ...(tests && tests.length > 0 ? { tests } : {}) };
  });
}

/** The first of them, and how many more there are. */
export function someOf(texts: readonly string[]): string {
  const more = texts.length - historyLimits.named;
  const shown = texts.slice(0, historyLimits.named).join(' ');
  return more > 0 ? `${shown} And ${more} more.` : shown;
}

import { changeWindowAt } from '../../domain/release/change-window';
import type { WindowVerdict } from '../../domain/release/change-window';
import { now } from '../kit';
import type { Step } from '../kit';
import { showWaiting, wait } from './attempt';
import type { Attempt } from './attempt';

/** Longest sleep between two looks, in seconds: bounds how late a lost doorbell of a cancel is noticed. */
const longestLookSeconds = 6 * 3_600;

/** Waits until a deployment may begin. A hotfix that one more person could let through a freeze comes back at once. */
export function* awaitChangeWindow(
  attempt: Attempt,
): Step<{ readonly kind: 'open' } | { readonly kind: 'frozen'; readonly reason: string }> {
  const { context, isHotfix, policy } = attempt;
  let shown = '';
  for (;;) {
    const verdict = verdictNow(attempt);
    if (verdict.kind === 'open') {
      if (shown !== '') yield* attempt.log.record({ waitingFor: null });
      return verdict;
    }
    if (verdict.kind === 'frozen' && isHotfix && policy.freezeAllowsHotfix) return verdict;
    if (verdict.reason !== shown) {
      shown = verdict.reason;
      yield* showWaiting(attempt, 'window', `the deployment waits: ${shown}`, untilOf(verdict));
    }
    const left = verdict.until === undefined ? longestLookSeconds : secondsUntil(now(context), verdict.until);
    yield* wait(attempt, Math.min(left, longestLookSeconds), longestLookSeconds);
  }
}

/** Whether a deployment may begin at this very moment. */
export function verdictNow({ context, input, policy }: Attempt): WindowVerdict {
  return changeWindowAt(now(context), input.mayPassFreeze === true ? { ...policy, freezes: [] } : policy);
}

function untilOf({ until }: Exclude<WindowVerdict, { kind: 'open' }>): { readonly until?: string } {
  return until === undefined ? {} : { until };
}

/** At least one, for timers can fire early: the clock then stands just before the opening. */
function secondsUntil(from: string, until: string): number {
  return Math.max(1, (Date.parse(until) - Date.parse(from)) / 1_000);
}

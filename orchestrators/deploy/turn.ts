import { call, callEntity, now } from '../kit';
import type { Step } from '../kit';
import { showWaiting, wait } from './attempt';
import type { Attempt } from './attempt';

/** First wait between two questions for the turn, in seconds; doubled up to the longest. */
const firstAskSeconds = 5;
const longestAskSeconds = 60;

/**
 * One deployment at a time per project: what is merged, tested and measured is then what the one before left. A hotfix goes
 * first among those that wait. The turn of a run that has ended is given back by whoever waits for it.
 */
export function* takeTurn(attempt: Attempt): Step<void> {
  const { context, scope, isHotfix } = attempt;
  let shown = '';
  for (let seconds = firstAskSeconds; ; seconds = Math.min(seconds * 2, longestAskSeconds)) {
    const request = { runId: scope.runId, hotfix: isHotfix, at: now(context) };
    const answer = yield* callEntity(context, 'deploymentTurn', keyOf(attempt), 'take', request);
    if (answer.kind === 'malformed') throw new Error(`The turn to deploy was refused: ${answer.reason}`);
    if (answer.kind === 'granted') {
      if (shown !== '') yield* attempt.log.record({ waitingFor: null });
      return;
    }
    const { holder, ahead } = answer;
    const found = holder === null ? undefined : yield* call(context, 'readRunEnd', { runId: holder });
    if (holder !== null && found?.isOver) {
      yield* callEntity(context, 'deploymentTurn', keyOf(attempt), 'release', { runId: holder });
      continue;
    }
    const deploying = found?.isPaused ? 'is paused amid its deployment (resume or cancel it)' : 'deploys';
    const reason = `the deployment waits for its turn: ${holder ?? 'nobody'} ${deploying}, ${ahead} ahead`;
    if (reason !== shown) {
      shown = reason;
      yield* showWaiting(attempt, 'turn', reason);
    }
    yield* wait(attempt, seconds);
  }
}

export function* giveTurnBack(attempt: Attempt): Step<void> {
  const { context, scope } = attempt;
  yield* callEntity(context, 'deploymentTurn', keyOf(attempt), 'release', { runId: scope.runId });
}

function keyOf({ input }: Attempt): string {
  return `${input.run.tenant}.${input.run.project}`;
}

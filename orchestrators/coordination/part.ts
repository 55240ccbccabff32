import { stageInstanceId } from '../../domain/ids';
import type { Standing } from '../../domain/coordination';
import type { RunOutcome, RunRequest } from '../../contracts/run';
import { eventNames } from '../../contracts/names';
import { effect, insist, instanceIdOf, now, RunCancelled, waitFor } from '../kit';
import type { Context, Step } from '../kit';
import { checkpoint } from '../run/journey';
import type { Journey } from '../run/journey';

/** First look at the standing when no bell rings, in seconds; doubled up to the longest. */
const firstLookSeconds = 15;
const longestLookSeconds = 600;

/** The whole was given up; what this part has delivered is to be undone. */
export class WholeGivenUp extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'WholeGivenUp';
  }
}

/** Approved: the part says that it is ready and waits, without a slot, until it is its turn to merge. */
export function* awaitMergeTurn(journey: Journey): Step<void> {
  yield* say(journey, 'ready');
  yield* awaitStanding(journey, 'merging', 'the whole has its turn for every part, contracts first');
}

/** Delivered: the part keeps the version before it until all the others are delivered too. */
export function* awaitWhole(journey: Journey): Step<void> {
  yield* say(journey, 'deployed');
  yield* awaitStanding(journey, 'kept', 'delivered; kept when all parts are');
}

/** Its own delivery failed: the whole is given up. Throws. */
export function* failWhole(journey: Journey, reason: string): Step<never> {
  yield* say(journey, 'failed', reason);
  yield* awaitStanding(journey, 'kept', 'its delivery failed; the whole is taken back');
  throw new WholeGivenUp(reason);
}

/** It is coded and tested again, for its branch or the base has moved. */
export function* leaveMergeTurn(journey: Journey, reason: string): Step<void> {
  yield* say(journey, 'working', reason);
}

/** Traffic first, then the branch. What cannot be undone is a person's matter; a cancel there leaves it as it is. */
export function* undoPart(journey: Journey): Step<void> {
  const { context, run, pullRequest } = journey;
  const scope = { runId: run.runId, tenant: run.tenant, run };
  const visit = journey.visits.get('deploy');
  for (let round = 1; ; round += 1) {
    let problem: string | undefined;
    if (visit !== undefined) {
      const deployId = stageInstanceId(run.runId, 'deploy', visit);
      const back = { ...scope, operationKey: `${deployId}/undo-${round}`, deployId };
      const rolledBack = yield* effect(context, 'rollBackDeployment', back);
      if (rolledBack.kind === 'refused') problem = rolledBack.reason;
    }
    if (problem === undefined && pullRequest) {
      const revert = { ...scope, operationKey: `${run.runId}/revert`, pullRequest };
      const reverted = yield* effect(context, 'revertMerge', revert);
      if (reverted.kind === 'reverted') {
        const what = reverted.commit === null ? 'nothing was merged' : `reverted as ${reverted.commit.slice(0, 12)}`;
        yield* journey.log.note('commit', `taken back with the whole: ${what}`);
      } else {
        problem = reverted.reason;
      }
    }
    if (problem === undefined) {
      yield* say(journey, 'undone');
      return;
    }
    yield* checkpoint(journey, { kind: 'needsPerson', code: 'compensation_failed', reason: problem });
  }
}

/** A part that never came to its delivery has nothing to undo. */
export function* closePart(context: Context, { runId, part }: RunRequest, outcome: RunOutcome): Step<void> {
  if (!part) return;
  if (outcome.status !== 'completed' && outcome.state !== 'DEPLOYMENT') {
    yield* insist(context, 'moveParts', { parent: part.parent, runs: [runId], to: 'undone', at: now(context) }, 5);
  }
}

function* say({ context, run }: Journey, to: Standing, reason?: string): Step<void> {
  const more = reason === undefined ? {} : { reason };
  yield* insist(context, 'moveParts', {
    ...{ parent: run.part?.parent ?? '', runs: [run.runId], to, at: now(context) },
    ...more,
  });
}

/** A pause changes nothing here. `kept` counts even when a cancel came right after it. */
function* awaitStanding(journey: Journey, wanted: Standing, reason: string): Step<void> {
  const { context, run, log } = journey;
  const since = now(context);
  const waitingFor = { kind: 'turn', reason, since, instanceId: instanceIdOf(context) } as const;
  yield* log.record({ status: 'running', waitingFor }, { kind: 'state', text: `waits for the whole: ${reason}` });
  yield* journey.slot.leave();
  for (let look = firstLookSeconds; ;) {
    const standing = yield* insist(context, 'readStanding', { runId: run.runId });
    if (standing.standing === wanted) break;
    if (standing.standing === 'undo') throw new WholeGivenUp(standing.reason ?? 'the whole was given up');
    if (standing.control === 'cancel') throw new RunCancelled();
    const heard = yield* waitFor(context, [eventNames.controlChanged], look);
    look = heard === 'timeout' ? Math.min(look * 2, longestLookSeconds) : firstLookSeconds;
  }
  yield* journey.slot.take('returning');
  yield* log.record({ waitingFor: null });
}

import { stageInstanceId } from '../domain/ids';
import type { AttemptEvidence } from '../contracts/deployment';
import type { DeployInput, DeployResult } from '../contracts/stages';
import { call, effect, inputOf, now, RunCancelled, tryEffect } from './kit';
import type { Context, Step } from './kit';
import { openAttempt } from './deploy/attempt';
import type { Attempt } from './deploy/attempt';
import { awaitChangeWindow, verdictNow } from './deploy/change-window';
import { becomeHealthy } from './deploy/health';
import { receipt } from './deploy/receipt';
import { rollBack, rollBackAndVerify } from './deploy/roll-back';
import { rollOut } from './deploy/rollout';
import type { RolledOut, Standing } from './deploy/rollout';
import { giveTurnBack, takeTurn } from './deploy/turn';
import { guarded, needsPerson } from './run/stage';

/**
 * DEPLOYMENT: change window, turn, supply chain, merge, start beside the live version, health, traffic step by step, soak, then
 * the receipt. FAILED = nothing was switched; ROLLED_BACK = the previous version has the traffic again; `held` = it keeps the
 * traffic it has until a person decides.
 */
export function* deployChange(context: Context): Step<DeployResult | { readonly kind: 'cancelled' }> {
  const input = inputOf<DeployInput>(context);
  const deployId = input.resume?.deployId ?? stageInstanceId(input.run.runId, 'deploy', input.visit);
  return yield* guarded(deploy(openAttempt(context, input, deployId)));
}

function* deploy(attempt: Attempt): Step<DeployResult> {
  if (attempt.input.resume) return yield* inTurn(attempt, goOn(attempt, attempt.input.resume));
  if (attempt.input.awaitOnly === true) return yield* becomeReady(attempt);
  return yield* inTurn(attempt, begin(attempt));
}

/** The turn is kept by a deployment that is held with traffic, for nobody else can deploy beside it. */
function* inTurn<T extends { readonly kind: string }>(attempt: Attempt, body: Step<T>): Step<T> {
  let isHeld = false;
  try {
    yield* takeTurn(attempt);
    const result = yield* body;
    isHeld = result.kind === 'held' || (attempt.input.run.part !== undefined && isLive(result));
    return result;
  } finally {
    if (!isHeld) yield* giveTurnBack(attempt);
  }
}

/** A part of a whole is not done with it: it may have to be taken back. */
function isLive(result: { readonly kind: string; readonly status?: string }): boolean {
  return result.kind === 'deployed' && result.status === 'SUCCESS';
}

/** The turn stays the run's, for its deployment follows at once. */
function* becomeReady(attempt: Attempt): Step<DeployResult> {
  for (;;) {
    const window = yield* awaitChangeWindow(attempt);
    if (window.kind === 'frozen') return window;
    yield* orGiveTurnBack(attempt, takeTurn(attempt));
    if (verdictNow(attempt).kind === 'open') return { kind: 'ready' };
    yield* giveTurnBack(attempt);
  }
}

function* orGiveTurnBack(attempt: Attempt, body: Step<void>): Step<void> {
  try {
    yield* body;
  } catch (error) {
    yield* giveTurnBack(attempt);
    throw error;
  }
}

/**
 * The window may have closed since, and a run that is paused before its merge does not keep others from deploying: both have
 * to wait anew, which the run does without a slot.
 */
function* begin(attempt: Attempt): Step<DeployResult> {
  const { context, scope, input, log } = attempt;
  if (verdictNow(attempt).kind !== 'open') return { kind: 'postponed' };
  const supplyChain = yield* call(context, 'verifySupplyChain', {
    run: input.run,
    bundle: input.bundle,
    qaReport: input.qaReport,
    deployId: attempt.deployId,
  });
  const reworkOnly = supplyChain.status === 'held' && supplyChain.isSuperseded === true;
  if (supplyChain.status === 'held' && !reworkOnly) {
    return { kind: 'needsPerson', code: 'supply_chain_held', reason: supplyChain.reasons.join('; ') };
  }
  const merge = {
    ...scope,
    // Another commit of the same run is another merge.
    operationKey: `${scope.runId}/merge-${input.commit.slice(0, 12)}`,
    pullRequest: input.pullRequest,
    commit: input.commit,
    ...(reworkOnly ? { reworkOnly } : {}),
  };
  const merged = yield* tryEffect(context, 'mergePullRequest', merge, () => giveTurnBack(attempt));
  if (merged.kind === 'resumed') return { kind: 'postponed' };
  if (merged.kind === 'rework') return merged;
  if (merged.kind !== 'merged' && input.run.part) {
    // Others wait for this one, or are live already: the whole decides.
    const evidence = { startedAt: now(context), healthy: false, steps: [], signals: [], supplyChain };
    return yield* receipt(attempt, input.commit, { status: 'FAILED', evidence, reason: merged.reason });
  }
  if (merged.kind !== 'merged') {
    return needsPerson(merged.kind === 'refused' ? merged : { code: 'merge_blocked', reason: merged.reason });
  }
  yield* log.note('commit', `merged into ${input.run.repository.defaultBranch} as ${merged.commit.slice(0, 12)}`);
  const evidence = { startedAt: now(context), healthy: false, steps: [], signals: [], supplyChain };
  const watched = yield* orRollBack(attempt, () => true, startAndRollOut(attempt, merged.commit, evidence));
  return yield* conclude(attempt, merged.commit, watched);
}

/** A held deployment, as a person wants it to go on. */
function* goOn(attempt: Attempt, resume: NonNullable<DeployInput['resume']>): Step<DeployResult> {
  const { commit, evidence, order, by } = resume;
  const watched =
    order === 'roll_back'
      ? ({ kind: 'breach', evidence, reason: `${by} rolled back after an inconclusive watch` } as const)
      : yield* orRollBack(attempt, () => true, rollOut(attempt, commit, resume));
  return yield* conclude(attempt, commit, watched);
}

type Begun = RolledOut | { readonly kind: 'notStarted'; readonly evidence: AttemptEvidence; readonly reason: string };

/** Starts the candidate beside the live version. What does not become healthy never gets traffic. */
function* startAndRollOut(attempt: Attempt, commit: string, before: AttemptEvidence): Step<Begun> {
  const { context, scope, deployId, log } = attempt;
  const start = { ...scope, operationKey: `${deployId}/start`, deployId, commit };
  const started = yield* effect(context, 'startDeployment', start);
  if (started.kind === 'refused') return needsPerson(started);
  const migrated = { ...before, ...(started.migration ? { migration: started.migration } : {}) };
  if (started.kind === 'failed') return { kind: 'notStarted', evidence: migrated, reason: started.reason };
  if (started.migration) yield* log.note('deployment', 'migration SUCCESS');
  yield* log.note('deployment', `candidate started at ${started.candidateUrl}`);
  const health = yield* becomeHealthy(attempt);
  if (!health.healthy) {
    yield* rollBack(attempt);
    return { kind: 'notStarted', evidence: migrated, reason: health.detail };
  }
  const standing: Standing = { step: 0, evidence: { ...migrated, healthy: true } };
  return yield* rollOut(attempt, commit, standing);
}

function* conclude(attempt: Attempt, commit: string, watched: Begun): Step<DeployResult> {
  switch (watched.kind) {
    case 'passed':
      return yield* complete(attempt, commit, watched);
    case 'breach':
      return yield* takeBack(attempt, commit, watched);
    case 'failed':
      // Users have met it already when it had a share of the traffic before.
      if (watched.evidence.steps.length > 0) return yield* takeBack(attempt, commit, watched);
      yield* rollBack(attempt);
      return yield* receipt(attempt, commit, { ...watched, status: 'FAILED' });
    case 'notStarted':
      return yield* receipt(attempt, commit, { ...watched, status: 'FAILED' });
    case 'held':
      return watched;
    case 'needsPerson':
      yield* rollBack(attempt);
      return watched;
  }
}

function* takeBack(
  attempt: Attempt,
  commit: string,
  { evidence, reason }: { readonly evidence: AttemptEvidence; readonly reason: string },
): Step<DeployResult> {
  yield* attempt.log.note('problem', `${reason}; rolling back`);
  const undone = yield* rollBackAndVerify(attempt, evidence.signals.length);
  return yield* receipt(attempt, commit, { status: 'ROLLED_BACK', evidence, reason, rollBack: undone });
}

function* complete(
  attempt: Attempt,
  commit: string,
  { evidence, deployment }: Extract<RolledOut, { kind: 'passed' }>,
): Step<DeployResult> {
  const { context, scope, deployId, log, input } = attempt;
  if (input.run.part) return yield* receipt(attempt, commit, { status: 'SUCCESS', evidence, deployment });
  const completing = effect(context, 'completeDeployment', {
    ...scope,
    operationKey: `${deployId}/complete`,
    deployId,
  });
  // After a fault the previous version may be gone already; only a cancel is certain to have come before.
  const completed = yield* orRollBack(attempt, (error) => error instanceof RunCancelled, completing);
  if (completed.kind === 'refused') {
    yield* log.note('problem', `the previous version was not ended: ${completed.reason}`);
  }
  return yield* receipt(attempt, commit, { status: 'SUCCESS', evidence, deployment });
}

/** When the body ends early, nothing half-watched keeps the traffic. */
function* orRollBack<T>(attempt: Attempt, applies: (error: unknown) => boolean, body: Step<T>): Step<T> {
  try {
    return yield* body;
  } catch (error) {
    if (applies(error)) {
      yield* rollBack(attempt);
    }
    throw error;
  }
}

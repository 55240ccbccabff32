import { stageInstanceId } from '../../domain/ids';
import type { HeldDeployment } from '../../contracts/deployment';
import type { RunOutcome } from '../../contracts/run';
import type { DeployInput, DeployResult, NeedsPerson } from '../../contracts/stages';
import { call, effect, firstLine, RunCancelled, since } from '../kit';
import type { Step } from '../kit';
import { awaitMergeTurn, awaitWhole, failWhole, leaveMergeTurn, undoPart, WholeGivenUp } from '../coordination/part';
import { passComplianceGate, passFreeze } from './compliance-gate';
import { checkpoint, move, record } from './journey';
import type { Journey } from './journey';
import { awaitDeployment, leaveTurn } from './await-deployment';
import { stage } from './run-stage';

export type Released =
  | { readonly kind: 'ended'; readonly outcome: RunOutcome }
  /** Back to CODING: what was approved is not what would be delivered. */
  | { readonly kind: 'rework'; readonly commit: string };

type Resume = NonNullable<DeployInput['resume']>;
type Answer = Exclude<DeployResult, NeedsPerson>;
type Delivered = Extract<DeployResult, { kind: 'deployed' }>;

/**
 * DEPLOYMENT until it succeeds, is rolled back, has to be tested again, or the run is cancelled. FAILED (nothing was switched)
 * keeps the state and asks a person.
 */
export function* release(journey: Journey): Step<Released> {
  try {
    return yield* releaseInTurn(journey);
  } catch (error) {
    // What a part has merged goes with the whole.
    if (!journey.run.part || !(error instanceof WholeGivenUp || error instanceof RunCancelled)) throw error;
    yield* undoPart(journey);
    if (error instanceof RunCancelled) throw error;
    const reason = `taken back with the whole: ${error.message}`;
    return { kind: 'ended', outcome: { state: journey.state, status: 'failed', reason, links: journey.links } };
  } finally {
    leaveTurn(journey);
  }
}

function* releaseInTurn(journey: Journey): Step<Released> {
  let deployGateId = yield* passComplianceGate(journey);
  if (journey.run.part) yield* awaitMergeTurn(journey);
  let mayPassFreeze = false;
  let resume: Resume | undefined;
  for (;;) {
    const ready: Answer = resume ? { kind: 'ready' } : yield* awaitDeployment(journey, mayPassFreeze);
    const more: Parameters<typeof deploy>[1] = { deployGateId, mayPassFreeze, ...(resume ? { resume } : {}) };
    const answer: Answer = ready.kind === 'ready' ? yield* deploy(journey, more) : ready;
    resume = undefined;
    switch (answer.kind) {
      case 'held':
        resume = yield* askAboutHeld(journey, answer.held, answer.reason);
        break;
      case 'postponed':
        leaveTurn(journey);
        break;
      case 'frozen':
        mayPassFreeze = yield* passFreeze(journey, deployGateId, answer.reason);
        break;
      case 'rework':
        if (journey.run.part) yield* leaveMergeTurn(journey, answer.reason);
        yield* move(journey, 'L5', { reason: answer.reason });
        // The change is now what the branch has and its new base has not.
        journey.run = { ...journey.run, baseCommit: answer.base };
        journey.commit = answer.commit;
        journey.head = answer.commit;
        return { kind: 'rework', commit: answer.commit };
      case 'deployed': {
        const outcome = yield* conclude(journey, answer, deployGateId);
        if (outcome) return { kind: 'ended', outcome };
        deployGateId = yield* passComplianceGate(journey);
      }
    }
  }
}

function deploy(
  journey: Journey,
  more: Pick<DeployInput, 'deployGateId' | 'mayPassFreeze' | 'resume'>,
): Step<Exclude<DeployResult, NeedsPerson>> {
  return stage<DeployResult>(journey, {
    name: 'deploy',
    orchestrator: 'deployChange',
    input: () => ({
      qaReport: journey.links.qa_report,
      bundle: journey.links.artifact_bundle,
      commit: journey.commit,
      pullRequest: journey.pullRequest,
      ...more,
    }),
    *take(made) {
      if (made.kind !== 'deployed') return 'ended';
      journey.links = { ...journey.links, deploy_receipt: made.receipt };
      return made.status === 'SUCCESS' ? undefined : 'ended';
    },
  });
}

/** Undefined when a person had it tried again. */
function* conclude(journey: Journey, deployed: Delivered, deployGateId: string): Step<RunOutcome | undefined> {
  const reason = deployed.reason ?? `The deployment ended ${deployed.status}.`;
  switch (deployed.status) {
    case 'SUCCESS':
      if (journey.run.part) yield* keepWithWhole(journey);
      yield* move(journey, 'T5', { deployGateId });
      yield* journey.log.record({ ...(deployed.deployment ? { deployment: deployed.deployment } : {}) });
      if (since(journey.context, '1.1.0')) {
        yield* announce(journey, deployed);
      }
      return { state: journey.state, status: 'completed', links: journey.links };
    case 'ROLLED_BACK':
      yield* rolledBack(journey, deployed.receipt, reason);
      if (journey.run.part) yield* failWhole(journey, reason);
      if (deployed.rollbackVerified === false) yield* askAboutService(journey, reason);
      return { state: journey.state, status: 'failed', reason: `rolled back: ${reason}`, links: journey.links };
    case 'FAILED':
      yield* journey.log.record({ links: journey.links });
      if (journey.run.part) yield* failWhole(journey, reason);
      yield* checkpoint(journey, { kind: 'needsPerson', code: 'deployment_failed', reason });
      return undefined;
  }
}

/** The version before a part's lives on until all parts are kept; then it is ended as after any other deployment. */
function* keepWithWhole(journey: Journey): Step<void> {
  yield* awaitWhole(journey);
  const { context, run, log, visits } = journey;
  const deployId = stageInstanceId(run.runId, 'deploy', visits.get('deploy') ?? 1);
  const scope = { runId: run.runId, tenant: run.tenant, run, operationKey: `${deployId}/complete`, deployId };
  try {
    const completed = yield* effect(context, 'completeDeployment', scope);
    if (completed.kind === 'refused')
      yield* log.note('problem', `the previous version was not ended: ${completed.reason}`);
  } catch (error) {
    // All parts are kept by now; a cancel that comes after that cannot take one of them out.
    if (!(error instanceof RunCancelled)) throw error;
    yield* log.note('problem', 'the previous version was not ended, for the run was cancelled right after it was kept');
  }
}

/** It keeps the traffic it has meanwhile. A cancel gives it back. */
function* askAboutHeld(journey: Journey, held: HeldDeployment, reason: string): Step<Resume> {
  const { context, run } = journey;
  const { deployId } = held;
  const hint = 'Choose continue to watch it again, or roll_back to give the traffic back.';
  try {
    const why = { kind: 'needsPerson', code: 'release_held', reason: `${reason}. ${hint}` } as const;
    const { choice, by } = yield* checkpoint(journey, why, 'paused', {
      choices: ['continue', 'roll_back', 'pause', 'cancel'],
      stage: 'deploy',
    });
    return { ...held, order: choice === 'roll_back' ? 'roll_back' : 'watch', by };
  } catch (error) {
    if (error instanceof RunCancelled) {
      const scope = { runId: run.runId, tenant: run.tenant, run };
      yield* effect(context, 'rollBackDeployment', { ...scope, operationKey: `${deployId}/roll-back`, deployId });
    }
    throw error;
  }
}

/** The run has reached PRODUCTION; a note that cannot be written does not hold it. */
function* announce({ context, run, links, log }: Journey, { receipt, deployment }: Delivered): Step<void> {
  const url = deployment ? { url: deployment.url } : {};
  try {
    yield* call(context, 'announceDelivery', { run, qaReport: links.qa_report ?? '', receipt, ...url });
  } catch (error) {
    yield* log.note('problem', `the work item has no note of the delivery: ${firstLine(error)}`);
  }
}

/** Loop L2: the roll back reports its own P1 bug; the run ends linked to it. */
function* rolledBack(journey: Journey, receipt: string, reason: string): Step<void> {
  yield* move(journey, 'L2', { reason });
  const raised = yield* record(journey, 'raiseRollbackBug', {
    run: journey.run,
    receipt,
    operationKey: `${journey.run.runId}/rollback-bug`,
  });
  journey.links = { ...journey.links, bug_reports: [...(journey.links.bug_reports ?? []), raised.bugReport] };
  yield* journey.log.record(
    { links: journey.links },
    { kind: 'problem', text: `P1_Critical bug report raised: ${reason}` },
  );
}

/** After the bug report, so that whoever is called by it is not kept waiting for this answer. */
function* askAboutService(journey: Journey, reason: string): Step<void> {
  const hint = 'Look at the service now; continue when it is well again.';
  yield* checkpoint(journey, {
    kind: 'needsPerson',
    code: 'rollback_unverified',
    reason: `Rolled back (${reason}), but the restored version was not measured healthy. ${hint}`,
  });
}

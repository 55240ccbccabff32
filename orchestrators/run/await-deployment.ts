import { stageInstanceId } from '../../domain/ids';
import { resolveReleasePolicy } from '../../domain/policy/release';
import { changeWindowAt } from '../../domain/release/change-window';
import type { DeployResult, NeedsPerson } from '../../contracts/stages';
import { callEntity, childMeanwhile, firstLine, now, RunCancelled, signalEntity } from '../kit';
import type { Step } from '../kit';
import { checkpoint, nextVisit } from './journey';
import type { Journey } from './journey';

type Awaited = Extract<DeployResult, { kind: 'ready' | 'frozen' }>;

/**
 * Waits for change window and turn before a deployment. Both can take days, so the run gives its slot back meanwhile: runs that
 * wait for one that deploys would otherwise keep it from the slot it needs.
 */
export function* awaitDeployment(journey: Journey, mayPassFreeze: boolean): Step<Awaited> {
  const { run, slot } = journey;
  if (yield* isReady(journey, mayPassFreeze)) return { kind: 'ready' };
  for (;;) {
    const visit = nextVisit(journey, 'await');
    const id = stageInstanceId(run.runId, 'await', visit);
    const input = { run, visit, mayPassFreeze, awaitOnly: true };
    const answer = yield* waited(journey, id, input);
    if (answer.kind === 'cancelled') throw new RunCancelled();
    if (answer.kind === 'needsPerson') {
      yield* checkpoint(journey, answer);
      continue;
    }
    yield* slot.take('returning');
    yield* journey.log.record({ status: 'running', waitingFor: null });
    return answer;
  }
}

/** Gives the turn back whatever became of the deployment; one that has none is not disturbed. */
export function leaveTurn({ context, run }: Journey): void {
  signalEntity(context, 'deploymentTurn', `${run.tenant}.${run.project}`, 'release', { runId: run.runId });
}

function* isReady({ context, run }: Journey, mayPassFreeze: boolean): Step<boolean> {
  const policy = resolveReleasePolicy(run.policy.release);
  const rules = mayPassFreeze ? { ...policy, freezes: [] } : policy;
  if (changeWindowAt(now(context), rules).kind !== 'open') return false;
  const request = { runId: run.runId, hotfix: run.bugReport !== undefined, at: now(context) };
  const key = `${run.tenant}.${run.project}`;
  return (yield* callEntity(context, 'deploymentTurn', key, 'take', request)).kind === 'granted';
}

function* waited(
  { context, slot }: Journey,
  id: string,
  input: object,
): Step<Awaited | NeedsPerson | { readonly kind: 'cancelled' }> {
  try {
    return yield* childMeanwhile(context, 'deployChange', id, input, slot.leave());
  } catch (error) {
    return { kind: 'needsPerson', code: 'step_failed', reason: firstLine(error) };
  }
}

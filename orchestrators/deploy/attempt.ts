import { resolveReleasePolicy } from '../../domain/policy/release';
import type { ReleasePolicy } from '../../domain/policy/release';
import type { RolloutProgress } from '../../contracts/deployment';
import { eventNames } from '../../contracts/names';
import type { DeploymentRef, WaitingFor } from '../../contracts/run';
import type { DeployInput } from '../../contracts/stages';
import { call, instanceIdOf, now, plusSeconds, RunCancelled, waitFor } from '../kit';
import type { Context, Step } from '../kit';
import { createRunLog } from '../run/run-log';
import type { RunLog } from '../run/run-log';

/** One deployment on its way. Built anew by every replay. */
export interface Attempt {
  readonly context: Context;
  readonly input: DeployInput;
  readonly deployId: string;
  readonly scope: { readonly runId: string; readonly tenant: string; readonly run: DeployInput['run'] };
  readonly policy: ReleasePolicy;
  readonly isHotfix: boolean;
  /** One per instance: its lines are counted, and two counts would lose each other's lines. */
  readonly log: RunLog;
}

/** Seconds between two looks at the control row while a deployment is watched, when no doorbell rings. */
const usualLookSeconds = 300;

export function openAttempt(context: Context, input: DeployInput, deployId: string): Attempt {
  const { run } = input;
  return {
    context,
    input,
    deployId,
    scope: { runId: run.runId, tenant: run.tenant, run },
    policy: resolveReleasePolicy(run.policy.release),
    isHotfix: run.bugReport !== undefined,
    log: createRunLog(context, run),
  };
}

/** Waits without compute and hears a cancel meanwhile, by its doorbell or by looking. A pause does not stop the watch. */
export function* wait({ context, scope }: Attempt, seconds: number, look = usualLookSeconds): Step<void> {
  let remaining = seconds;
  while (remaining > 0) {
    const piece = Math.min(remaining, look);
    const since = Date.parse(now(context));
    const heard = yield* waitFor(context, [eventNames.controlChanged], piece);
    // A timer can fire up to a second early, so its own time counts.
    remaining -= heard === 'timeout' ? piece : Math.min(piece, (Date.parse(now(context)) - since) / 1_000);
    const { mode } = yield* call(context, 'awaitControl', { runId: scope.runId, instanceId: instanceIdOf(context) });
    if (mode === 'cancel') throw new RunCancelled();
  }
}

/** Tells people what the deployment waits for; its instance is rung when the run is cancelled. */
export function* showWaiting(
  { context, log }: Attempt,
  kind: WaitingFor['kind'],
  reason: string,
  times: { readonly until?: string; readonly seconds?: number } = {},
): Step<void> {
  const { until = times.seconds === undefined ? undefined : plusSeconds(now(context), times.seconds) } = times;
  const waitingFor: WaitingFor = {
    kind,
    reason,
    since: now(context),
    ...(until === undefined ? {} : { until }),
    instanceId: instanceIdOf(context),
  };
  yield* log.record({ waitingFor }, { kind: 'deployment', text: reason, stage: 'deploy' });
}

/** The same with the reason why it does not go on by itself. */
export function* showHold(
  { log }: Attempt,
  deployment: DeploymentRef,
  rollout: RolloutProgress,
  hold: string,
): Step<void> {
  yield* log.record({ deployment: { ...deployment, rollout: { ...rollout, hold } } }, { kind: 'problem', text: hold });
}

/** Where the traffic stands, on the run's card. */
export function* showRollout(
  { context, log }: Attempt,
  deployment: DeploymentRef,
  rollout: RolloutProgress,
  { text, seconds }: { readonly text: string; readonly seconds: number },
): Step<void> {
  const { step, steps, weightPercent } = rollout;
  const waitingFor: WaitingFor = {
    kind: 'soak',
    reason: text,
    since: now(context),
    until: plusSeconds(now(context), seconds),
    instanceId: instanceIdOf(context),
  };
  yield* log.record(
    { deployment: { ...deployment, rollout }, waitingFor },
    { kind: 'deployment', stage: 'deploy', text, data: { step, steps, weightPercent } },
  );
}

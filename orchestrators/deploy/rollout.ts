import type { RolloutStep } from '../../domain/policy/release';
import type { AttemptEvidence, HeldDeployment, TakenStep } from '../../contracts/deployment';
import type { Refused } from '../../contracts/activities';
import type { DeploymentRef } from '../../contracts/run';
import type { NeedsPerson } from '../../contracts/stages';
import { effect } from '../kit';
import type { Step } from '../kit';
import { needsPerson } from '../run/stage';
import { showHold, showRollout } from './attempt';
import type { Attempt } from './attempt';
import { watchSignals } from './watch';
import type { Watch, Watched } from './watch';

/** `step` counts from 0; the number of steps = the soak. */
export interface Standing {
  readonly step: number;
  readonly evidence: AttemptEvidence;
}

export type RolledOut =
  | { readonly kind: 'passed'; readonly evidence: AttemptEvidence; readonly deployment: DeploymentRef }
  | { readonly kind: 'breach'; readonly evidence: AttemptEvidence; readonly reason: string }
  | { readonly kind: 'held'; readonly held: HeldDeployment; readonly reason: string }
  /** The traffic could not be moved. */
  | { readonly kind: 'failed'; readonly evidence: AttemptEvidence; readonly reason: string }
  | NeedsPerson;

/** Gives the candidate more and more of the traffic, then soaks it with all of it. Each step is judged before the next. */
export function* rollOut(attempt: Attempt, commit: string, from: Standing): Step<RolledOut> {
  const { rollout } = attempt.policy;
  let { evidence } = from;
  let deployment: DeploymentRef | undefined;
  // The soak stands on the last step's traffic, so one that goes on there moves it once more, which changes nothing.
  for (let step = Math.min(from.step, rollout.length - 1); step < rollout.length; step += 1) {
    const { weightPercent, intervalSeconds } = rollout[step] as RolloutStep;
    const moved = yield* giveTraffic(attempt, weightPercent);
    if (moved.kind !== 'moved') {
      return moved.kind === 'refused' ? needsPerson(moved) : { kind: 'failed', evidence, reason: moved.reason };
    }
    ({ deployment } = moved);
    if (step < from.step) continue;
    const progress = { step: step + 1, steps: rollout.length, weightPercent };
    const text = `step ${step + 1} of ${rollout.length}: ${commit.slice(0, 12)} has ${weightPercent} % of the traffic`;
    yield* showRollout(attempt, deployment, progress, { text, seconds: intervalSeconds });
    if (intervalSeconds === 0) {
      evidence = { ...evidence, steps: [...evidence.steps, { weightPercent }] };
      continue;
    }
    const ref = deployment;
    const hold = (reason: string): Step<void> => showHold(attempt, ref, progress, reason);
    const watched = yield* watchStep(attempt, rollout[step] as RolloutStep, evidence, hold);
    evidence = withWatch(evidence, weightPercent, watched);
    const stopped = stop({ deployId: attempt.deployId, commit, step, evidence }, watched, `step ${step + 1}`);
    if (stopped) return stopped;
  }
  return yield* soak(attempt, commit, evidence, deployment as DeploymentRef);
}

function* soak(attempt: Attempt, commit: string, before: AttemptEvidence, deployment: DeploymentRef): Step<RolledOut> {
  const { policy } = attempt.input.run;
  const steps = attempt.policy.rollout.length;
  const samples = Math.max(1, policy.soakSampleCount);
  const progress = { step: steps, steps, weightPercent: 100 };
  const text = `soak: ${commit.slice(0, 12)} is watched for ${policy.soakSeconds} s`;
  yield* showRollout(attempt, deployment, progress, { text, seconds: policy.soakSeconds });
  const watched = yield* watchSignals(attempt, {
    name: 'the soak',
    of: 'candidate',
    weightPercent: 100,
    samples,
    seconds: policy.soakSeconds / samples,
    limits: { ...policy, release: attempt.policy },
    taken: before.signals.length,
    hold: (reason) => showHold(attempt, deployment, progress, reason),
  });
  const { signals } = before;
  const evidence = { ...before, signals: [...signals, ...watched.signals], soakFrom: signals.length };
  const held = { deployId: attempt.deployId, commit, step: steps, evidence };
  return stop(held, watched, 'soak') ?? { kind: 'passed', evidence, deployment };
}

type Moved =
  | { readonly kind: 'moved'; readonly deployment: DeploymentRef }
  | { readonly kind: 'failed'; readonly reason: string }
  | Refused;

function* giveTraffic({ context, scope, deployId }: Attempt, weightPercent: number): Step<Moved> {
  const answer =
    weightPercent === 100
      ? yield* effect(context, 'promoteDeployment', { ...scope, operationKey: `${deployId}/promote`, deployId })
      : yield* effect(context, 'shiftTraffic', {
          ...scope,
          operationKey: `${deployId}/shift-${weightPercent}`,
          deployId,
          weightPercent,
        });
  return answer.kind === 'failed' || answer.kind === 'refused'
    ? answer
    : { kind: 'moved', deployment: answer.deployment };
}

function watchStep(
  attempt: Attempt,
  step: RolloutStep,
  { signals }: AttemptEvidence,
  hold: Watch['hold'],
): Step<Watched> {
  const { policy } = attempt.input.run;
  const { weightPercent, intervalSeconds, errorRateLimitPercent = policy.errorRateLimitPercent } = step;
  return watchSignals(attempt, {
    name: `the step of ${weightPercent} %`,
    of: 'candidate',
    weightPercent,
    samples: 1,
    seconds: intervalSeconds,
    limits: { ...policy, errorRateLimitPercent, release: attempt.policy },
    taken: signals.length,
    hold,
  });
}

function withWatch(evidence: AttemptEvidence, weightPercent: number, watched: Watched): AttemptEvidence {
  const { verdict, holds, signals } = watched;
  const taken: TakenStep = { weightPercent, verdict, ...(holds > 0 ? { holds } : {}) };
  // A step that was held and is watched again stands once, with its last verdict.
  const before = evidence.steps.filter((step) => step.weightPercent !== weightPercent);
  return { ...evidence, steps: [...before, taken], signals: [...evidence.signals, ...signals] };
}

function stop(held: HeldDeployment, watched: Watched, name: string): RolledOut | undefined {
  const { verdict, reasons } = watched;
  if (verdict === 'pass') return undefined;
  const reason = `${name} ${verdict}: ${reasons.join('; ')}`;
  return verdict === 'breach' ? { kind: 'breach', evidence: held.evidence, reason } : { kind: 'held', held, reason };
}

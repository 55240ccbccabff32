import { stageInstanceId } from '../domain/ids';
import { assessRelease } from '../domain/release';
import type { SignalSample } from '../domain/release';
import type { DeploymentRef } from '../contracts/run';
import type { DeployInput, DeployResult, NeedsPerson } from '../contracts/stages';
import { call, effect, inputOf, RunCancelled, sleep } from './kit';
import type { Context, Step } from './kit';
import { createRunLog } from './run/run-log';
import type { RunLog } from './run/run-log';
import { guarded, needsPerson } from './run/stage';

interface Release {
  readonly context: Context;
  readonly input: DeployInput;
  readonly deployId: string;
  readonly scope: { readonly runId: string; readonly tenant: string; readonly run: DeployInput['run'] };
  /** One per instance: its lines are counted, and two counts would lose each other's lines. */
  readonly log: RunLog;
}

/**
 * DEPLOYMENT: merge, start beside the live version, health, switch, soak, then the receipt. FAILED = nothing was switched;
 * ROLLED_BACK = the previous version has the traffic again.
 */
export function* deployChange(context: Context): Step<DeployResult | { readonly kind: 'cancelled' }> {
  return yield* guarded(deploy(context, inputOf<DeployInput>(context)));
}

function* deploy(context: Context, input: DeployInput): Step<DeployResult> {
  const { run, visit } = input;
  const scope = { runId: run.runId, tenant: run.tenant, run };
  const deployId = stageInstanceId(run.runId, 'deploy', visit);
  const log = createRunLog(context, run);
  const release: Release = { context, input, deployId, scope, log };
  const merged = yield* effect(context, 'mergePullRequest', {
    ...scope,
    operationKey: `${run.runId}/merge`,
    pullRequest: input.pullRequest,
    commit: input.commit,
  });
  if (merged.kind !== 'merged') {
    return needsPerson(merged.kind === 'refused' ? merged : { code: 'merge_blocked', reason: merged.reason });
  }
  yield* log.note('commit', `merged into ${run.repository.defaultBranch} as ${merged.commit.slice(0, 12)}`);
  return yield* roll(release, merged.commit);
}

type Watched =
  | { readonly kind: 'passed'; readonly signals: readonly SignalSample[]; readonly deployment: DeploymentRef }
  | ({ readonly kind: 'ended' } & Ending)
  | NeedsPerson;

interface Ending {
  readonly status: 'SUCCESS' | 'FAILED' | 'ROLLED_BACK';
  readonly healthy: boolean;
  readonly reason?: string;
  readonly signals: readonly SignalSample[];
}

function* roll(release: Release, commit: string): Step<DeployResult> {
  const { context, scope, deployId } = release;
  const watched = yield* orRollBack(release, () => true, watch(release, commit));
  if (watched.kind === 'needsPerson') {
    return watched;
  }
  if (watched.kind === 'ended') {
    return yield* receipt(release, commit, watched);
  }
  const completing = effect(context, 'completeDeployment', {
    ...scope,
    operationKey: `${deployId}/complete`,
    deployId,
  });
  // After a fault the previous version may be gone already; only a cancel is certain to have come before.
  const completed = yield* orRollBack(release, (error) => error instanceof RunCancelled, completing);
  if (completed.kind === 'refused') {
    yield* release.log.note('problem', `the previous version was not ended: ${completed.reason}`);
  }
  const { signals, deployment } = watched;
  return yield* receipt(release, commit, { status: 'SUCCESS', healthy: true, signals }, deployment);
}

/** Starts the candidate, gives it the traffic and watches it. What does not pass has lost the traffic again. */
function* watch(release: Release, commit: string): Step<Watched> {
  const { context, scope, deployId, input, log } = release;
  const started = yield* effect(context, 'startDeployment', {
    ...scope,
    operationKey: `${deployId}/start`,
    deployId,
    commit,
  });
  if (started.kind === 'refused') {
    return needsPerson(started);
  }
  if (started.kind === 'failed') {
    return { kind: 'ended', status: 'FAILED', healthy: false, reason: started.reason, signals: [] };
  }
  yield* log.note('deployment', `candidate started at ${started.candidateUrl}`);
  const health = yield* becomeHealthy(release);
  if (!health.healthy) {
    yield* rollBack(release);
    return { kind: 'ended', status: 'FAILED', healthy: false, reason: health.detail, signals: [] };
  }
  const promoted = yield* effect(context, 'promoteDeployment', {
    ...scope,
    operationKey: `${deployId}/promote`,
    deployId,
  });
  if (promoted.kind !== 'promoted') {
    yield* rollBack(release);
    return promoted.kind === 'refused'
      ? needsPerson(promoted)
      : { kind: 'ended', status: 'FAILED', healthy: true, reason: promoted.reason, signals: [] };
  }
  const { deployment } = promoted;
  yield* log.note('deployment', `${deployment.version.slice(0, 12)} has the traffic at ${deployment.url}`);
  const signals = yield* soak(release);
  const assessed = assessRelease(signals, input.run.policy);
  if (assessed.verdict === 'pass') {
    return { kind: 'passed', signals, deployment };
  }
  const reason = `soak ${assessed.verdict}: ${assessed.reasons.join('; ')}`;
  yield* log.note('problem', `${reason}; rolling back`);
  yield* rollBack(release);
  return { kind: 'ended', status: 'ROLLED_BACK', healthy: true, reason, signals };
}

/** When the body ends early, nothing half-watched keeps the traffic. */
function* orRollBack<T>(release: Release, applies: (error: unknown) => boolean, body: Step<T>): Step<T> {
  try {
    return yield* body;
  } catch (error) {
    if (applies(error)) {
      yield* rollBack(release);
    }
    throw error;
  }
}

/** Throws when nothing was given back: then a person has to look, whatever the receipt would have said. */
function* rollBack({ context, scope, deployId }: Release): Step<void> {
  const undone = yield* effect(context, 'rollBackDeployment', {
    ...scope,
    operationKey: `${deployId}/roll-back`,
    deployId,
  });
  if (undone.kind === 'refused') {
    throw new Error(`The roll back of ${deployId} failed: ${undone.reason}`);
  }
}

/** Seconds between two looks at the health. Azure cuts timers to whole seconds: one of a single second fires at once. */
const healthLookSeconds = 2;

/** Counts its looks instead of comparing clocks, for timers can fire early. */
function* becomeHealthy({
  context,
  deployId,
  input,
}: Release): Step<{ readonly healthy: boolean; readonly detail: string }> {
  const { healthTimeoutSeconds } = input.run.policy;
  const looks = 1 + Math.ceil(healthTimeoutSeconds / healthLookSeconds);
  let detail = 'it was never asked';
  for (let look = 1; look <= looks; look += 1) {
    const probe = yield* call(context, 'probeHealth', { run: input.run, deployId });
    if (probe.healthy) {
      return probe;
    }
    detail = probe.detail;
    if (look < looks) {
      yield* sleep(context, healthLookSeconds);
    }
  }
  return { healthy: false, detail: `not healthy within ${healthTimeoutSeconds} s: ${detail}` };
}

/** Samples spread over the soak; a breach ends it at once. */
function* soak({ context, deployId, input }: Release): Step<readonly SignalSample[]> {
  const { policy } = input.run;
  const samples: SignalSample[] = [];
  const count = Math.max(1, policy.soakSampleCount);
  for (let sample = 1; sample <= count; sample += 1) {
    yield* sleep(context, policy.soakSeconds / count);
    samples.push(yield* call(context, 'measureSignals', { run: input.run, deployId, sample }));
    if (assessRelease(samples, policy).verdict === 'breach') {
      return samples;
    }
  }
  return samples;
}

function* receipt(
  { context, input, deployId }: Release,
  version: string,
  { status, healthy, reason, signals }: Ending,
  deployment?: DeploymentRef,
): Step<Exclude<DeployResult, NeedsPerson>> {
  const written = yield* call(context, 'writeReceipt', {
    run: input.run,
    deployId,
    version,
    status,
    healthy,
    ...(reason ? { reason } : {}),
    signals,
    ...(deployment ? { url: deployment.url } : {}),
  });
  return {
    kind: 'deployed',
    status,
    receipt: written.receipt,
    ...(reason ? { reason } : {}),
    ...(deployment ? { deployment } : {}),
  };
}

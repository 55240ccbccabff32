import { runningChecks } from '../../activities/running-checks';
import { eventNames } from '../../contracts/names';
import { AppError, isAppError } from '../../domain/errors';
import { isRequester } from '../../domain/gates/same-person';
import type { Ports } from '../../ports';
import type { Identity } from '../../ports/directory';
import type { ControlMode, GateRecord, RunRecord } from '../../ports/run-index';
import { hasRole, isOver, requireRun } from './access';
import type { DecideGate } from './decide-gate';
import type { DurablePort } from './durable-port';
import type { RetryCrashed } from './retry-crashed';
import { findGate } from './find-gate';

export const controlActions = ['pause', 'resume', 'cancel', 'retry', 'continue'] as const;
export type ControlAction = (typeof controlActions)[number];

export interface ControlAnswer {
  readonly runId: string;
  readonly action: ControlAction;
  /** Control mode that stands now. */
  readonly mode: ControlMode;
  /** False when the run was in that mode already. */
  readonly changed: boolean;
  /** Choice taken at the open checkpoint, when the action became one. */
  readonly choice?: string;
}

export type ControlRun = (
  identity: Identity,
  runId: string,
  action: ControlAction,
  comment?: string,
) => Promise<ControlAnswer>;

const modes: Readonly<Record<'pause' | 'resume' | 'cancel', ControlMode>> = {
  pause: 'pause',
  resume: 'run',
  cancel: 'cancel',
};

/**
 * Pauses, resumes, cancels or continues a run. Pause and cancel are rows that every effect reads first; the events after it
 * only wake what waits. The requester, `ops` and `admin` may.
 */
export function createControlRun(
  ports: Pick<Ports, 'audit' | 'checks' | 'clock' | 'parts' | 'runs'>,
  durable: DurablePort,
  decideGate: DecideGate,
  retryCrashed?: RetryCrashed,
): ControlRun {
  return async function controlRun(identity, runId, action, comment) {
    const run = await requireRun(ports, identity, runId);
    await requireAuthority(identity, run, action);
    if (run.status === 'crashed' && action === 'retry' && retryCrashed) {
      await audit(identity, run, 'control', 'retry-crashed', { action });
      return { runId: await retryCrashed(run), action, mode: 'run', changed: true };
    }
    if (isOver(run) && !(action === 'cancel' && run.status === 'cancelled')) {
      throw new AppError('conflict', `Run ${runId} is ${run.status}; there is nothing left to ${action}.`);
    }
    if (action === 'retry' || action === 'continue') return carryOn(identity, run, action, comment);
    return setMode(identity, run, action);
  };

  async function requireAuthority(identity: Identity, run: RunRecord, action: ControlAction): Promise<void> {
    if (isRequester(identity, run.requester) || hasRole(identity, 'admin', 'ops')) return;
    await audit(identity, run, 'refusal', `${action}/${identity.user}`, { action, code: 'forbidden' });
    throw new AppError('forbidden', `Only ${run.requester}, ops and admin may ${action} run ${run.runId}.`);
  }

  async function setMode(
    identity: Identity,
    run: RunRecord,
    action: 'pause' | 'resume' | 'cancel',
  ): Promise<ControlAnswer> {
    const mode = modes[action];
    const before = await ports.runs.getControl(run.runId);
    const at = ports.clock.now().toISOString();
    const accepted = before === mode || (await ports.runs.setControl(run.runId, mode, identity.user, at));
    if (!accepted) {
      throw new AppError('conflict', `Run ${run.runId} is being cancelled, which is final; it cannot be ${action}d.`);
    }
    if (before !== mode) {
      await audit(identity, run, 'control', `${mode}/${at}`, { action, before });
      const text = `${action} by ${identity.user}`;
      await ports.runs.recordProgress(run.runId, `control/${mode}/${at}`, at, {}, { kind: 'decision', text });
    }
    if (mode === 'cancel') await stopChecks(run.runId);
    await wakeWaiters(run.runId, mode);
    await setParts(identity, run, action);
    return { runId: run.runId, action, mode, changed: before !== mode };
  }

  /**
   * After the whole's own row: a part that is just being started reads that. What is delivered already is not cancelled here
   * but taken back by the whole, newest first.
   */
  async function setParts(identity: Identity, whole: RunRecord, action: 'pause' | 'resume' | 'cancel'): Promise<void> {
    for (const { runId, standing } of await ports.parts.list(whole.runId)) {
      const part = runId === null ? undefined : await ports.runs.getRun(runId);
      const isLeft = action === 'cancel' && ['deployed', 'failed', 'kept', 'undo', 'undone'].includes(standing);
      if (!part || isOver(part) || isLeft) continue;
      await setMode(identity, part, action).catch((error: unknown) => {
        if (!isAppError(error) || error.code !== 'conflict') throw error;
      });
    }
  }

  /** A check would run to its end otherwise, since the stage waits for it. One that cannot be stopped now is at clean-up. */
  async function stopChecks(runId: string): Promise<void> {
    const running = await runningChecks(ports, runId).catch(() => []);
    await Promise.allSettled(running.map((checkId) => ports.checks.cancel(checkId)));
  }

  /** `retry` repeats what failed; `continue` resumes a paused run, otherwise takes the open checkpoint's way on. */
  async function carryOn(
    identity: Identity,
    run: RunRecord,
    action: 'retry' | 'continue',
    comment: string | undefined,
  ): Promise<ControlAnswer> {
    const mode = await ports.runs.getControl(run.runId);
    if (mode === 'cancel') throw new AppError('conflict', `Run ${run.runId} is being cancelled, which is final.`);
    if (action === 'continue' && mode === 'pause') {
      return { ...(await setMode(identity, run, 'resume')), action };
    }
    const gate = await findGate(ports, run, 'checkpoint');
    if (gate?.status !== 'open') throw nothingToCarryOn(run, action);
    const choice = choiceFor(gate, action);
    await decideGate(identity, {
      runId: run.runId,
      gate: gate.gateId,
      choice,
      channel: 'api',
      ...(comment === undefined ? {} : { comment }),
    });
    return { runId: run.runId, action, mode, changed: true, choice };
  }

  /** Read after the row is set, so that whoever begins to wait later sees the row itself. */
  async function wakeWaiters(runId: string, mode: ControlMode): Promise<void> {
    const [waiters, run] = await Promise.all([ports.runs.listControlWaiters(runId), ports.runs.getRun(runId)]);
    const instances = new Set(waiters);
    if (run?.waitingFor) instances.add(run.waitingFor.instanceId);
    await Promise.allSettled(
      [...instances].map((instance) => durable.raiseEvent(instance, eventNames.controlChanged, { mode })),
    );
  }

  async function audit(
    identity: Identity,
    run: RunRecord,
    kind: 'control' | 'refusal',
    suffix: string,
    data: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await ports.audit.append({
      tenant: run.tenant,
      key: `${run.runId}/${kind}/${suffix}`,
      kind,
      runId: run.runId,
      actor: identity.user,
      data,
      at: ports.clock.now().toISOString(),
    });
  }
}

function choiceFor(gate: GateRecord, action: 'retry' | 'continue'): string {
  // `continue` loads the stage's inputs alone; to keep the session is a choice that a person makes at the checkpoint.
  const wanted = action === 'retry' ? ['repeat', 'continue'] : ['continue_fresh', 'continue', 'repeat'];
  return wanted.find((choice) => gate.choices.length === 0 || gate.choices.includes(choice)) ?? 'continue';
}

function nothingToCarryOn(run: RunRecord, action: string): AppError {
  const { waitingFor } = run;
  const hint =
    waitingFor?.kind === 'gate'
      ? `it waits for a decision at gate ${waitingFor.gateId ?? waitingFor.gate ?? ''} (approve or reject)`
      : `it is ${run.status} and waits for nobody`;
  return new AppError('conflict', `Run ${run.runId} has nothing to ${action}: ${hint}.`);
}

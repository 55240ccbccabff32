import { gateInstanceId, stageInstanceId } from '../../domain/ids';
import type { SdlcState, TransitionName } from '../../domain/lifecycle';
import type { RunCustomStatus } from '../../contracts/custom-status';
import type { RecordContracts, RecordName, Refused } from '../../contracts/activities';
import type { OrchestratorName } from '../../contracts/names';
import type { PullRequestRef, RunLinks, RunSnapshot, WaitingFor } from '../../contracts/run';
import type { DecisionOutcome, DecisionRecord, DecisionRequest, NeedsPerson } from '../../contracts/stages';
import { call, child, firstLine, now, plusSeconds, RunCancelled, showStatus } from '../kit';
import type { Context, Step } from '../kit';
import type { RunLog } from './run-log';

/** Characters of a reason in the run's row. */
const longestReason = 2_000;

/** Where a run stands. Built anew by every replay; nothing of it lives outside the orchestrator. */
export interface Journey {
  readonly context: Context;
  readonly log: RunLog;
  readonly run: RunSnapshot;
  state: SdlcState;
  links: RunLinks;
  rounds: number;
  sequence: number;
  commit: string | undefined;
  pullRequest: PullRequestRef | undefined;
  readonly visits: Map<string, number>;
}

function nextVisit(journey: Journey, name: string): number {
  const visit = (journey.visits.get(name) ?? 0) + 1;
  journey.visits.set(name, visit);
  return visit;
}

/** Gates count apart from stages: there is a stage and a gate called `deploy`, and a gate's visits have no gaps. */
export function nextGateVisit(journey: Journey, gate: DecisionRequest['gate']): number {
  return nextVisit(journey, `${gate}-gate`);
}

/** Moves the run through the life cycle's table. A refused guard becomes a checkpoint; it is never stepped over. */
export function* move(
  journey: Journey,
  transition: TransitionName,
  gates: { readonly qaGateId?: string; readonly deployGateId?: string; readonly reason?: string } = {},
): Step<void> {
  const { context, run } = journey;
  for (;;) {
    const moved = yield* orRefused(context, 'recordTransition', {
      run,
      sequence: journey.sequence + 1,
      transition,
      from: journey.state,
      at: now(context),
      links: journey.links,
      ...gates,
    });
    if (moved.kind === 'moved') {
      journey.sequence += 1;
      journey.links = { ...journey.links, project_manifest: moved.manifest };
      // L2 and L3/L4 start something new; the run itself stays where it is.
      const to = transition === 'L2' ? journey.state : moved.to;
      const text = `${transition}: ${journey.state} → ${moved.to}${gates.reason ? ` (${gates.reason})` : ''}`;
      journey.state = to;
      show(journey, 'running');
      yield* journey.log.record(
        {
          state: to,
          status: 'running',
          statusReason: null,
          waitingFor: null,
          links: journey.links,
          rounds: journey.rounds,
        },
        { kind: 'state', text },
      );
      return;
    }
    yield* checkpoint(journey, { kind: 'needsPerson', code: moved.code, reason: moved.reason });
  }
}

/** A record of the run itself. When it keeps failing a person is asked, and then it is tried again. */
export function* record<N extends RecordName>(
  journey: Journey,
  name: N,
  input: RecordContracts[N]['input'],
): Step<RecordContracts[N]['output']> {
  for (;;) {
    try {
      return yield* call(journey.context, name, input);
    } catch (error) {
      yield* checkpoint(journey, { kind: 'needsPerson', ...stepFailed(error) });
    }
  }
}

/** A record whose refusal is a case of its own: one that keeps failing counts as refused. */
export function* orRefused<N extends RecordName>(
  context: Context,
  name: N,
  input: RecordContracts[N]['input'],
): Step<RecordContracts[N]['output'] | Refused> {
  try {
    return yield* call(context, name, input);
  } catch (error) {
    return { kind: 'refused', ...stepFailed(error) };
  }
}

function stepFailed(error: unknown): { readonly code: string; readonly reason: string } {
  return { code: 'step_failed', reason: firstLine(error) };
}

/** Starts one stage as a child and, as long as it needs a person, asks one and starts a new visit. */
export function* stage<R extends { readonly kind: string }, I extends object>(
  journey: Journey,
  name: 'plan' | 'code' | 'test' | 'deploy',
  orchestrator: OrchestratorName,
  input: I,
): Step<Exclude<R, NeedsPerson>> {
  for (;;) {
    const visit = nextVisit(journey, name);
    const result = yield* stageVisit<R>(journey, orchestrator, stageInstanceId(journey.run.runId, name, visit), {
      ...input,
      run: journey.run,
      visit,
    });
    if (result.kind !== 'needsPerson') {
      return result as Exclude<R, NeedsPerson>;
    }
    yield* checkpoint(journey, result as unknown as NeedsPerson);
  }
}

function* stageVisit<R extends { readonly kind: string }>(
  journey: Journey,
  orchestrator: OrchestratorName,
  instanceId: string,
  input: object,
): Step<R | NeedsPerson> {
  let result: R | NeedsPerson | { readonly kind: 'cancelled' };
  try {
    result = yield* child<R | { readonly kind: 'cancelled' }>(journey.context, orchestrator, instanceId, input);
  } catch (error) {
    return { kind: 'needsPerson', code: 'stage_failed', reason: firstLine(error) };
  }
  if (result.kind === 'cancelled') {
    throw new RunCancelled();
  }
  return result as R;
}

/** Stops until a person says how to go on. The run shows status `failed` (or `paused`) and the reason. */
export function* checkpoint(
  journey: Journey,
  why: NeedsPerson,
  status: 'failed' | 'paused' = 'failed',
): Step<DecisionRecord> {
  const reason = why.reason.slice(0, longestReason);
  // The status itself is written with whom it waits for: `failed` alone would read as the run's end.
  yield* journey.log.record(
    { statusReason: `${why.code}: ${reason}` },
    { kind: 'problem', text: `${why.code}: ${reason}` },
  );
  for (;;) {
    const outcome = yield* decide(
      journey,
      {
        gate: 'checkpoint',
        subject: why.subject ?? `${journey.run.runId}#${journey.visits.get('checkpoint-gate') ?? 0}`,
        reason,
        choices: ['continue', 'repeat', 'pause'],
      },
      status,
    );
    if (outcome.kind === 'decided' && outcome.decision.choice !== 'pause') {
      yield* journey.log.record(
        { status: 'running', statusReason: null, waitingFor: null },
        { kind: 'decision', text: `${outcome.decision.by} chose ${outcome.decision.choice} at the checkpoint` },
      );
      return outcome.decision;
    }
  }
}

/** One decision by a person: a visit to a gate in an instance of its own. */
export function* decide(
  journey: Journey,
  ask: Pick<DecisionRequest, 'gate' | 'subject' | 'subjectUri' | 'reason' | 'choices'>,
  status: 'waiting_for_confirmation' | 'failed' | 'paused',
): Step<Exclude<DecisionOutcome, { kind: 'cancelled' }>> {
  const { context, run } = journey;
  const visit = nextGateVisit(journey, ask.gate);
  const request: DecisionRequest = {
    ...ask,
    runId: run.runId,
    tenant: run.tenant,
    requester: run.requester,
    visit,
    status,
    title: run.title,
    reminderHours: run.policy.gateReminderHours,
    deadlineHours: run.policy.gateDeadlineHours,
  };
  show(journey, status, {
    kind: ask.gate === 'checkpoint' ? 'checkpoint' : 'gate',
    gate: ask.gate,
    subject: ask.subject,
    since: now(context),
    until: plusSeconds(now(context), request.deadlineHours * 3_600),
    instanceId: gateInstanceId(run.runId, ask.gate, visit),
  });
  const outcome = yield* child<DecisionOutcome>(
    context,
    'awaitDecision',
    gateInstanceId(run.runId, ask.gate, visit),
    request,
  );
  if (outcome.kind === 'cancelled') {
    throw new RunCancelled();
  }
  show(journey, 'running');
  return outcome;
}

export function show(journey: Journey, status: RunCustomStatus['status'], waitingFor?: WaitingFor): void {
  showStatus(journey.context, {
    state: journey.state,
    status,
    waitingFor: waitingFor ?? null,
  } satisfies RunCustomStatus);
}

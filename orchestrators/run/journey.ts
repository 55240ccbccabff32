import { hintFor } from '../../domain/repair-hints';
import { gateInstanceId } from '../../domain/ids';
import type { AutonomyMode } from '../../domain/autonomy';
import type { RiskClass } from '../../domain/risk';
import type { SdlcState, TransitionName } from '../../domain/lifecycle';
import type { RunCustomStatus } from '../../contracts/custom-status';
import type { RecordContracts, RecordName, Refused } from '../../contracts/activities';
import type { PullRequestRef, RunLinks, RunSnapshot, WaitingFor } from '../../contracts/run';
import type { Carry, DecisionOutcome, DecisionRecord, DecisionRequest, NeedsPerson } from '../../contracts/stages';
import { call, childMeanwhile, firstLine, insist, now, RunCancelled, showStatus } from '../kit';
import type { Context, Step } from '../kit';
import type { Slot } from './admission';
import { gateTimes } from './gate-request';
import type { RunLog } from './run-log';

/** Characters of a reason in the run's row. */
const longestReason = 2_000;

/** Where a run stands. Built anew by every replay; nothing of it lives outside the orchestrator. */
export interface Journey {
  readonly context: Context;
  readonly log: RunLog;
  readonly slot: Slot;
  /** Its base moves with the branch (loop L5); nothing else of it ever changes. */
  run: RunSnapshot;
  state: SdlcState;
  links: RunLinks;
  rounds: number;
  sequence: number;
  commit: string | undefined;
  pullRequest: PullRequestRef | undefined;
  /** As it was assessed last. */
  risk: RiskClass;
  assessments: number;
  /** The policy's; a run that suggested a plan goes on as `develop` once a person takes it on. */
  autonomy: AutonomyMode;
  readonly visits: Map<string, number>;
  /** Head of the run's branch when it was looked at last: what came after it and is not ours is somebody's push. */
  head: string | undefined;
  /** A person said that what is pushed now shall count. */
  acceptsPush: boolean;
  /** What the next stage takes over: set by `continue` at the checkpoint between two stages. */
  carry: Carry | undefined;
  /** Sequence of the last edit of a document that was taken over. */
  editsSeen: number;
}

export function nextVisit(journey: Journey, name: string): number {
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

/** What a checkpoint offers and shows. */
export interface Offer {
  readonly choices: readonly string[];
  /** Stage it follows. */
  readonly stage?: string;
  readonly artifacts?: Readonly<Record<string, string>>;
}

const usualOffer: Offer = { choices: ['continue', 'repeat', 'pause', 'cancel'] };

/**
 * Stops until a person says how to go on. The run shows the status and the reason; documents that were edited meanwhile are
 * the run's from then on.
 */
export function* checkpoint(
  journey: Journey,
  why: NeedsPerson,
  status: DecisionRequest['status'] = 'failed',
  { choices, stage, artifacts }: Offer = usualOffer,
): Step<DecisionRecord> {
  const reason = why.reason.slice(0, longestReason);
  const hint = hintFor(why.code, journey.run.runId);
  const shown = {
    code: why.code,
    ...(stage ? { stage } : {}),
    ...(hint ? { hint } : {}),
    ...(artifacts ? { artifacts } : {}),
  };
  const text = `${why.code}: ${reason}${hint ? ` ${hint}` : ''}`;
  const isTrouble = status !== 'waiting_for_confirmation';
  // The status itself is written with whom it waits for: `failed` alone would read as the run's end.
  yield* journey.log.record(
    { statusReason: isTrouble ? `${why.code}: ${reason}` : null, ...(isTrouble ? {} : { links: journey.links }) },
    { kind: isTrouble ? 'problem' : 'gate', text },
  );
  for (let standing = status; ; standing = 'paused') {
    const subject = why.subject ?? `${journey.run.runId}#${journey.visits.get('checkpoint-gate') ?? 0}`;
    const outcome = yield* decide(journey, { gate: 'checkpoint', subject, reason, choices, shown }, standing);
    if (outcome.kind === 'decided' && outcome.decision.choice === 'cancel') {
      throw new RunCancelled();
    }
    if (outcome.kind === 'decided' && outcome.decision.choice !== 'pause') {
      yield* journey.log.record(
        { status: 'running', statusReason: null, waitingFor: null },
        { kind: 'decision', text: `${outcome.decision.by} chose ${outcome.decision.choice} at the checkpoint` },
      );
      yield* takeEdits(journey);
      return outcome.decision;
    }
  }
}

function* takeEdits(journey: Journey): Step<void> {
  const edits = yield* insist(journey.context, 'readEdits', { runId: journey.run.runId, after: journey.editsSeen });
  journey.editsSeen = edits.last;
  journey.links = { ...journey.links, ...edits.links };
}

/** One decision by a person: a visit to a gate in an instance of its own. */
export function* decide(
  journey: Journey,
  ask: Pick<DecisionRequest, 'gate' | 'subject' | 'subjectUri' | 'reason' | 'choices' | 'shown' | 'joint'>,
  status: DecisionRequest['status'],
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
    ...(run.part ? { whole: run.part.parent } : {}),
    ...gateTimes(run.policy, ask.gate, journey.risk),
  };
  show(journey, status, {
    kind: ask.gate === 'checkpoint' ? 'checkpoint' : 'gate',
    gate: ask.gate,
    subject: ask.subject,
    since: now(context),
    instanceId: gateInstanceId(run.runId, ask.gate, visit),
  });
  const outcome = yield* childMeanwhile<DecisionOutcome>(
    context,
    'awaitDecision',
    gateInstanceId(run.runId, ask.gate, visit),
    request,
    journey.slot.leave(),
  );
  if (outcome.kind === 'cancelled') {
    throw new RunCancelled();
  }
  if (outcome.kind === 'decided') {
    yield* journey.slot.take('returning');
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

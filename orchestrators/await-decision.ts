import { gateId } from '../domain/ids';
import { rulesTerms } from '../domain/policy/gates';
import { eventNames } from '../contracts/names';
import type { WaitingFor } from '../contracts/run';
import type { DecisionOutcome, DecisionRequest } from '../contracts/stages';
import { inputOf, insist, instanceIdOf, now, plusSeconds, shorten, showStatus, waitFor } from './kit';
import type { Context, Step } from './kit';
import { createRunLog } from './run/run-log';

/** Longest sleep between two looks at the decision's row when no doorbell rings, in seconds. */
const longestLookSeconds = 6 * 3_600;
const firstLookSeconds = 60;

/** Characters of the reason in the status; the whole of it is in the run's row. */
const longestReason = 300;

const doorbells = {
  qa: [eventNames.qaApproved, eventNames.qaRejected],
  deploy: [eventNames.deployApproved, eventNames.deployRejected],
  checkpoint: [eventNames.checkpointDecision],
} as const;

const deciders = { qa: 'qa', deploy: 'ops', checkpoint: 'requester' } as const;

/** Answer of a joint gate whose parts are not what it showed any more. */
export interface Withdrawn {
  readonly kind: 'withdrawn';
}

/** Seconds that are left; none of them passes while the run is paused. */
interface Patience {
  untilDeadline: number;
  untilReminder: number;
  untilEscalation: number;
}

/**
 * One visit to one gate: waits weeks without compute, reminds once, escalates once, expires to *not approved*. Events only
 * wake it; what counts is the row it reads. A pause moves the deadline, as it is shown and as it is stored.
 */
export function* awaitDecision(context: Context): Step<DecisionOutcome | Withdrawn> {
  const request = inputOf<DecisionRequest>(context);
  const id = gateId(request.gate, request.visit);
  const opened = yield* open(context, request, id);
  if (opened.kind === 'decided') {
    return opened;
  }
  const left = patienceOf(request);
  let isPaused = false;
  let look = firstLookSeconds;
  while (left.untilDeadline > 0) {
    const next = Math.min(left.untilDeadline, left.untilReminder, left.untilEscalation);
    const waited = yield* waitAtGate(context, request, isPaused ? longestLookSeconds : Math.min(look, next));
    if (!isPaused) {
      left.untilDeadline -= waited.seconds;
      left.untilReminder -= waited.seconds;
      left.untilEscalation -= waited.seconds;
    }
    const row = yield* insist(context, 'readDecision', {
      runId: request.runId,
      gateId: id,
      ...(request.joint ? { joint: true as const } : {}),
    });
    if (row.kind === 'decided' || row.kind === 'withdrawn') {
      return row;
    }
    if (row.control === 'cancel') {
      return { kind: 'cancelled' };
    }
    look = waited.isRung || isPaused ? firstLookSeconds : Math.min(look * 2, longestLookSeconds);
    if (isPaused && row.control !== 'pause') {
      yield* moveDeadline(context, request, id, left.untilDeadline);
    }
    isPaused = row.control === 'pause';
    yield* tellPeople(context, request, id, left);
  }
  const closed = yield* insist(context, 'expireGate', { runId: request.runId, gateId: id, at: now(context) });
  return closed.kind === 'decided' ? closed : { kind: 'expired', at: now(context) };
}

function patienceOf(request: DecisionRequest): Patience {
  const { reminderHours, escalationHours = Number.POSITIVE_INFINITY, deadlineHours } = request;
  return {
    untilDeadline: deadlineHours * 3_600,
    untilReminder: reminderHours * 3_600,
    untilEscalation: escalationHours * 3_600,
  };
}

/** Each notice once, and none when the gate closes anyway. */
function* tellPeople(context: Context, request: DecisionRequest, id: string, left: Patience): Step<void> {
  if (left.untilReminder <= 0 && left.untilDeadline > 0) {
    left.untilReminder = Number.POSITIVE_INFINITY;
    yield* insist(context, 'remindApprovers', { request, gateId: id, at: now(context) });
  }
  if (left.untilEscalation <= 0 && left.untilDeadline > 0) {
    left.untilEscalation = Number.POSITIVE_INFINITY;
    yield* insist(context, 'escalateGate', { request, gateId: id, at: now(context) });
  }
}

/** A timer can fire up to a second early, so its own time counts; a doorbell cuts the wait short. */
function* waitAtGate(
  context: Context,
  { gate }: DecisionRequest,
  seconds: number,
): Step<{ readonly isRung: boolean; readonly seconds: number }> {
  const since = Date.parse(now(context));
  const isRung = (yield* waitFor(context, [...doorbells[gate], eventNames.controlChanged], seconds)) !== 'timeout';
  return { isRung, seconds: isRung ? Math.min(seconds, (Date.parse(now(context)) - since) / 1_000) : seconds };
}

function* open(context: Context, request: DecisionRequest, id: string) {
  const deadline = plusSeconds(now(context), request.deadlineHours * 3_600);
  const waitingFor = waitingAt(context, request, id, deadline);
  showStatus(context, { waitingFor: shortened(waitingFor) });
  const opened = yield* insist(context, 'openGate', {
    request,
    instanceId: instanceIdOf(context),
    openedAt: now(context),
    deadline,
    waitingFor,
  });
  if (opened.kind === 'open') {
    yield* createRunLog(context, request).record(
      { status: request.status, waitingFor },
      {
        kind: 'gate',
        text: `${request.gate} gate open for role ${waitingFor.of ?? '-'} until ${deadline.slice(0, 16)}Z`,
      },
    );
    if (request.whole !== undefined) yield* insist(context, 'ringWhole', { parent: request.whole });
  }
  return opened;
}

function waitingAt(context: Context, request: DecisionRequest, id: string, deadline: string): WaitingFor {
  const terms = request.terms && rulesTerms(request.terms.policy, request.terms.risk);
  return {
    kind: request.gate === 'checkpoint' ? 'checkpoint' : 'gate',
    gate: request.gate,
    gateId: id,
    of: terms?.roles[0] ?? terms?.groups[0] ?? deciders[request.gate],
    ...(terms && terms.quorum > 1 ? { quorum: terms.quorum } : {}),
    subject: request.subject,
    ...(request.subjectUri ? { subjectUri: request.subjectUri } : {}),
    ...(request.reason ? { reason: request.reason } : {}),
    ...(request.choices ? { choices: request.choices } : {}),
    ...request.shown,
    since: now(context),
    until: deadline,
    instanceId: instanceIdOf(context),
  };
}

function shortened(waitingFor: WaitingFor): WaitingFor {
  return waitingFor.reason ? { ...waitingFor, reason: shorten(waitingFor.reason, longestReason) } : waitingFor;
}

function* moveDeadline(context: Context, request: DecisionRequest, id: string, seconds: number): Step<void> {
  const deadline = plusSeconds(now(context), seconds);
  showStatus(context, { waitingFor: shortened(waitingAt(context, request, id, deadline)) });
  yield* insist(context, 'moveDeadline', { runId: request.runId, gateId: id, deadline });
}

import { gateId } from '../domain/ids';
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

/**
 * One visit to one gate: waits weeks without compute, reminds once, expires to *not approved*. Events only wake it; what
 * counts is the row it reads. Time spent paused does not run against the deadline.
 */
export function* awaitDecision(context: Context): Step<DecisionOutcome> {
  const request = inputOf<DecisionRequest>(context);
  const id = gateId(request.gate, request.visit);
  const opened = yield* open(context, request, id);
  if (opened.kind === 'decided') {
    return opened;
  }
  let remaining = request.deadlineHours * 3_600;
  let untilReminder = request.reminderHours * 3_600;
  let isReminded = false;
  let isPaused = false;
  let look = firstLookSeconds;
  while (remaining > 0) {
    const seconds = isPaused ? longestLookSeconds : Math.min(look, remaining, isReminded ? remaining : untilReminder);
    const waited = yield* waitAtGate(context, request, seconds);
    if (!isPaused) {
      remaining -= waited.seconds;
      untilReminder -= waited.seconds;
    }
    const row = yield* insist(context, 'readDecision', { runId: request.runId, gateId: id });
    if (row.kind === 'decided') {
      return row;
    }
    if (row.control === 'cancel') {
      return { kind: 'cancelled' };
    }
    look = waited.isRung || isPaused ? firstLookSeconds : Math.min(look * 2, longestLookSeconds);
    isPaused = row.control === 'pause';
    if (!isReminded && untilReminder <= 0 && remaining > 0) {
      isReminded = true;
      yield* insist(context, 'remindApprovers', { request, gateId: id, at: now(context) });
    }
  }
  const closed = yield* insist(context, 'expireGate', { runId: request.runId, gateId: id, at: now(context) });
  return closed.kind === 'decided' ? closed : { kind: 'expired', at: now(context) };
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
  const waitingFor: WaitingFor = {
    kind: request.gate === 'checkpoint' ? 'checkpoint' : 'gate',
    gate: request.gate,
    gateId: id,
    of: deciders[request.gate],
    subject: request.subject,
    ...(request.subjectUri ? { subjectUri: request.subjectUri } : {}),
    ...(request.reason ? { reason: request.reason } : {}),
    ...(request.choices ? { choices: request.choices } : {}),
    ...request.shown,
    since: now(context),
    until: deadline,
    instanceId: instanceIdOf(context),
  };
  const shown = request.reason ? { ...waitingFor, reason: shorten(request.reason, longestReason) } : waitingFor;
  showStatus(context, { waitingFor: shown });
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
  }
  return opened;
}

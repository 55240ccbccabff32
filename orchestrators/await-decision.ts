import { gateId } from '../domain/ids';
import { eventNames } from '../contracts/names';
import type { WaitingFor } from '../contracts/run';
import type { DecisionOutcome, DecisionRequest } from '../contracts/stages';
import { call, inputOf, instanceIdOf, now, plusSeconds, showStatus, waitFor } from './kit';
import type { Context, Step } from './kit';
import { createRunLog } from './run/run-log';

/** Longest sleep between two looks at the decision's row when no doorbell rings, in seconds. */
const longestLookSeconds = 6 * 3_600;
const firstLookSeconds = 60;

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
  let look = firstLookSeconds;
  while (remaining > 0) {
    const seconds = Math.min(look, remaining, untilReminder > 0 ? untilReminder : remaining);
    yield* waitFor(context, [...doorbells[request.gate], eventNames.controlChanged], seconds);
    const row = yield* call(context, 'readDecision', { runId: request.runId, gateId: id });
    if (row.kind === 'decided') {
      return row;
    }
    if (row.control === 'cancel') {
      return { kind: 'cancelled' };
    }
    if (row.control === 'pause') {
      look = longestLookSeconds;
      continue;
    }
    remaining = Math.max(0, remaining - seconds);
    untilReminder -= seconds;
    look = Math.min(look * 2, longestLookSeconds);
    if (untilReminder <= 0 && untilReminder > -seconds && remaining > 0) {
      yield* call(context, 'remindApprovers', { request, gateId: id, at: now(context) });
    }
  }
  const closed = yield* call(context, 'expireGate', { runId: request.runId, gateId: id, at: now(context) });
  return closed.kind === 'decided' ? closed : { kind: 'expired', at: now(context) };
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
    since: now(context),
    until: deadline,
    instanceId: instanceIdOf(context),
  };
  showStatus(context, { waitingFor });
  const opened = yield* call(context, 'openGate', {
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

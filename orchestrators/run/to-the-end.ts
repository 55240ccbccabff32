import type { RunOutcome, RunRequest } from '../../contracts/run';
import { call, firstLine, inputOf, insist, now, RunCancelled, showStatus, signalEntity } from '../kit';
import type { Context, Step } from '../kit';
import { closePart } from '../coordination/part';
import { createSlot } from './admission';
import { begin } from './begin';
import type { Journey } from './journey';
import { createRunLog } from './run-log';

/** Attempts, over some hours, to write a run's last words. */
const lastRounds = 10;

/** A run from its slot to its last words. It ends whatever its body does, and never in the engine's Failed. */
export function* toTheEnd(context: Context, body: (journey: Journey) => Step<RunOutcome>): Step<RunOutcome> {
  const request = inputOf<RunRequest>(context);
  const log = createRunLog(context, request);
  const slot = createSlot(context, log, request);
  let journey: Journey | undefined;
  let outcome: RunOutcome;
  try {
    yield* slot.take('new');
    journey = yield* begin(context, log, slot, request);
    outcome = yield* body(journey);
  } catch (error) {
    outcome =
      error instanceof RunCancelled
        ? yield* cancelled(context, request, journey)
        : failed(request, journey, firstLine(error));
  }
  showStatus(context, { state: outcome.state, status: outcome.status });
  yield* slot.leave();
  signalEntity(context, 'tenantBudget', request.tenant, 'close', { runs: [request.runId], at: now(context) });
  // Whoever sees that the run is over sees what became of the part.
  if (request.part) yield* lastly(closePart(context, request, outcome));
  yield* lastly(insist(context, 'finishRun', { run: request, outcome, at: now(context) }, lastRounds));
  if (request.part) yield* lastly(call(context, 'ringWhole', { parent: request.part.parent }));
  return outcome;
}

function* cancelled(context: Context, request: RunRequest, journey: Journey | undefined): Step<RunOutcome> {
  if (journey) {
    const { run, pullRequest } = journey;
    const open = { run, ...(pullRequest ? { pullRequest } : {}), operationKey: `${request.runId}/clean-up` };
    yield* lastly(insist(context, 'cleanUpRun', open, lastRounds));
  }
  return {
    state: journey?.state ?? request.entry,
    status: 'cancelled',
    reason: 'cancelled by a person',
    links: journey?.links ?? {},
  };
}

/** The run ends whatever comes; what could not be written is found by comparing index and engine. */
function* lastly(words: Step<unknown>): Step<void> {
  try {
    yield* words;
  } catch {
    return;
  }
}

function failed(request: RunRequest, journey: Journey | undefined, reason: string): RunOutcome {
  return { state: journey?.state ?? request.entry, status: 'failed', reason, links: journey?.links ?? {} };
}

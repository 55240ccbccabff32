import { autonomyOf } from '../../domain/autonomy';
import { nextMove, stateOfWhole } from '../../domain/coordination';
import type { Move, PartView } from '../../domain/coordination';
import type { RunOutcome } from '../../contracts/run';
import { eventNames } from '../../contracts/names';
import { call, effect, insist, now, RunCancelled, untilResumed, waitFor } from '../kit';
import type { Step } from '../kit';
import { assessRisk } from '../run/autonomy';
import { checkpoint, orRefused } from '../run/journey';
import type { Journey } from '../run/journey';
import { reviewTogether } from './joint-gate';
import type { Rejection } from './joint-gate';

/** First look at the parts when no bell rings, in seconds; doubled up to the longest. */
const firstLookSeconds = 15;
const longestLookSeconds = 600;

/** What the whole remembers between two looks. Everything else is in the parts' rows. */
interface Whole {
  readonly journey: Journey;
  givenUp: string | undefined;
  rejection: Rejection | undefined;
  shown: string;
}

/** Asked of the autonomy mode: several repositories are R2 at least, so a person says yes before the first run starts. */
export function* mayCoordinate(journey: Journey): Step<boolean> {
  yield* assessRisk(journey);
  const { autonomy, risk, run } = journey;
  const may = autonomyOf(autonomy, risk, 'multi_repo');
  if (may === 'forbidden') return false;
  if (may === 'gated') {
    const names = (run.repositories ?? []).map(({ project }) => project).join(', ');
    const reason = `${names} are changed together, by a run each (autonomy ${autonomy}, risk ${risk}). Continue to start them, or cancel.`;
    yield* checkpoint(journey, { kind: 'needsPerson', code: 'multi_repo', reason }, 'paused');
  }
  return true;
}

/** Until all parts are delivered or none is. A cancel, whenever it comes before that, undoes what is live. */
export function* coordinate(journey: Journey): Step<RunOutcome> {
  const whole: Whole = { journey, givenUp: undefined, rejection: undefined, shown: '' };
  const planned = yield* orRefused(journey.context, 'planParts', { run: journey.run });
  if (planned.kind === 'refused') {
    return { state: journey.state, status: 'failed', reason: planned.reason, links: journey.links };
  }
  yield* journey.slot.leave();
  try {
    return yield* follow(whole);
  } catch (error) {
    if (!(error instanceof RunCancelled)) throw error;
    whole.givenUp = 'cancelled by a person';
    const ended = yield* follow(whole);
    if (ended.status === 'completed') return ended;
    throw error;
  }
}

function* follow(whole: Whole): Step<RunOutcome> {
  const { context, run } = whole.journey;
  for (let look = firstLookSeconds; ;) {
    const { control, parts } = yield* insist(context, 'readParts', { runId: run.runId });
    if (whole.givenUp === undefined && control !== 'run') yield* untilResumed(context, run.runId);
    yield* show(whole, parts);
    const move = whole.rejection ? { kind: 'wait' as const } : nextMove(parts, whole.givenUp);
    if (move.kind === 'ended') return outcomeOf(whole, move);
    const isDone = whole.rejection ? yield* whole.rejection.goOn(parts) : yield* carryOut(whole, move);
    if (whole.rejection?.isOver(parts)) whole.rejection = undefined;
    if (isDone) {
      look = firstLookSeconds;
      continue;
    }
    const heard = yield* waitFor(context, [eventNames.controlChanged], look);
    look = heard === 'timeout' ? Math.min(look * 2, longestLookSeconds) : firstLookSeconds;
  }
}

/** Answers whether something was done, after which the parts are looked at again at once. */
function* carryOut(whole: Whole, move: Exclude<Move, { kind: 'ended' }>): Step<boolean> {
  const { journey } = whole;
  switch (move.kind) {
    case 'wait':
      return false;
    case 'start':
      for (const project of move.projects) yield* startPart(whole, project);
      return true;
    case 'review':
      whole.rejection = yield* reviewTogether(journey, move.runs);
      return true;
    case 'merge':
      yield* moveParts(journey, [move.run], 'merging');
      return true;
    case 'keep':
      return yield* moveParts(journey, move.runs, 'kept');
    case 'stop':
      whole.givenUp ??= move.reason;
      yield* journey.log.note('problem', `given up: ${move.reason}`);
      // One by one: a part that has just ended keeps nothing from the others.
      for (const run of move.runs) yield* moveParts(journey, [run], 'undo', { reason: move.reason, cancel: true });
      return false;
    case 'undo':
      whole.givenUp ??= move.reason;
      yield* journey.log.note('problem', `undoing ${move.run}: ${move.reason}`);
      return yield* moveParts(journey, [move.run], 'undo', { reason: move.reason });
  }
}

function* startPart(whole: Whole, project: string): Step<void> {
  const { context, run, links, log } = whole.journey;
  const started = yield* effect(context, 'startPart', {
    ...{ runId: run.runId, tenant: run.tenant, run, project, operationKey: `${run.runId}/part/${project}` },
    ...(links.code_gen_spec ? { spec: links.code_gen_spec } : {}),
  });
  if (started.kind === 'refused') {
    whole.givenUp = `${project} cannot be started: ${started.reason}`;
    return;
  }
  yield* log.note('note', `${project}: ${started.runId} started`);
}

function* moveParts(
  { context, run }: Journey,
  runs: readonly string[],
  to: 'merging' | 'kept' | 'undo',
  more: { readonly reason?: string; readonly cancel?: boolean } = {},
): Step<boolean> {
  const moved = yield* call(context, 'moveParts', { parent: run.runId, runs, to, at: now(context), ...more });
  return moved.moved;
}

/** The whole's row and its log say where the parts are, once per change. */
function* show(whole: Whole, parts: readonly PartView[]): Step<void> {
  const { journey } = whole;
  const lines = parts.map(({ project, run, standing }) => `${project} ${run?.state ?? 'not begun'} ${standing}`);
  const shown = lines.join('; ');
  if (shown === whole.shown) return;
  whole.shown = shown;
  journey.state = stateOfWhole(parts);
  yield* journey.log.record(
    { state: journey.state, status: 'running', waitingFor: null },
    { kind: 'note', text: `parts: ${shown}` },
  );
}

function outcomeOf({ journey }: Whole, { result, reason }: Extract<Move, { kind: 'ended' }>): RunOutcome {
  const { links } = journey;
  if (result === 'all') return { state: 'PRODUCTION', status: 'completed', links };
  const what = result === 'none' ? 'nothing is delivered' : 'not everything could be undone';
  return { state: journey.state, status: 'failed', reason: `${what}: ${reason}`, links };
}

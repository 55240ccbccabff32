import { stageInstanceId } from '../../domain/ids';
import type { OrchestratorName } from '../../contracts/names';
import type { RunLinks } from '../../contracts/run';
import type { Carry, DecisionRecord, NeedsPerson, Stage } from '../../contracts/stages';
import { child, firstLine, RunCancelled } from '../kit';
import type { Step } from '../kit';
import { heldBranch } from './held-branch';
import { checkpoint, nextVisit, record } from './journey';
import type { Journey } from './journey';

export interface StageCall<R extends { readonly kind: string }> {
  readonly name: Stage;
  readonly orchestrator: OrchestratorName;
  /** Asked before every visit, so that documents edited at a checkpoint count. */
  input(): object;
  /**
   * Takes over what a visit made. `ended`: it came to an end that is no success, which is the caller's business; a
   * `NeedsPerson` back is treated like one of the stage itself.
   */
  take(made: Made<R>): Step<NeedsPerson | 'ended' | undefined>;
  /** Makes a person's commits the run's own when somebody pushed; absent = they cannot become part of it here. */
  readonly adopt?: (carry: Carry) => Step<void>;
}

type Made<R> = Exclude<R, NeedsPerson>;

/** Failures that a second attempt, building on the first one's work, can mend without a person. */
const retried: readonly string[] = ['exit_criteria_unmet', 'model_output_invalid', 'turns_exhausted'];

/** Failures after which the work lies still until somebody has looked. */
const pausing: readonly string[] = ['path_violation', 'exit_criteria_unmet', 'skill_missing', 'head_moved'];

/** Ways on from a stage's checkpoint, as the requirements number them; to cancel is always one. */
const choices = ['continue', 'continue_fresh', 'repeat', 'rerun_after_edit', 'pause', 'cancel'] as const;

/**
 * One stage until it is done: visits in strict order, one at a time. A failure is retried once on what is there; then its
 * output is archived and a person says how to go on. With `checkpoints: every_stage` a person is asked after a success too.
 */
export function* stage<R extends { readonly kind: string }>(journey: Journey, call: StageCall<R>): Step<Made<R>> {
  const { name } = call;
  let carry: Carry = journey.carry ?? {};
  journey.carry = undefined;
  for (let attempt = 1; ; attempt += 1) {
    carry = yield* heldBranch(journey, call, carry);
    const visit = nextVisit(journey, name);
    yield* note(journey, name, 'started', visit, `${name}: visit ${visit}`);
    const made = yield* stageVisit<R>(journey, call, visit, carry);
    const trouble = isTrouble(made) ? made : yield* call.take(made as Made<R>);
    const failed = trouble ?? (yield* unmetCriteria(journey, name, visit));
    if (failed === undefined) {
      yield* note(journey, name, 'completed', visit, `${name}: visit ${visit} done`);
      const again = yield* confirm(journey, name, visit);
      if (again === undefined) {
        return made as Made<R>;
      }
      carry = again;
      attempt = 0;
      continue;
    }
    if (failed === 'ended') {
      yield* note(journey, name, 'failed', visit, `${name}: visit ${visit} ended without success`);
      return made as Made<R>;
    }
    yield* note(journey, name, 'failed', visit, `${name}: visit ${visit} failed, ${failed.code}`, failed.reason);
    if (attempt === 1 && retried.includes(failed.code)) {
      carry = { ...(yield* readCarry(journey, name, visit)), notes: { why_again: failed.reason } };
      continue;
    }
    const shown = yield* archive(journey, name, visit, failed);
    const decision = yield* checkpoint(journey, shown, pausing.includes(failed.code) ? 'paused' : 'failed', {
      stage: name,
      choices,
    });
    if (shown.code === 'time_exhausted') {
      journey.slot.allowMoreTime();
    }
    carry = yield* carryAfter(journey, name, visit, decision);
    attempt = 0;
  }
}

function isTrouble(result: { readonly kind: string }): result is NeedsPerson {
  return result.kind === 'needsPerson';
}

function* stageVisit<R extends { readonly kind: string }>(
  journey: Journey,
  call: StageCall<R>,
  visit: number,
  carry: Carry,
): Step<R | NeedsPerson> {
  const { context, slot } = journey;
  const run = { ...journey.run, workedIn: slot.stints() };
  const input = { ...call.input(), run, visit, ...(Object.keys(carry).length > 0 ? { carry } : {}) };
  const id = stageInstanceId(run.runId, call.name, visit);
  let result: R | NeedsPerson | { readonly kind: 'cancelled' };
  try {
    result = yield* child<R | { readonly kind: 'cancelled' }>(context, call.orchestrator, id, input);
  } catch (error) {
    return { kind: 'needsPerson', code: 'stage_failed', reason: firstLine(error) };
  }
  if (result.kind === 'cancelled') {
    throw new RunCancelled();
  }
  return result as R;
}

/** Asked only where the project has criteria. */
function* unmetCriteria(journey: Journey, name: Stage, visit: number): Step<NeedsPerson | undefined> {
  const { run, links, commit } = journey;
  if (!run.policy.stages?.[name]?.exitCriteria?.length) {
    return undefined;
  }
  const asked = { run, stage: name, visit, links, ...(commit ? { commit } : {}) };
  const answer = yield* record(journey, 'checkExitCriteria', asked);
  return answer.kind === 'met'
    ? undefined
    : { kind: 'needsPerson', code: 'exit_criteria_unmet', reason: `Exit criteria of ${name}: ${answer.reason}` };
}

/** What a stage left after its second failure is kept for people under `_failed/`. */
function* archive(journey: Journey, name: Stage, visit: number, failed: NeedsPerson): Step<NeedsPerson> {
  if (!retried.includes(failed.code) && failed.code !== 'skill_missing') {
    return failed;
  }
  const { run, links } = journey;
  const { folder } = yield* record(journey, 'archiveFailure', {
    run,
    stage: name,
    visit,
    links,
    reason: failed.reason,
  });
  return { ...failed, reason: `${failed.reason} What it left is in ${folder}.` };
}

/** The checkpoint after a success. Undefined = on to what follows; otherwise what another visit of this stage starts from. */
function* confirm(journey: Journey, name: Stage, visit: number): Step<Carry | undefined> {
  if (journey.run.policy.checkpoints !== 'every_stage') {
    return undefined;
  }
  const done: NeedsPerson = { kind: 'needsPerson', code: 'stage_completed', reason: `${name} is done. What next?` };
  const decision = yield* checkpoint(journey, done, 'waiting_for_confirmation', {
    stage: name,
    choices,
    artifacts: madeBy(name, journey.links),
  });
  if (decision.choice === 'continue_fresh') {
    return undefined;
  }
  const carry = yield* carryAfter(journey, name, visit, decision);
  if (decision.choice !== 'continue') {
    return carry;
  }
  journey.carry = carry.session === undefined ? undefined : { session: carry.session };
  return undefined;
}

/** `continue` takes the session along, `continue_fresh` its uncommitted edits only, `repeat` nothing. */
function* carryAfter(journey: Journey, name: Stage, visit: number, { choice }: DecisionRecord): Step<Carry> {
  if (choice === 'repeat') {
    return {};
  }
  if (choice === 'rerun_after_edit') {
    journey.acceptsPush = true;
    return name === 'plan' ? { documents: madeBy('plan', journey.links) } : {};
  }
  const { workspace, session } = yield* readCarry(journey, name, visit);
  return {
    ...(workspace === undefined ? {} : { workspace }),
    ...(choice === 'continue' && session !== undefined ? { session } : {}),
  };
}

function* readCarry(journey: Journey, name: Stage, visit: number): Step<Carry> {
  return yield* record(journey, 'readCarry', { runId: journey.run.runId, stage: name, visit });
}

const documentsOf: Readonly<Record<Stage, readonly (keyof RunLinks)[]>> = {
  plan: ['code_gen_spec', 'test_plan'],
  code: ['artifact_bundle'],
  test: ['qa_report'],
  deploy: ['deploy_receipt'],
  triage: [],
};

function madeBy(name: Stage, links: RunLinks): Readonly<Record<string, string>> {
  const found = documentsOf[name].flatMap((link) => {
    const uri = links[link];
    return typeof uri === 'string' ? [[link, uri] as const] : [];
  });
  return Object.fromEntries(found);
}

function* note(
  journey: Journey,
  name: Stage,
  event: 'started' | 'completed' | 'failed',
  visit: number,
  text: string,
  error?: string,
): Step<void> {
  const data = { event, visit, ...(error === undefined ? {} : { error: error.slice(0, 500) }) };
  yield* journey.log.record({}, { kind: 'stage', stage: name, text, data });
}

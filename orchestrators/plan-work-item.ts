import type { RunSnapshot } from '../contracts/run';
import type { NeedsPerson, PlanResult, StageInput } from '../contracts/stages';
import { call, inputOf } from './kit';
import type { Context, Step } from './kit';
import { runAgent } from './run/agent';
import { guarded, needsPerson } from './run/stage';

/** PLANNING: the ticket becomes manifest, `code_gen_spec` and `test_plan`. */
export function* planWorkItem(context: Context): Step<PlanResult | { readonly kind: 'cancelled' }> {
  return yield* guarded(plan(context, inputOf<StageInput>(context)));
}

function* plan(context: Context, { run, visit, carry }: StageInput): Step<PlanResult> {
  const duplicate = visit === 1 && !run.part ? yield* possibleDuplicate(context, run) : undefined;
  if (duplicate) {
    return duplicate;
  }
  const { map } = yield* call(context, 'surveyRepository', { run });
  const inputs = {
    repository_map: map,
    ...(run.bugReport ? { bug_report: run.bugReport } : {}),
    ...(run.part?.context ? { part_context: run.part.context } : {}),
  };
  const given = { run, stage: 'plan', visit, role: 'planner', session: 1, commit: run.baseCommit, inputs } as const;
  const planned = yield* runAgent(context, given, carry);
  if (planned.kind === 'needsPerson') {
    return planned;
  }
  const written = yield* call(context, 'writePlan', { run, output: planned.output, map });
  return written.kind === 'refused' ? needsPerson(written) : written;
}

/** Asked once, before anything is spent: a person who continues has answered it. */
function* possibleDuplicate(context: Context, run: RunSnapshot): Step<NeedsPerson | undefined> {
  const { duplicates } = yield* call(context, 'findDuplicates', { run });
  if (duplicates.length === 0 || run.policy.duplicates === 'note') {
    return undefined;
  }
  const named = duplicates.map(
    ({ kind, id, title, score }) => `${kind.replace('_', ' ')} ${id} "${title}" (${Math.round(score * 100)} % alike)`,
  );
  const reason = `This may be done or planned already: ${named.join('; ')}. Continue if it is something else, otherwise cancel the run.`;
  return { kind: 'needsPerson', code: 'possible_duplicate', reason };
}

import type { RecordContracts } from '../contracts/activities';
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
  const mayAsk = visit === 1 && !run.part && run.policy.duplicates !== 'note';
  const before = visit === 1 && !run.part ? (yield* call(context, 'findDuplicates', { run })).duplicates : [];
  if (mayAsk && before.length > 0) {
    return possibleDuplicate(before);
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
  if (written.kind === 'refused') {
    return needsPerson(written);
  }
  const found = (written.duplicates ?? []).map((each) => ({ kind: 'pull_request', ...each }) as const);
  return mayAsk && found.length > 0 ? possibleDuplicate(found) : written;
}

type Duplicate = RecordContracts['findDuplicates']['output']['duplicates'][number];

/**
 * Asked once: by the words before anything is spent, and by words and files when the plan says which ones it changes. A person
 * who continues has answered it.
 */
function possibleDuplicate(duplicates: readonly Duplicate[]): NeedsPerson {
  const named = duplicates.map(
    ({ kind, id, title, score }) => `${kind.replace('_', ' ')} ${id} "${title}" (${Math.round(score * 100)} % alike)`,
  );
  const reason = `This may be done or planned already: ${named.join('; ')}. Continue if it is something else, otherwise cancel the run.`;
  return { kind: 'needsPerson', code: 'possible_duplicate', reason };
}

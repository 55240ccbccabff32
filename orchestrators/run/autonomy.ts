import { autonomyOf } from '../../domain/autonomy';
import type { AutonomyAction } from '../../domain/autonomy';
import type { RiskRaise } from '../../domain/risk';
import { now } from '../kit';
import type { Step } from '../kit';
import { checkpoint, record } from './journey';
import type { Journey } from './journey';

/** Brings the run's risk up to date: of the plan, then of every change, then with what people have said meanwhile. */
export function* assessRisk(journey: Journey, estimate?: RiskRaise): Step<void> {
  const { run, links, commit } = journey;
  journey.assessments += 1;
  const assessed = yield* record(journey, 'assessRisk', {
    run,
    key: `${run.runId}/risk/${journey.assessments}`,
    at: now(journey.context),
    repositories: run.repositories?.length ?? run.part?.repositories ?? 1,
    ...(links.code_gen_spec ? { spec: links.code_gen_spec } : {}),
    ...(commit ? { commit } : {}),
    ...(estimate ? { estimate } : {}),
  });
  journey.risk = assessed.risk;
}

export function isAutomatic(journey: Journey, action: AutonomyAction): boolean {
  return autonomyOf(journey.autonomy, journey.risk, action) === 'automatic';
}

/**
 * In the mode `suggest` the plan is the result: the run waits for a person, who takes it on as `develop` or asks for another
 * plan. Answers whether the plan stands.
 */
export function* acceptPlan(journey: Journey): Step<boolean> {
  if (isAutomatic(journey, 'code')) return true;
  const decision = yield* checkpoint(
    journey,
    {
      kind: 'needsPerson',
      code: 'plan_ready',
      reason: `The plan is ready (risk ${journey.risk}). Continue to have it carried out up to the pull request, repeat for another plan, or cancel.`,
    },
    'paused',
  );
  if (decision.choice === 'repeat') return false;
  yield* takeOn(journey, decision.by);
  return true;
}

/** A hotfix has its plan from triage. Where the mode does not code by itself, somebody takes it on before anything is changed. */
export function* acceptHotfix(journey: Journey): Step<void> {
  if (isAutomatic(journey, 'code')) return;
  const reason = `The hotfix is planned (risk ${journey.risk}). Continue to have it carried out up to the pull request, or cancel.`;
  const { by } = yield* checkpoint(journey, { kind: 'needsPerson', code: 'plan_ready', reason }, 'paused', {
    choices: ['continue', 'pause', 'cancel'],
  });
  yield* takeOn(journey, by);
}

function* takeOn(journey: Journey, by: string): Step<void> {
  journey.autonomy = 'develop';
  yield* journey.log.note('decision', `${by} took the plan on: autonomy develop from here`);
}

/** Another repair without a person is a matter of autonomy: where it is not automatic, somebody is asked first. */
export function* acceptRepair(journey: Journey, reason: string): Step<void> {
  if (isAutomatic(journey, 'stabilise')) return;
  yield* checkpoint(
    journey,
    {
      kind: 'needsPerson',
      code: 'repair_needs_person',
      reason: `${reason}; with autonomy ${journey.autonomy} and risk ${journey.risk} a person decides on every repair. Continue for another round.`,
    },
    'paused',
  );
}

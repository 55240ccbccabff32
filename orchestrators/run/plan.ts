import type { AskedPart } from '../../domain/coordination';
import type { PlanResult } from '../../contracts/stages';
import type { Step } from '../kit';
import { acceptPlan, assessRisk } from './autonomy';
import { move } from './journey';
import type { Journey } from './journey';
import { stage } from './run-stage';

/** Plans until a plan may be carried out. Only then the run moves on. Answers the repositories that the plan asks for. */
export function* plan(journey: Journey): Step<readonly AskedPart[] | undefined> {
  for (;;) {
    const planned = yield* stage<PlanResult>(journey, {
      name: 'plan',
      orchestrator: 'planWorkItem',
      input: () => ({}),
      *take({ manifest, spec, testPlan, risk }) {
        journey.links = { ...journey.links, project_manifest: manifest, code_gen_spec: spec, test_plan: testPlan };
        yield* assessRisk(journey, risk);
        return undefined;
      },
    });
    if (yield* acceptPlan(journey)) {
      yield* move(journey, 'T1');
      return planned.repositories;
    }
  }
}

import type { AskedPart } from '../domain/coordination';
import type { Carry, CodeResult, TestResult } from '../contracts/stages';
import type { RunOutcome } from '../contracts/run';
import type { Context, Step } from './kit';
import { coordinate, mayCoordinate } from './coordination/coordinate';
import { acceptHotfix, acceptRepair, assessRisk } from './run/autonomy';
import { checkpoint, move } from './run/journey';
import type { Journey } from './run/journey';
import { plan } from './run/plan';
import { awaitQa } from './run/qa-gate';
import { release } from './run/release';
import { stage } from './run/run-stage';
import { toTheEnd } from './run/to-the-end';

/** The run: one work item on its way from planning to production. It never continues as new and never ends in the engine's Failed. */
export function* deliverWorkItem(context: Context): Step<RunOutcome> {
  return yield* toTheEnd(context, deliver);
}

function* deliver(journey: Journey): Step<RunOutcome> {
  if (journey.run.entry === 'PLANNING') {
    const repositories = yield* plan(journey);
    if (repositories && (yield* takesOthersAlong(journey, repositories))) return yield* coordinate(journey);
  } else {
    yield* acceptHotfix(journey);
  }
  let comment: string | undefined;
  let rework: string | undefined;
  for (;;) {
    yield* code(journey, comment, rework);
    rework = undefined;
    const status = yield* test(journey);
    if (status === 'REJECTED') {
      comment = undefined;
      yield* backToCoding(journey, 'the report is REJECTED');
      continue;
    }
    const decision = yield* awaitQa(journey);
    if (decision.choice === 'approve') {
      const released = yield* release(journey);
      if (released.kind === 'ended') {
        return released.outcome;
      }
      comment = undefined;
      rework = released.commit;
      continue;
    }
    comment = decision.comment;
    yield* backToCoding(journey, `rejected by ${decision.by}`, decision.gateId);
  }
}

/** What the plan asks for beyond this repository. Where autonomy forbids it, a person decides whether the run goes on alone. */
function* takesOthersAlong(journey: Journey, repositories: readonly AskedPart[]): Step<boolean> {
  if (journey.run.part) return false;
  const alone = journey.run;
  journey.run = { ...alone, repositories };
  if (yield* mayCoordinate(journey)) return true;
  journey.run = alone;
  const names = repositories.map(({ project }) => project).join(', ');
  const reason = `The plan wants ${names} changed together, which autonomy ${journey.autonomy} forbids. Continue in this repository alone, or cancel.`;
  yield* checkpoint(journey, { kind: 'needsPerson', code: 'multi_repo_forbidden', reason }, 'paused');
  return false;
}

/** Codes until the quality gates hold; the stage itself bounds its attempts, a person every further one. */
function* code(journey: Journey, comment: string | undefined, rework?: string): Step<void> {
  yield* codeStage(journey, comment, undefined, rework);
  yield* move(journey, 'T2');
}

function* codeStage(journey: Journey, comment?: string, given?: Carry, rework?: string): Step<void> {
  journey.carry = given ?? journey.carry;
  yield* stage<CodeResult>(journey, {
    name: 'code',
    orchestrator: 'codeChange',
    input() {
      const { code_gen_spec: spec, project_manifest: manifest, qa_report: qaReport } = journey.links;
      if (rework !== undefined) return { spec, manifest, rework };
      const feedback = qaReport ? { feedback: { qaReport, ...(comment ? { comment } : {}) } } : {};
      return { spec, manifest, ...feedback };
    },
    *take(coded) {
      journey.links = { ...journey.links, artifact_bundle: coded.bundle };
      journey.commit = coded.commit;
      journey.pullRequest = coded.pullRequest;
      yield* journey.log.record({ commit: coded.commit, pullRequest: coded.pullRequest, links: journey.links });
      yield* assessRisk(journey);
      const reason = coded.reason ?? 'The code quality gates do not hold.';
      return coded.qualityGatesPassed ? undefined : { kind: 'needsPerson', code: 'quality_gates_failed', reason };
    },
  });
}

function* test(journey: Journey): Step<'APPROVED' | 'REJECTED'> {
  const tested = yield* stage<TestResult>(journey, {
    name: 'test',
    orchestrator: 'testChange',
    input: () => ({
      spec: journey.links.code_gen_spec,
      testPlan: journey.links.test_plan,
      bundle: journey.links.artifact_bundle,
      commit: journey.commit,
      pullRequest: journey.pullRequest,
    }),
    *take({ qaReport, commit, bundle }) {
      journey.links = { ...journey.links, qa_report: qaReport, ...(bundle ? { artifact_bundle: bundle } : {}) };
      if (commit && commit !== journey.commit) {
        journey.commit = commit;
        yield* journey.log.record({ commit, links: journey.links });
        yield* assessRisk(journey);
      }
      return undefined;
    },
    adopt: (carry) => codeStage(journey, undefined, carry),
  });
  yield* move(journey, 'T3', { reason: `report ${tested.status}` });
  return tested.status;
}

/** Loop L1. Rounds are bounded; after the last one a person decides whether there is another. */
function* backToCoding(journey: Journey, reason: string, qaGateId?: string): Step<void> {
  journey.rounds += 1;
  yield* move(journey, 'L1', { reason, ...(qaGateId ? { qaGateId } : {}) });
  if (journey.rounds >= journey.run.policy.maxRounds) {
    yield* checkpoint(journey, {
      kind: 'needsPerson',
      code: 'rounds_exhausted',
      reason: `${journey.rounds} rounds without an approval; continue for another one.`,
    });
  } else if (qaGateId === undefined) {
    yield* acceptRepair(journey, reason);
  }
}

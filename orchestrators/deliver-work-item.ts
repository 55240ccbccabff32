import type { Carry, CodeResult, PlanResult, TestResult } from '../contracts/stages';
import type { RunOutcome, RunRequest } from '../contracts/run';
import { firstLine, inputOf, insist, now, RunCancelled, showStatus, signalEntity } from './kit';
import type { Context, Step } from './kit';
import { createSlot } from './run/admission';
import { acceptPlan, acceptRepair, assessRisk } from './run/autonomy';
import { begin } from './run/begin';
import { checkpoint, move } from './run/journey';
import type { Journey } from './run/journey';
import { awaitQa } from './run/qa-gate';
import { release } from './run/release';
import { createRunLog } from './run/run-log';
import { stage } from './run/run-stage';

/** Attempts, over some hours, to write a run's last words. */
const lastRounds = 10;

/** The run: one work item on its way from planning to production. It never continues as new and never ends in the engine's Failed. */
export function* deliverWorkItem(context: Context): Step<RunOutcome> {
  const request = inputOf<RunRequest>(context);
  const log = createRunLog(context, request);
  const slot = createSlot(context, log, request);
  let journey: Journey | undefined;
  let outcome: RunOutcome;
  try {
    yield* slot.take('new');
    journey = yield* begin(context, log, slot, request);
    outcome = yield* deliver(journey);
  } catch (error) {
    outcome =
      error instanceof RunCancelled
        ? yield* cancelled(context, request, journey)
        : failed(request, journey, firstLine(error));
  }
  showStatus(context, { state: outcome.state, status: outcome.status });
  yield* slot.leave();
  signalEntity(context, 'tenantBudget', request.tenant, 'close', { runs: [request.runId], at: now(context) });
  yield* lastly(insist(context, 'finishRun', { run: request, outcome, at: now(context) }, lastRounds));
  return outcome;
}

function* deliver(journey: Journey): Step<RunOutcome> {
  if (journey.run.entry === 'PLANNING') {
    yield* plan(journey);
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

/** Plans until a plan may be carried out. Only then the run moves on. */
function* plan(journey: Journey): Step<void> {
  for (;;) {
    yield* stage<PlanResult>(journey, {
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
      return;
    }
  }
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

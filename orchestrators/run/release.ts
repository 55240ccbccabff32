import type { RunOutcome } from '../../contracts/run';
import type { DeployResult } from '../../contracts/stages';
import { call, firstLine, since } from '../kit';
import type { Step } from '../kit';
import { passComplianceGate } from './compliance-gate';
import { checkpoint, move, record } from './journey';
import type { Journey } from './journey';
import { stage } from './run-stage';

type Delivered = Extract<DeployResult, { kind: 'deployed' }>;

/** DEPLOYMENT until it succeeds, is rolled back, or the run is cancelled. FAILED (nothing was switched) keeps the state and asks a person. */
export function* release(journey: Journey): Step<RunOutcome> {
  for (;;) {
    const deployGateId = yield* passComplianceGate(journey);
    const deployed = yield* stage<DeployResult>(journey, {
      name: 'deploy',
      orchestrator: 'deployChange',
      input: () => ({
        qaReport: journey.links.qa_report,
        bundle: journey.links.artifact_bundle,
        commit: journey.commit,
        pullRequest: journey.pullRequest,
      }),
      *take({ receipt, status }) {
        journey.links = { ...journey.links, deploy_receipt: receipt };
        return status === 'SUCCESS' ? undefined : 'ended';
      },
    });
    if (deployed.status === 'SUCCESS') {
      yield* move(journey, 'T5', { deployGateId });
      yield* journey.log.record({ ...(deployed.deployment ? { deployment: deployed.deployment } : {}) });
      if (since(journey.context, '1.1.0')) {
        yield* announce(journey, deployed);
      }
      return { state: journey.state, status: 'completed', links: journey.links };
    }
    const reason = deployed.reason ?? `The deployment ended ${deployed.status}.`;
    if (deployed.status === 'ROLLED_BACK') {
      yield* rolledBack(journey, deployed.receipt, reason);
      return { state: journey.state, status: 'failed', reason: `rolled back: ${reason}`, links: journey.links };
    }
    yield* journey.log.record({ links: journey.links });
    yield* checkpoint(journey, { kind: 'needsPerson', code: 'deployment_failed', reason });
  }
}

/** The run has reached PRODUCTION; a note that cannot be written does not hold it. */
function* announce({ context, run, links, log }: Journey, { receipt, deployment }: Delivered): Step<void> {
  const url = deployment ? { url: deployment.url } : {};
  try {
    yield* call(context, 'announceDelivery', { run, qaReport: links.qa_report ?? '', receipt, ...url });
  } catch (error) {
    yield* log.note('problem', `the work item has no note of the delivery: ${firstLine(error)}`);
  }
}

/** Loop L2: the roll back reports its own P1 bug; the run ends linked to it. */
function* rolledBack(journey: Journey, receipt: string, reason: string): Step<void> {
  yield* move(journey, 'L2', { reason });
  const raised = yield* record(journey, 'raiseRollbackBug', {
    run: journey.run,
    receipt,
    operationKey: `${journey.run.runId}/rollback-bug`,
  });
  journey.links = { ...journey.links, bug_reports: [...(journey.links.bug_reports ?? []), raised.bugReport] };
  yield* journey.log.record(
    { links: journey.links },
    { kind: 'problem', text: `P1_Critical bug report raised: ${reason}` },
  );
}

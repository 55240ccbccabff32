import { parseArtifactUri } from '../../domain/ids';
import { now } from '../kit';
import type { Step } from '../kit';
import { assessRisk, isAutomatic } from './autonomy';
import { gateTimes } from './gate-request';
import { checkpoint, decide, nextGateVisit, record } from './journey';
import type { Journey } from './journey';

/** The second gate: a person of role `ops`, or the policy's own recorded decision. Answers the gate id of the approval. */
export function* passComplianceGate(journey: Journey): Step<string> {
  const subjectUri = journey.links.qa_report ?? '';
  const subject = parseArtifactUri(subjectUri)?.sha256 ?? '';
  for (;;) {
    yield* assessRisk(journey);
    if (journey.run.policy.deploymentApproval === 'policy' && mayDeploy(journey)) {
      return yield* decidedByPolicy(journey, subject, subjectUri);
    }
    const outcome = yield* decide(journey, { gate: 'deploy', subject, subjectUri }, 'waiting_for_confirmation');
    if (outcome.kind === 'decided' && outcome.decision.choice === 'approve') {
      yield* journey.log.record(
        { status: 'running', waitingFor: null },
        { kind: 'decision', text: `deployment approved by ${outcome.decision.by}` },
      );
      return outcome.decision.gateId;
    }
    const reason =
      outcome.kind === 'expired'
        ? 'Nobody decided in time; continue to reopen the gate.'
        : `${outcome.decision.by} rejected the deployment${outcome.decision.comment ? `: ${outcome.decision.comment}` : ''}`;
    const code = outcome.kind === 'expired' ? 'gate_expired' : 'deployment_rejected';
    yield* checkpoint(journey, { kind: 'needsPerson', code, reason }, 'paused');
  }
}

/** Merge and deployment follow the one gate, so both must be automatic for the policy to open it. */
function mayDeploy(journey: Journey): boolean {
  return isAutomatic(journey, 'deploy_approval') && isAutomatic(journey, 'merge');
}

/**
 * Asks one more person whether a hotfix may pass a freeze: somebody else than who approved the deployment. A refusal or no
 * answer leaves the freeze in force, and the deployment waits for its end.
 */
export function* passFreeze(journey: Journey, deployGateId: string, freeze: string): Step<boolean> {
  const subjectUri = journey.links.qa_report ?? '';
  const subject = parseArtifactUri(subjectUri)?.sha256 ?? '';
  const first = yield* record(journey, 'readDecision', { runId: journey.run.runId, gateId: deployGateId });
  const approver = first.kind === 'decided' ? first.decision.by : '';
  for (;;) {
    const reason = `May this hotfix pass the ${freeze}? Somebody else than ${approver || 'the first approver'} has to say so.`;
    const outcome = yield* decide(journey, { gate: 'deploy', subject, subjectUri, reason }, 'waiting_for_confirmation');
    if (outcome.kind === 'expired' || outcome.decision.choice !== 'approve') {
      const who = outcome.kind === 'expired' ? 'nobody' : outcome.decision.by;
      const text = `${who} lets the hotfix pass the ${freeze}`;
      yield* journey.log.record(
        { status: 'running', waitingFor: null },
        {
          kind: 'decision',
          text: outcome.kind === 'expired' ? text : `${who} does not let the hotfix pass the ${freeze}`,
        },
      );
      return false;
    }
    const { by } = outcome.decision;
    const isAnother = by !== approver;
    yield* journey.log.record(
      { status: 'running', waitingFor: null },
      isAnother
        ? { kind: 'decision', text: `${by} lets the hotfix pass the ${freeze}` }
        : {
            kind: 'problem',
            text: `${by} approved the deployment already; a second person has to let it pass the freeze`,
          },
    );
    if (isAnother) return true;
  }
}

function* decidedByPolicy(journey: Journey, subject: string, subjectUri: string): Step<string> {
  const { run } = journey;
  const visit = nextGateVisit(journey, 'deploy');
  const { decision } = yield* record(journey, 'decideByPolicy', {
    request: {
      runId: run.runId,
      tenant: run.tenant,
      requester: run.requester,
      gate: 'deploy',
      visit,
      subject,
      subjectUri,
      title: run.title,
      status: 'waiting_for_confirmation',
      ...gateTimes(run.policy, 'deploy', journey.risk),
    },
    at: now(journey.context),
    reason: `deploymentApproval: policy, autonomy ${journey.autonomy}, risk ${journey.risk}`,
  });
  yield* journey.log.note(
    'decision',
    `deployment approved by policy (deploymentApproval: policy, autonomy ${journey.autonomy}, risk ${journey.risk})`,
  );
  return decision.gateId;
}

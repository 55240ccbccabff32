import { createHash } from 'node:crypto';
import { AppError } from '../../domain/errors';
import { isQuestionSubject, isYes } from '../../domain/policy/human-question';
import { mayBeRequester } from '../../domain/gates/same-person';
import type { PolicyRequest } from '../../domain/policy/request';
import { riskClasses } from '../../domain/risk';
import type { Ports } from '../../ports';
import type { Identity } from '../../ports/directory';
import type { GateRecord, RunRecord } from '../../ports/run-index';

export type ApprovalPorts = Pick<Ports, 'audit' | 'clock' | 'policy'>;

/**
 * Asks the rules whether a person may answer at a gate, and records what they say before the answer counts. Throws
 * `policy_denied` with the rules and what to do. An answer that approves nothing (a rejection, a pause) is asked about too.
 */
export async function authoriseApproval(
  ports: ApprovalPorts,
  identity: Pick<Identity, 'user' | 'tenant' | 'roles' | 'groups' | 'logins' | 'aliases'>,
  run: RunRecord,
  gate: GateRecord,
  choice: string,
): Promise<void> {
  const { user, tenant, roles, groups = [] } = identity;
  const approves = gate.gate === 'checkpoint' ? isQuestionSubject(gate.subject) && isYes(choice) : choice === 'approve';
  const { project, state, runId } = run;
  // The rules compare ids, so one person goes by one id there.
  const requester = mayBeRequester(identity, run.requester) ? user : run.requester;
  const request: PolicyRequest = {
    principal: { type: 'Person', id: user, attributes: { tenant, user, roles, groups } },
    action: 'approve',
    resource: {
      type: 'Run',
      id: runId,
      attributes: { tenant: run.tenant, project, requester, state, ...riskOf(run) },
    },
    context: { personApproved: false, gate: gate.gate, approves },
  };
  const { verdict, answers, policyVersion } = await ports.policy.decide(run.tenant, [request]);
  const reasons = answers.flatMap((answer) => answer.reasons);
  const operationKey = `${runId}/approve/${gate.gateId}`;
  const fingerprint = JSON.stringify([user, choice, verdict, policyVersion, reasons.map(({ rule }) => rule)]);
  await ports.audit.append({
    tenant: run.tenant,
    key: `${operationKey}/decision/${createHash('sha256').update(fingerprint).digest('hex').slice(0, 12)}`,
    kind: 'authorisation',
    runId,
    actor: user,
    data: { effect: 'approve', operationKey, verdict, reasons, policyVersion, request },
    at: ports.clock.now().toISOString(),
  });
  if (verdict === 'allow') return;
  const named = reasons.map(({ rule, text }) => `${text} [${rule}]`).join(' ');
  const next = [...new Set(reasons.flatMap((reason) => reason.next ?? []))].join(' ');
  throw new AppError('policy_denied', `${named} ${next}`.trim(), { details: { runId, gateId: gate.gateId } });
}

function riskOf({ risk, autonomy }: RunRecord): { readonly risk: number; readonly autonomy: string } {
  return { risk: riskClasses.indexOf(risk?.class ?? 'R1'), autonomy: autonomy ?? 'stabilise' };
}

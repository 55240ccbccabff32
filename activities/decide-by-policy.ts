import type { RecordContracts } from '../contracts/activities';
import { AppError } from '../domain/errors';
import { gateId } from '../domain/ids';
import type { Ports } from '../ports';
import { termsOf } from './policy-version';

type Contract = RecordContracts['decideByPolicy'];

/** Writes the policy's approval as a decision row of its own, audited like a person's. */
export function createDecideByPolicy(ports: Pick<Ports, 'runs' | 'audit'>) {
  return async ({ request, at, reason }: Contract['input']): Promise<Contract['output']> => {
    const { runId, tenant, subject, subjectUri, requester } = request;
    const id = gateId(request.gate, request.visit);
    const terms = request.terms && termsOf(request.terms);
    const decision = {
      runId,
      gateId: id,
      choice: 'approve',
      by: 'policy',
      channel: 'policy',
      subject,
      comment: reason,
      ...(terms ? { policyVersion: terms.policyVersion } : {}),
      at,
    };
    await ports.runs.openGate({
      runId,
      gateId: id,
      tenant,
      gate: request.gate,
      instanceId: '',
      requester,
      subject,
      ...(subjectUri ? { subjectUri } : {}),
      choices: ['approve', 'reject'],
      openedAt: at,
      deadline: at,
      ...(terms ? { terms } : {}),
    });
    const inserted = await ports.runs.insertDecision(decision);
    await ports.audit.append({
      tenant,
      key: `${runId}/decision/${id}`,
      kind: 'decision',
      runId,
      actor: 'policy',
      data: { ...decision },
      at,
    });
    if (inserted.kind === 'inserted') {
      return { decision };
    }
    if (inserted.kind === 'exists') {
      return { decision: inserted.decision };
    }
    const standing = inserted.kind === 'notOpen' ? inserted.status : 'waiting for people';
    throw new AppError('gate_not_open', `Gate ${id} of ${runId} is ${standing}; the policy cannot decide there.`);
  };
}

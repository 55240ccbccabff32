import type { RecordContracts } from '../contracts/activities';
import { gateId } from '../domain/ids';
import type { Ports } from '../ports';
import { withShortComment } from './history-limits';
import { termsOf } from './policy-version';

type Contract = RecordContracts['openGate'];

/** Opens the gate and tells those who may decide. Opening it again changes nothing. */
export function createOpenGate(ports: Pick<Ports, 'runs' | 'notifier'>) {
  return async ({
    request,
    instanceId,
    openedAt,
    deadline,
    waitingFor,
  }: Contract['input']): Promise<Contract['output']> => {
    const { runId, tenant, gate, subject, subjectUri, requester, title } = request;
    const id = gateId(gate, request.visit);
    await ports.runs.openGate({
      runId,
      gateId: id,
      tenant,
      gate,
      instanceId,
      requester,
      subject,
      ...(subjectUri ? { subjectUri } : {}),
      choices: request.choices ?? ['approve', 'reject'],
      openedAt,
      deadline,
      ...(request.terms ? { terms: termsOf(request.terms) } : {}),
    });
    const decision = await ports.runs.getDecision(runId, id);
    if (decision) {
      return { kind: 'decided', decision: withShortComment(decision) };
    }
    await ports.notifier.notify({
      runId,
      tenant,
      gateId: id,
      gate,
      role: waitingFor.of ?? '',
      ...(request.terms ? { groups: request.terms.policy.groups } : {}),
      subject,
      title,
      deadline,
      kind: 'opened',
    });
    return { kind: 'open' };
  };
}

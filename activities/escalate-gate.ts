import type { RecordContracts } from '../contracts/activities';
import type { Ports } from '../ports';

type Contract = RecordContracts['escalateGate'];

/** A second notice, to others than those who may decide. Recorded in the audit log and the run's live log. */
export function createEscalateGate(ports: Pick<Ports, 'runs' | 'audit' | 'notifier'>) {
  return async ({ request, gateId, at }: Contract['input']): Promise<Contract['output']> => {
    const gate = await ports.runs.getGate(request.runId, gateId);
    if (gate?.status !== 'open') return null;
    const { runId, tenant, subject, title } = request;
    const { roles, groups } = request.escalateTo ?? { roles: ['admin'], groups: [] };
    const told = [...roles, ...groups].join(', ');
    const key = `${runId}/escalation/${gateId}`;
    await ports.audit.append({
      tenant,
      key,
      kind: 'effect',
      runId,
      actor: 'stellwerk',
      data: { action: 'escalation', gateId, told },
      at,
    });
    const text = `${request.gate} gate waits too long: told ${told}; it expires ${gate.deadline.slice(0, 16)}Z`;
    await ports.runs.recordProgress(runId, key, at, {}, { kind: 'gate', text });
    for (const role of roles.length > 0 ? roles : ['']) {
      const notice = {
        runId,
        tenant,
        gateId,
        gate: request.gate,
        role,
        groups,
        subject,
        title,
        deadline: gate.deadline,
      };
      await ports.notifier.notify({ ...notice, kind: 'escalation' });
    }
    return null;
  };
}

import type { RecordContracts } from '../contracts/activities';
import { rulesTerms } from '../domain/policy/gates';
import type { Ports } from '../ports';

type Contract = RecordContracts['remindApprovers'];

export function createRemindApprovers(ports: Pick<Ports, 'runs' | 'notifier'>) {
  return async ({ request, gateId }: Contract['input']): Promise<Contract['output']> => {
    const gate = await ports.runs.getGate(request.runId, gateId);
    if (gate?.status === 'open') {
      const { runId, tenant, subject, title } = request;
      const terms = request.terms && rulesTerms(request.terms.policy, request.terms.risk);
      const role = terms?.roles[0] ?? (request.gate === 'deploy' ? 'ops' : request.gate);
      await ports.notifier.notify({
        runId,
        tenant,
        gateId,
        gate: request.gate,
        role,
        ...(terms ? { groups: terms.groups } : {}),
        subject,
        title,
        deadline: gate.deadline,
        kind: 'reminder',
      });
    }
    return null;
  };
}

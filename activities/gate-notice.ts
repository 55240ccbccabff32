import { rulesTerms } from '../domain/policy/gates';
import type { Ports } from '../ports';
import type { GateNotice } from '../ports/notifier';

/** Tells people what became of a gate. The gate's end stands whether or not the channel works, so it is not waited for. */
export async function tellEnd(
  ports: Pick<Ports, 'runs' | 'notifier'>,
  runId: string,
  gateId: string,
  kind: 'decided' | 'expired',
): Promise<void> {
  const [gate, run] = await Promise.all([ports.runs.getGate(runId, gateId), ports.runs.getRun(runId)]);
  if (!gate || !run) return;
  const terms = gate.terms && rulesTerms(gate.terms.policy, gate.terms.risk);
  const notice: GateNotice = {
    runId,
    tenant: gate.tenant,
    gateId,
    gate: gate.gate,
    role: terms?.roles[0] ?? gate.gate,
    ...(terms ? { groups: terms.groups } : {}),
    subject: gate.subject,
    title: run.title,
    deadline: gate.deadline,
    kind,
  };
  await ports.notifier.notify(notice).catch(() => undefined);
}

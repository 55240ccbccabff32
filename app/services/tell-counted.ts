import { rulesTerms } from '../../domain/policy/gates';
import type { Ports } from '../../ports';
import type { GateRecord, RunRecord } from '../../ports/run-index';

/**
 * What stands anywhere of the gate is to show the approvals so far. The approval counts whether or not that works, so an error
 * is left out; the next look at the card shows the truth anyway.
 */
export async function tellCounted(
  ports: Pick<Ports, 'notifier'>,
  run: RunRecord,
  gate: GateRecord,
  approvals: number,
): Promise<void> {
  const { runId, gateId, tenant, subject, deadline } = gate;
  const terms = gate.terms && rulesTerms(gate.terms.policy, gate.terms.risk);
  const aim = { role: terms?.roles[0] ?? gate.gate, ...(terms ? { groups: terms.groups } : {}) };
  const what = { runId, tenant, gateId, gate: gate.gate, subject, deadline, title: run.title };
  await ports.notifier.notify({ ...what, ...aim, kind: 'counted', approvals }).catch(() => undefined);
}

import type { RiskBody } from '../../contracts/gates';
import { AppError } from '../../domain/errors';
import { higherRisk } from '../../domain/risk';
import type { RunRisk } from '../../domain/risk';
import type { Ports } from '../../ports';
import type { Identity } from '../../ports/directory';
import { isOver, requireRun } from './access';

export type RaiseRisk = (identity: Identity, runId: string, body: RiskBody) => Promise<RunRisk>;

/**
 * Says that a run is riskier than it looks. It counts at once: at the gate that is open, and for whatever would have been
 * automatic. Nobody lowers a risk, so a lower class is refused.
 */
export function createRaiseRisk(ports: Pick<Ports, 'audit' | 'clock' | 'runs'>): RaiseRisk {
  return async function raiseRisk(identity, runId, { risk, reason }) {
    const run = await requireRun(ports, identity, runId);
    if (isOver(run)) throw new AppError('run_over', `Run ${runId} is ${run.status}; its risk is history.`);
    if (run.risk && higherRisk(run.risk.class, risk) !== risk) {
      throw new AppError(
        'risk_cannot_fall',
        `Run ${runId} is ${run.risk.class} already; its risk is only ever raised.`,
      );
    }
    const at = ports.clock.now().toISOString();
    const raised = await ports.runs.recordRisk(runId, { raise: { class: risk, by: identity.user, reason } });
    const key = `${runId}/risk-raised/${identity.user}/${risk}`;
    const data = { action: 'raise risk', risk, before: run.risk?.class ?? 'unknown' };
    await ports.audit.append({ tenant: run.tenant, key, kind: 'control', runId, actor: identity.user, data, at });
    const text = `risk raised to ${raised.class} by ${identity.user}: ${reason.slice(0, 200)}`;
    await ports.runs.recordProgress(runId, key, at, {}, { kind: 'decision', text });
    return raised;
  };
}

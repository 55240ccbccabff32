import type { EffectDecisionListView, EffectDecisionView } from '../../contracts/policy-api';
import type { Ports } from '../../ports';
import type { AuditRecord } from '../../ports/audit-log';
import type { Identity } from '../../ports/directory';
import { requireRun } from './access';

const mostRecords = 10_000;

export type ReadDecisions = (identity: Identity, runId: string) => Promise<EffectDecisionListView>;

/** What the rules said before each effect and approval of a run, oldest first. Every member of the tenant may see it. */
export function createReadDecisions(ports: Pick<Ports, 'audit' | 'runs'>): ReadDecisions {
  return async function readDecisions(identity, runId) {
    const { tenant } = await requireRun(ports, identity, runId);
    const records = await ports.audit.list(tenant, { runId, limit: mostRecords });
    return { items: records.filter(({ kind }) => kind === 'authorisation').map(viewOf) };
  };
}

function viewOf({ actor, at, data }: AuditRecord): EffectDecisionView {
  const { effect, operationKey, verdict, reasons, policyVersion, gate } = data as unknown as Omit<
    EffectDecisionView,
    'at' | 'actor'
  >;
  const lifted = gate === undefined ? {} : { gate };
  return { at, effect, operationKey, actor, verdict, reasons, policyVersion, ...lifted };
}

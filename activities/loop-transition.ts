import type { EffectInput, Refused } from '../contracts/activities';
import { decide } from '../domain/lifecycle';
import type { TransitionFacts } from '../domain/lifecycle';
import type { Ports } from '../ports';
import type { SchemaName } from '../schemas/registry';
import { loadDocument } from './documents';

/** Whether a document can be read back and holds against its schema. */
export async function documentFact(
  ports: Pick<Ports, 'artifacts'>,
  name: SchemaName,
  uri: string,
): Promise<{ readonly valid: boolean }> {
  try {
    await loadDocument(ports.artifacts, name, uri);
    return { valid: true };
  } catch {
    return { valid: false };
  }
}

/** Asks the life cycle's table whether triage may start something new; refused with what is missing. */
export function refuseLoop(transition: 'L3' | 'L4', facts: TransitionFacts): Refused | undefined {
  const decision = decide('MAINTENANCE', transition, facts);
  return decision.allowed ? undefined : { kind: 'refused', code: 'transition_refused', reason: decision.reason };
}

/** One record per triage and loop: the transition with the facts its guard saw, and what it started. */
export async function auditLoop(
  ports: Pick<Ports, 'audit' | 'clock'>,
  { tenant, runId: triageId }: Pick<EffectInput, 'tenant' | 'runId'>,
  transition: 'L3' | 'L4',
  guard: TransitionFacts,
  data: Readonly<Record<string, unknown>>,
): Promise<void> {
  const to = transition === 'L3' ? 'CODING' : 'PLANNING';
  await ports.audit.append({
    tenant,
    key: `${triageId}/${transition}`,
    kind: 'transition',
    actor: 'stellwerk',
    data: { transition, from: 'MAINTENANCE', to, triage: triageId, guard, ...data },
    at: ports.clock.now().toISOString(),
  });
}

import { wakeAdmitted } from '../../activities/wake-admitted';
import { admissionKey, entityNames } from '../../contracts/names';
import { emptyAdmission, overdueGrants, recoverSlots, setLimits } from '../../domain/admission';
import type { AdmissionLimits, AdmissionState, Woken } from '../../domain/admission';
import type { Ports } from '../../ports';
import { isOver } from './access';
import type { DurablePort } from './durable-port';
import type { EntityPort } from './entity-port';

/** Looked at per sweep; the rest has its turn in the next one. */
const mostLooks = 200;

/** How long a run has been in line before somebody looks whether it lives. */
const oldInLineMs = 900_000;

/**
 * Looks for the runs whose lease is over, and for those that have been in line for long: who lives keeps its slot, what a dead
 * run held goes to the next. Also brings the host's limits to the queue. Answers the runs whose slots were recovered.
 */
export function createSweepAdmission(
  ports: Pick<Ports, 'clock' | 'runs'>,
  durable: DurablePort & EntityPort,
  limits: AdmissionLimits | undefined,
): () => Promise<readonly string[]> {
  return async function sweepAdmission() {
    const now = ports.clock.now();
    const at = now.toISOString();
    let state = (await durable.readEntity(entityNames.admissionQueue, admissionKey)) ?? emptyAdmission;
    if (limits && (limits.global !== state.limits.global || limits.tenant !== state.limits.tenant)) {
      await durable.signalEntity(entityNames.admissionQueue, admissionKey, 'configure', { limits, at });
      const set = setLimits(state, limits, at);
      await ring(set.answer.next);
      state = set.state;
    }
    const { alive, dead } = await lookFor(suspects(state, now));
    if (alive.length + dead.length === 0) return [];
    await durable.signalEntity(entityNames.admissionQueue, admissionKey, 'recover', { at, alive, dead });
    await ring(recoverSlots(state, { at, alive, dead }).answer.next);
    return dead;
  };

  async function lookFor(runs: readonly string[]): Promise<Record<'alive' | 'dead', string[]>> {
    const found = { alive: [] as string[], dead: [] as string[] };
    for (const run of runs) {
      const record = await ports.runs.getRun(run);
      const isAlive = record !== undefined && !isOver(record) && (await durable.getStatus(run)) === 'active';
      found[isAlive ? 'alive' : 'dead'].push(run);
    }
    return found;
  }

  /** What the queue will decide, foreseen: a bell too many is harmless, one too few costs a look. */
  async function ring(next: readonly Woken[]): Promise<void> {
    await wakeAdmitted(ports, { next }, (instanceId, event) => durable.raiseEvent(instanceId, event, {}));
  }
}

function suspects(state: AdmissionState, now: Date): readonly string[] {
  const old = new Date(now.getTime() - oldInLineMs).toISOString();
  const inLine = state.queue.filter(({ since }) => since <= old);
  const overdue = overdueGrants(state, now.toISOString());
  return [...new Set([...overdue, ...inLine].map(({ run }) => run))].slice(0, mostLooks);
}

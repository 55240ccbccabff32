import { gateId, parseGateId } from '../../domain/ids';
import { idLimits } from '../../domain/ids/run-ids';
import type { Ports } from '../../ports';
import type { GateRecord, RunRecord } from '../../ports/run-index';

/**
 * A gate by its id (`qa.2`), or the newest visit of a kind (`qa`): the one the run waits for, otherwise the last that was
 * opened. Visits of a kind count from 1 without gaps.
 */
export async function findGate(
  ports: Pick<Ports, 'runs'>,
  run: RunRecord,
  name: string,
): Promise<GateRecord | undefined> {
  if (parseGateId(name)) return ports.runs.getGate(run.runId, name);
  if (!/^[a-z]{1,10}$/.test(name)) return undefined;
  const awaited = run.waitingFor?.gate === name ? run.waitingFor.gateId : undefined;
  const open = awaited === undefined ? undefined : await ports.runs.getGate(run.runId, awaited);
  return open ?? newestVisit(ports, run.runId, name);
}

async function newestVisit(ports: Pick<Ports, 'runs'>, runId: string, kind: string): Promise<GateRecord | undefined> {
  let newest: GateRecord | undefined;
  for (let visit = 1; visit <= idLimits.visit; visit += 1) {
    const gate = await ports.runs.getGate(runId, gateId(kind, visit));
    if (!gate) break;
    newest = gate;
  }
  return newest;
}

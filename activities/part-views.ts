import type { PartView } from '../domain/coordination';
import type { Ports } from '../ports';
import type { GateRecord, RunRecord } from '../ports/run-index';
import type { PartRecord } from '../ports/run-parts';

export interface PartFacts {
  readonly part: PartRecord;
  readonly run?: RunRecord;
  /** The QA gate at which it waits, when that is open. */
  readonly gate?: GateRecord;
}

export async function readPartFacts(
  ports: Pick<Ports, 'parts' | 'runs'>,
  parent: string,
): Promise<readonly PartFacts[]> {
  return Promise.all((await ports.parts.list(parent)).map((part) => factsOf(ports, part)));
}

async function factsOf({ runs }: Pick<Ports, 'runs'>, part: PartRecord): Promise<PartFacts> {
  const run = part.runId === null ? undefined : await runs.getRun(part.runId);
  if (!run) return { part };
  const { waitingFor } = run;
  const gateId = waitingFor?.gate === 'qa' ? waitingFor.gateId : undefined;
  const gate = gateId === undefined ? undefined : await runs.getGate(run.runId, gateId);
  return { part, run, ...(gate?.status === 'open' ? { gate } : {}) };
}

export function viewOf({ part, run, gate }: PartFacts): PartView {
  const { project, role, dependsOn, standing, reason } = part;
  return {
    ...{ project, role, dependsOn, standing },
    ...(reason === null ? {} : { reason }),
    ...(run
      ? {
          run: {
            runId: run.runId,
            state: run.state,
            status: run.status,
            atQa: gate !== undefined,
            isResting: run.waitingFor !== null,
          },
        }
      : {}),
  };
}

import type { RunView } from '../../contracts/api';
import type { PartShown } from '../../contracts/coordination';
import type { Ports } from '../../ports';
import type { PartRecord } from '../../ports/run-parts';

type PartPorts = Pick<Ports, 'ledger' | 'parts' | 'runs'>;

/** A run that coordinates is shown with its parts, a part with its whole, and every other run with neither. */
export async function showParts(
  ports: PartPorts,
  runId: string,
  costUsd: number,
): Promise<Pick<RunView, 'parts' | 'costWithPartsUsd' | 'whole'>> {
  const parts = await Promise.all((await ports.parts.list(runId)).map((part) => shown(ports, part)));
  if (parts.length > 0) {
    return { parts, costWithPartsUsd: parts.reduce((sum, part) => sum + part.costUsd, costUsd) };
  }
  const part = await ports.parts.find(runId);
  return part ? { whole: part.parent } : {};
}

async function shown(ports: PartPorts, part: PartRecord): Promise<PartShown> {
  const { project, role, dependsOn, standing, reason, runId } = part;
  const run = runId === null ? undefined : await ports.runs.getRun(runId);
  const cost = runId === null ? undefined : await ports.ledger.totals({ runId });
  return {
    ...{ project, role, dependsOn, standing, reason, runId },
    state: run?.state ?? null,
    status: run?.status ?? null,
    pullRequest: run?.pullRequest ?? null,
    costUsd: (cost?.costMicroUsd ?? 0) / 1_000_000,
  };
}

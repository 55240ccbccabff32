import type { Ports } from '../../ports';
import type { RunRecord } from '../../ports/run-index';
import { AppError } from '../../domain/errors';
import type { DurablePort } from './durable-port';
import { readFiling } from './filing-record';
import { createRunStarter } from './start-run';

export type RetryCrashed = (run: RunRecord) => Promise<string>;

/**
 * Takes a crashed run's work item up again as its next run, from the beginning; answers that run's id. Its instance cannot be
 * gone on with. Repeated, it answers the same run.
 */
export function createRetryCrashed(
  ports: Pick<Ports, 'bugs' | 'clock' | 'parts' | 'projects' | 'runs' | 'work'>,
  durable: DurablePort,
): RetryCrashed {
  const starter = createRunStarter(ports, durable);

  return async function retryCrashed({ runId, tenant, project, workItem, title, requester }) {
    const part = await ports.parts.find(runId);
    if (part) {
      throw new AppError(
        'conflict',
        `Run ${runId} is a part of ${part.parent}, which takes the other parts back now; file the whole again.`,
      );
    }
    const filing = await readFiling(ports, runId);
    const next = await ports.runs.allocateRun({
      ...{ tenant, project, workItem, title, requester, state: 'PLANNING' },
      requestKey: `retry/${runId}`,
      at: ports.clock.now().toISOString(),
      onlyIfNoneActive: false,
    });
    const run = await ports.runs.getRun(next.runId);
    if (run) await starter.start(run, filing?.modelScript, filing?.repositories);
    return next.runId;
  };
}

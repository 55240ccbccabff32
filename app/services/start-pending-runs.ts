import type { Ports } from '../../ports';
import type { DurablePort } from './durable-port';
import { readFiling } from './filing-record';
import { createRunStarter } from './start-run';

/** A younger run may still be on its way through the request that files it. */
const graceMs = 30_000;

export interface PendingStarts {
  readonly started: readonly string[];
  readonly failed: readonly { readonly runId: string; readonly reason: string }[];
}

/**
 * Starts runs that stand in the index as `queued` and have no instance: what a crash between allocation and start leaves.
 * A hotfix is left to the triage that files it, which alone has its documents. One run that cannot be started never keeps
 * the others waiting.
 */
export function createStartPendingRuns(
  ports: Pick<Ports, 'clock' | 'bugs' | 'parts' | 'projects' | 'runs' | 'work'>,
  durable: DurablePort,
): () => Promise<PendingStarts> {
  const starter = createRunStarter(ports, durable);

  return async function startPendingRuns() {
    const started: string[] = [];
    const failed: { runId: string; reason: string }[] = [];
    const youngest = ports.clock.now().getTime() - graceMs;
    let cursor: string | undefined;
    do {
      const page = await ports.runs.listRuns({ status: 'queued', limit: 100, ...(cursor ? { cursor } : {}) });
      for (const run of page.items) {
        // A run that waits for a slot has its instance.
        if (run.waitingFor?.kind === 'admission') continue;
        if (run.state !== 'PLANNING' || Date.parse(run.startedAt) > youngest) continue;
        // A part is left to its whole, which alone knows what it builds on.
        if (await ports.parts.find(run.runId)) continue;
        try {
          const filing = await readFiling(ports, run.runId);
          if ((await starter.start(run, filing?.modelScript, filing?.repositories)) === 'started')
            started.push(run.runId);
        } catch (error) {
          failed.push({ runId: run.runId, reason: error instanceof Error ? error.message : String(error) });
        }
      }
      cursor = page.cursor;
    } while (cursor !== undefined);
    return { started, failed };
  };
}

import type { Ports } from '../ports';
import { readTimeline } from './read-timeline';

/** Checks of a run that were started and have no result yet. */
export async function runningChecks(ports: Pick<Ports, 'checks' | 'runs'>, runId: string): Promise<readonly string[]> {
  const started = (await readTimeline(ports, runId)).flatMap(({ kind, data }) => {
    const id = kind === 'check' ? data?.['checkId'] : undefined;
    return typeof id === 'string' ? [id] : [];
  });
  const ids = [...new Set(started)];
  const results = await Promise.all(ids.map((id) => ports.checks.result(id)));
  return ids.filter((_, index) => results[index] === undefined);
}

import type { Ports } from '../ports';
import { readTimeline } from './read-timeline';

/** Checks that a run has started and whose result it has not read yet, whether they have ended or not. Asks no platform. */
export async function awaitedChecks(ports: Pick<Ports, 'runs'>, runId: string): Promise<readonly string[]> {
  const told = (await readTimeline(ports, runId)).flatMap(({ kind, data }) => {
    const id = kind === 'check' ? data?.['checkId'] : undefined;
    return typeof id === 'string' ? [{ id, isRead: data?.['milliseconds'] !== undefined }] : [];
  });
  const read = new Set(told.filter(({ isRead }) => isRead).map(({ id }) => id));
  return [...new Set(told.map(({ id }) => id))].filter((id) => !read.has(id));
}

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

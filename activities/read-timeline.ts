import type { Ports } from '../ports';
import type { StoredEvent } from '../ports/run-index';

const pageSize = 500;

/** Every event of a run after a sequence, oldest first. */
export async function readTimeline(
  { runs }: Pick<Ports, 'runs'>,
  runId: string,
  after = 0,
): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (;;) {
    const page = await runs.listEvents(runId, events.at(-1)?.sequence ?? after, pageSize);
    events.push(...page);
    if (page.length < pageSize) return events;
  }
}

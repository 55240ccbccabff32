import type { Ports } from '../../ports';
import type { IntakeEntry } from '../../ports/event-book';

/** How long a record waits for others, so that a flood of events costs a few writes to disk and not one each. */
const gatherMs = 15;
/** Beyond this many the store has been away for long; the oldest go to the process's log only. */
const mostWaiting = 20_000;

export type RecordRefusal = (entry: IntakeEntry) => Promise<void>;

/**
 * Keeps why events came to nothing. Resolves when the record is durable, or when the store has refused it once: it is
 * written with a later one then, for a store that is away must not make a sender repeat what nobody wants.
 */
export function createRefusalLog({ events }: Pick<Ports, 'events'>): RecordRefusal {
  let waiting: IntakeEntry[] = [];
  let flush: Promise<void> | undefined;

  async function write(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, gatherMs));
    const batch = waiting;
    waiting = [];
    flush = undefined;
    try {
      await events.record(batch);
    } catch (error) {
      waiting = [...batch, ...waiting].slice(-mostWaiting);
      const reason = error instanceof Error ? error.message : String(error);
      console.error(`${batch.length} records of refused events wait for the store: ${reason}`);
    }
  }

  return async function recordRefusal(entry) {
    waiting.push(entry);
    flush ??= write();
    await flush;
  };
}

import type { DurableEngine, EngineClock } from '../durable/api';
import type { HostLog } from '../settings/host-log';
import type { Database } from '../store/database';

export interface Retention {
  /** One whole sweep now; answers how many instances it has removed. */
  sweep(): Promise<number>;
  /** No further slice begins. */
  stop(): void;
}

export interface RetentionOptions {
  readonly engine: Pick<DurableEngine, 'purgeEnded' | 'metrics'>;
  readonly db: Database;
  readonly clock: EngineClock;
  /** How long ended instances are kept; undefined: for ever. */
  readonly keepMs: number | undefined;
  readonly log: HostLog;
  readonly onError: (message: string, error: unknown) => void;
}

/** Instances looked at in one go, and pages given back in one: other work waits for neither long. */
const rowsAtOnce = 200;
const pagesAtOnce = 2000;

/** A host that runs briefly, again and again, must clean up as well. */
const firstAfterMs = 30_000;
const shortestMs = 1000;
const longestMs = 600_000;

/** Free pages up to this part of the file are left to the work to come. */
const slack = 0.05;

/**
 * Removes orchestrations that ended longer ago than `keepMs`, with their histories, and gives their space back to the file
 * system. Looks every tenth of that time, at least every ten minutes. Entities, messages and whatever waits are not touched.
 */
export function createRetention(options: RetentionOptions): Retention {
  const { engine, db, clock, keepMs, log, onError } = options;
  const freePages = db.query('PRAGMA freelist_count');
  const allPages = db.query('PRAGMA page_count');
  let stopped = false;
  let cancel: (() => void) | undefined;

  async function sweep(): Promise<number> {
    let purged = 0;
    const before = clock.now() - (keepMs ?? 0);
    for (let after: number | undefined = hasEnded() ? 0 : undefined; after !== undefined && !stopped;) {
      const slice = await engine.purgeEnded(before, after, rowsAtOnce);
      purged += slice.purged;
      after = slice.next;
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (purged === 0) return 0;
    await giveBack();
    const message = `Retention: ${purged} instances that ended before ${new Date(before).toISOString()} are purged.`;
    log({ level: 'information', category: 'Host.Retention', message });
    return purged;
  }

  function hasEnded(): boolean {
    const { Completed, Failed, Terminated, Canceled } = engine.metrics().instances;
    return Completed + Failed + Terminated + Canceled > 0;
  }

  async function giveBack(): Promise<void> {
    for (let spare = sparePages(); spare > 0 && !stopped;) {
      await db.compact(Math.min(spare, pagesAtOnce));
      const left = sparePages();
      // A file of another making may not be able to shrink.
      if (left >= spare) return;
      spare = left;
    }
  }

  function sparePages(): number {
    const all = Number(allPages.get()?.['page_count']);
    return Number(freePages.get()?.['freelist_count']) - Math.floor(all * slack);
  }

  function schedule(afterMs: number, everyMs: number): void {
    cancel = clock.at(clock.now() + afterMs, () => {
      sweep()
        .catch((error: unknown) => onError('Retention failed', error))
        .finally(() => {
          if (!stopped) schedule(everyMs, everyMs);
        });
    });
  }

  if (keepMs !== undefined) {
    const everyMs = Math.min(Math.max(keepMs / 10, shortestMs), longestMs);
    schedule(Math.min(everyMs, firstAfterMs), everyMs);
  }
  return {
    sweep,
    stop() {
      stopped = true;
      cancel?.();
    },
  };
}

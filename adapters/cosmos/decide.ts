import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../domain/errors';

/** What an attempt answers when another writer was first. */
export const lost = Symbol('lost');

export type Decide = <T>(key: string, attempt: () => Promise<T | typeof lost>) => Promise<T>;

const giveUpAfterMs = 30_000;
const longestPauseMs = 250;

/**
 * Compare-and-set over the network. Writers of this process queue by key, so that they do not lose to each other; against those
 * of other processes a loser reads again after a random pause that grows. Gives up with `store_unavailable` after 30 s.
 */
export function createDecide(): Decide {
  const queues = new Map<string, Promise<unknown>>();

  async function repeat<T>(key: string, attempt: () => Promise<T | typeof lost>): Promise<T> {
    const until = Date.now() + giveUpAfterMs;
    for (let tries = 0; ; tries += 1) {
      const result = await attempt();
      if (result !== lost) return result;
      if (Date.now() > until) {
        throw new AppError('store_unavailable', `Too many writers compete for ${key}. It is tried again.`);
      }
      await sleep(Math.random() * Math.min(longestPauseMs, 2 ** tries * 4));
    }
  }

  return (key, attempt) => {
    const before = queues.get(key) ?? Promise.resolve();
    const result = before.then(() => repeat(key, attempt));
    const settled = result
      .catch(() => undefined)
      .then(() => {
        if (queues.get(key) === settled) queues.delete(key);
      });
    queues.set(key, settled);
    return result;
  };
}

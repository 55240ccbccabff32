import { setTimeout as sleep } from 'node:timers/promises';
import { readHostFile } from '../settings';
import { isAlive } from './check-data-folder';

/** A host that has lost its start stops within 5 s, whatever it is doing. */
const patienceMs = 6000;
const lookEveryMs = 50;

/**
 * Waits for the host of an `npm start` that was killed: it stops by itself, and holds port and data folder until then. A
 * host that stays is left to the checks that follow, which name it.
 */
export async function untilOrphanEnds(data: string, withinMs: number = patienceMs): Promise<void> {
  const host = readHostFile(data);
  if (host === undefined || host.startedBy.every(isAlive)) return;
  const until = Date.now() + withinMs;
  while (isAlive(host.pid) && Date.now() < until) await sleep(lookEveryMs);
}

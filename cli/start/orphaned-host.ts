import { setTimeout as sleep } from 'node:timers/promises';
import { readHostFile } from '../settings';
import { isAlive } from './is-alive';

/** A host that has lost its start stops within 5 s, whatever it is doing. */
const patienceMs = 6000;
/** Until a start notices that the npm or the shell it was called from has gone. */
const noticeMs = 1000;
const lookEveryMs = 50;

/**
 * Waits for the host of an `npm start` that was killed: it stops by itself, and holds port and data folder until then. A
 * host that stays is left to the checks that follow, which name it.
 */
export async function untilOrphanEnds(data: string, withinMs: number = patienceMs): Promise<void> {
  const host = readHostFile(data);
  if (host === undefined) return;
  const begun = Date.now();
  while (isAlive(host.pid)) {
    const waited = Date.now() - begun;
    if (waited > (host.startedBy.every(isAlive) ? Math.min(noticeMs, withinMs) : withinMs)) return;
    await sleep(lookEveryMs);
  }
}

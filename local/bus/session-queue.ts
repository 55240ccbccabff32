import { createReadyQueue, type MessageRef, type ReadyQueue } from './ready-queue';

/** Messages of one entity, handed out under a lock per session (or per message, where there are no sessions). */
export interface LockingQueue {
  readonly size: number;
  push(ref: MessageRef): void;
  /** Up to `count` messages; of one session only, which stays locked until `release`. Empty when nothing is free. */
  take(count: number): MessageRef[];
  giveBack(refs: readonly MessageRef[]): void;
  /** Ends the lock the messages were taken under. Call after `giveBack`. */
  release(refs: readonly MessageRef[]): void;
}

export function createPlainQueue(): LockingQueue {
  return Object.assign(createReadyQueue(), { release: () => undefined });
}

/** First in, first out within a session; sessions with messages take turns. */
export function createSessionQueue(): LockingQueue {
  const sessions = new Map<string, { readonly queue: ReadyQueue; locked: boolean }>();
  const waiting = new Set<string>();
  let size = 0;

  function put(refs: readonly MessageRef[], back: boolean): void {
    const id = refs[0]?.sessionId ?? '';
    if (refs.length === 0) return;
    let session = sessions.get(id);
    if (!session) sessions.set(id, (session = { queue: createReadyQueue(), locked: false }));
    if (back) session.queue.giveBack(refs);
    else refs.forEach((ref) => session.queue.push(ref));
    size += refs.length;
    if (!session.locked) waiting.add(id);
  }

  return {
    get size() {
      return size;
    },
    push: (ref) => put([ref], false),
    giveBack: (refs) => put(refs, true),
    take(count) {
      const [id] = waiting;
      const session = id === undefined ? undefined : sessions.get(id);
      if (id === undefined || !session) return [];
      waiting.delete(id);
      session.locked = true;
      const taken = session.queue.take(count);
      size -= taken.length;
      return taken;
    },
    release(refs) {
      const id = refs[0]?.sessionId ?? '';
      const session = sessions.get(id);
      if (!session) return;
      session.locked = false;
      if (session.queue.size > 0) waiting.add(id);
      else sessions.delete(id);
    },
  };
}

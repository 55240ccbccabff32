import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import rhea from 'rhea';
import type { Message } from 'rhea';
import type { MessageQueue, QueuedMessage } from './message-queue';

interface KeptMessage extends Pick<QueuedMessage, 'sequence' | 'enqueuedAt' | 'state' | 'failures'> {
  /** Null = never. */
  readonly expiresAt: number | null;
  /** As it travels. */
  readonly content: string;
}

interface KeptQueue {
  readonly messages: readonly KeptMessage[];
  readonly seen: readonly (readonly [id: string, at: number])[];
}

type Kept = Readonly<Record<string, KeptQueue>>;

const fileIn = (folder: string): string => join(folder, 'messages.json');

/** Writes what the queues hold; locks end with the emulator. */
export function keepQueues(folder: string, queues: Iterable<MessageQueue>): void {
  const kept: Record<string, KeptQueue> = {};
  for (const { path, messages, seen } of queues) {
    const all = [...messages.values()].map(({ sequence, enqueuedAt, state, failures, expiresAt, content }) => ({
      ...{ sequence, enqueuedAt, state, failures },
      expiresAt: Number.isFinite(expiresAt) ? expiresAt : null,
      content: rhea.message.encode(content).toString('base64'),
    }));
    kept[path] = { messages: all, seen: seen.entries() };
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(fileIn(folder), JSON.stringify(kept), { mode: 0o600 });
}

/** Gives the queues back what an earlier emulator kept; answers the last sequence number. */
export function restoreQueues(folder: string, queueOf: (path: string) => MessageQueue | undefined): number {
  let last = 0;
  for (const [path, { messages, seen }] of Object.entries(read(folder))) {
    const queue = queueOf(path);
    queue?.seen.restore(seen);
    for (const { content, expiresAt, ...rest } of messages) {
      last = Math.max(last, rest.sequence);
      const decoded = rhea.message.decode(Buffer.from(content, 'base64')) as unknown as Message;
      queue?.restore({ ...rest, content: decoded, expiresAt: expiresAt ?? Infinity });
    }
  }
  return last;
}

function read(folder: string): Kept {
  try {
    return JSON.parse(readFileSync(fileIn(folder), 'utf8')) as Kept;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}

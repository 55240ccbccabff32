import type { DeadLetterView, ReplayBody, ReplayView } from '../../contracts/dead-letters';
import { queueNames } from '../../contracts/names';
import type { QueueName } from '../../contracts/names';
import { AppError } from '../../domain/errors';
import type { Ports } from '../../ports';
import type { Identity } from '../../ports/directory';
import type { DeadLetter, DeadLetterQueue } from '../../ports/message-bus';
import { mayAccessTenant, requireRole } from './access';

type LetterPorts = Pick<Ports, 'audit' | 'bus' | 'clock' | 'runs'>;

/** Tenant under which the failures of messages that name none are kept. */
export const nobody = '-';
export const deadOutcome = 'failed';

const defaultBatch = 20;
const largestBatch = 100;
const pageSize = 200;
/** Failures looked through for the reasons of dead letters. */
const failuresRead = 1_000;

export type ListDeadLetters = (
  identity: Identity,
  query: { readonly queue?: string; readonly after: number; readonly limit: number },
) => Promise<{ readonly items: readonly DeadLetterView[] }>;

/** Messages that could not be processed, oldest first, with why. For operators and administrators; of their tenants only. */
export function createListDeadLetters(ports: LetterPorts): ListDeadLetters {
  return async function listDeadLetters(identity, { queue, after, limit }) {
    requireRole(identity, 'ops', 'admin');
    const found: DeadLetterView[] = [];
    for (const name of queuesOf(queue)) {
      for (const { letter, tenant } of await ownLetters(identity, name, after, limit)) {
        const failures = await ports.runs.listIntake(tenant, failuresRead);
        const failure = failures.find((each) => each.messageId === letter.messageId && each.outcome === deadOutcome);
        found.push({ ...letter, queue: name, tenant, reason: failure?.reason ?? letter.reason });
      }
    }
    return { items: found.slice(0, limit) };
  };

  /** Looks past the letters of other tenants, however many came before. */
  async function ownLetters(identity: Identity, queue: QueueName, after: number, limit: number) {
    const own: { readonly letter: DeadLetter; readonly tenant: string }[] = [];
    for (let last = after; ;) {
      const page = await deadLettersOf(ports).list(queue, last, pageSize);
      const seen = page.map((letter) => ({ letter, tenant: tenantOf(letter.body) }));
      own.push(...seen.filter(({ tenant }) => mayAccessTenant(identity, tenant)));
      const next = page.at(-1)?.sequenceNumber;
      if (own.length >= limit || next === undefined || next <= last) return own.slice(0, limit);
      last = next;
    }
  }
}

export type ReplayDeadLetters = (identity: Identity, body: ReplayBody) => Promise<ReplayView>;

/**
 * Sends dead letters of one queue again, oldest first, at most a batch at a time. Idempotent: a letter that was replayed is no
 * dead letter any more, and the handlers know the messages they have seen. Letters younger than `before` are left, so that poison
 * which comes back does not go round.
 */
export function createReplayDeadLetters(ports: LetterPorts): ReplayDeadLetters {
  const list = createListDeadLetters(ports);

  return async function replayDeadLetters(identity, { queue, batch = defaultBatch, before, sequenceNumbers }) {
    const [name] = queuesOf(queue);
    if (name === undefined || queue === undefined) throw unknownQueue(queue);
    const size = Math.min(Math.max(Math.trunc(batch), 1), largestBatch);
    const { items } = await list(identity, { queue, after: 0, limit: 500 });
    const old = items.filter((letter) => before === undefined || Date.parse(letter.deadAt) < Date.parse(before));
    const wanted = old.filter(({ sequenceNumber }) => sequenceNumbers?.includes(sequenceNumber) ?? true);
    const chosen = wanted.slice(0, size);
    if (chosen.length === 0) return { replayed: 0, remaining: 0 };
    const at = ports.clock.now().toISOString();
    for (const { tenant, messageId, sequenceNumber, reason } of chosen) {
      if (tenant === nobody) continue;
      await ports.audit.append({
        tenant,
        key: `dead-letter/${name}/${sequenceNumber}`,
        kind: 'control',
        actor: identity.user,
        data: { action: 'replay', queue: name, messageId, reason },
        at,
      });
    }
    const replayed = await deadLettersOf(ports).replay(
      name,
      chosen.map(({ sequenceNumber }) => sequenceNumber),
    );
    return { replayed, remaining: wanted.length - chosen.length };
  };
}

export type RecordFailure = (messageId: string, body: unknown, error: { readonly message: string }) => Promise<void>;

/** Keeps why a message could not be processed; the bus itself only knows how often it tried. */
export function createRecordFailure(ports: Pick<Ports, 'clock' | 'runs'>): RecordFailure {
  return async function recordFailure(messageId, body, { message }) {
    const at = ports.clock.now().toISOString();
    const tenant = tenantOf(typeof body === 'string' ? body : JSON.stringify(body ?? null));
    await ports.runs.recordIntake({ tenant, messageId, at, outcome: deadOutcome, reason: message.slice(0, 1_000) });
  };
}

function deadLettersOf({ bus }: Pick<Ports, 'bus'>): DeadLetterQueue {
  if (bus.deadLetters) return bus.deadLetters;
  throw new AppError(
    'not_supported',
    "This host's bus shows no dead letters here; look at them in the bus's own portal.",
  );
}

function queuesOf(queue: string | undefined): readonly QueueName[] {
  const all = Object.values(queueNames);
  const named = all.filter((name) => queue === undefined || name === queue);
  if (named.length === 0) throw unknownQueue(queue);
  return named;
}

function unknownQueue(queue: string | undefined): AppError {
  const names = Object.values(queueNames).join(', ');
  return new AppError('invalid_request', `${queue ?? 'No queue'} is none of ${names}. Name one as queue.`);
}

function tenantOf(body: string): string {
  try {
    const { tenant } = JSON.parse(body) as { readonly tenant?: unknown };
    return typeof tenant === 'string' && tenant !== '' ? tenant : nobody;
  } catch {
    return nobody;
  }
}

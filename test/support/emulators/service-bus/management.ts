import rhea from 'rhea';
import type { Message } from 'rhea';
import { toDelivery, toNumber } from './amqp-message';
import type { Destination } from './broker';
import type { MessageQueue, Outcome, QueuedMessage } from './message-queue';

export interface ManagementAnswer {
  readonly status: number;
  readonly condition?: string;
  readonly description?: string;
  readonly body?: object;
}

type Body = Readonly<Record<string, unknown>>;
type Operation = (body: Body, queue: MessageQueue) => ManagementAnswer;

const lockLost: ManagementAnswer = {
  status: 410,
  condition: 'com.microsoft:message-lock-lost',
  description: 'The lock supplied is invalid. Either the lock expired, or the message has been removed.',
};

const sessionLost: ManagementAnswer = {
  status: 410,
  condition: 'com.microsoft:session-lock-lost',
  description: 'The session lock has expired.',
};

/** What `{entity}/$management` answers. An operation that is not listed is refused by name. */
export function answerManagement(
  request: Message,
  target: { readonly queue: MessageQueue | undefined; readonly destination: Destination | undefined },
): ManagementAnswer {
  const name = String((request['application_properties'] as Body | undefined)?.['operation']);
  const body = (request['body'] ?? {}) as Body;
  const { queue, destination } = target;
  if (name === 'com.microsoft:schedule-message' && destination) return schedule(body, destination);
  if (name === 'com.microsoft:cancel-scheduled-message' && destination) {
    const missing = sequencesIn(body).filter((sequence) => !destination.cancelScheduled(sequence));
    return missing.length === 0 ? { status: 200 } : notFound(missing);
  }
  const operation = operations[name];
  if (operation && queue) return operation(body, queue);
  return { status: 501, condition: 'amqp:not-implemented', description: `This emulator does not know ${name}.` };
}

const operations: Readonly<Record<string, Operation>> = {
  'com.microsoft:peek-message': (body, queue) => {
    const from = toNumber(body['from-sequence-number']);
    const session = body['session-id'];
    const found = [...queue.messages.values()]
      .filter(({ sequence, sessionId }) => sequence >= from && (session === undefined || sessionId === session))
      .sort((a, b) => a.sequence - b.sequence)
      .slice(0, Number(body['message-count']));
    if (found.length === 0) return { status: 204 };
    return { status: 200, body: { messages: found.map((message) => ({ message: encode(message) })) } };
  },
  'com.microsoft:renew-lock': (body, queue) => {
    const ends = (body['lock-tokens'] as readonly Buffer[]).map((token) => queue.renew(token));
    if (ends.includes(undefined)) return lockLost;
    return { status: 200, body: { expirations: ends.map((end) => rhea.types.wrap_timestamp(end)) } };
  },
  'com.microsoft:update-disposition': (body, queue) => {
    const outcome = outcomeOf(body);
    const settled = (body['lock-tokens'] as readonly Buffer[]).map((token) => queue.settle(token, outcome));
    return settled.includes(false) ? lockLost : { status: 200 };
  },
  'com.microsoft:receive-by-sequence-number': (body, queue) => {
    const wanted = sequencesIn(body);
    const missing = wanted.filter((sequence) => queue.messages.get(sequence)?.state !== 'deferred');
    if (missing.length > 0) return notFound(missing);
    const taken = wanted.map((sequence) => queue.takeDeferred(sequence, toNumber(body['receiver-settle-mode']) === 0));
    const messages = taken
      .filter((each) => each !== undefined)
      .map(({ message, lockToken }) => ({
        message: encode(message),
        'lock-token': rhea.types.wrap_uuid(lockToken),
      }));
    return { status: 200, body: { messages } };
  },
  'com.microsoft:renew-session-lock': (body, { sessions }) => {
    const until = sessions.renew(String(body['session-id']));
    return until === undefined ? sessionLost : { status: 200, body: { expiration: rhea.types.wrap_timestamp(until) } };
  },
  'com.microsoft:get-session-state': (body, { sessions }) => ({
    status: 200,
    body: { 'session-state': sessions.state(String(body['session-id'])) ?? null },
  }),
  'com.microsoft:set-session-state': (body, { sessions }) => {
    const state = body['session-state'];
    sessions.setState(String(body['session-id']), Buffer.isBuffer(state) ? state : undefined);
    return { status: 200 };
  },
};

function schedule(body: Body, destination: Destination): ManagementAnswer {
  const entries = body['messages'] as readonly { readonly message: Buffer }[];
  const sequences = destination.put(entries.map(({ message }) => rhea.message.decode(message) as unknown as Message));
  // A duplicate has a number too, of nothing that could be cancelled.
  const numbers = sequences.map((sequence) => rhea.types.wrap_long(sequence ?? 0));
  return { status: 200, body: { 'sequence-numbers': numbers } };
}

function outcomeOf(body: Body): Outcome {
  const changes = body['properties-to-modify'] as object | undefined;
  const changed = changes ? { changes } : {};
  const status = body['disposition-status'];
  if (status === 'completed') return { kind: 'complete' };
  if (status === 'abandoned') return { kind: 'abandon', ...changed };
  if (status === 'defered') return { kind: 'defer', ...changed };
  return {
    kind: 'dead-letter',
    reason: body['deadletter-reason'] as string | undefined,
    description: body['deadletter-description'] as string | undefined,
    ...changed,
  };
}

function encode(message: QueuedMessage): Buffer {
  return rhea.message.encode(toDelivery(message));
}

function sequencesIn(body: Body): number[] {
  return (body['sequence-numbers'] as readonly unknown[]).map(toNumber);
}

function notFound(sequences: readonly number[]): ManagementAnswer {
  const description = `No such message: ${sequences.join(', ')}.`;
  return { status: 404, condition: 'com.microsoft:message-not-found', description };
}

import rhea from 'rhea';
import type { Delivery, EventContext, Sender } from 'rhea';
import { toDelivery } from './amqp-message';
import type { Consumer, MessageQueue, Outcome } from './message-queue';

const sessionFilter = 'com.microsoft:session-filter';
/** .NET counts 100 ns from the year 1. */
const ticksAtEpoch = 621_355_968_000_000_000n;

/** What rhea does not show of a link: it answers an attach by itself, unless it is told to wait. */
interface LinkInside {
  readonly state: { local_open: boolean; open_requests: number };
  readonly local: { readonly attach: { snd_settle_mode?: number; rcv_settle_mode?: number; properties?: object } };
}

export interface LinkError {
  readonly condition: string;
  readonly description: string;
}

/** Serves a receiver of the client: with a session it names, the next free one, or none. */
export function serveReceiver(sender: Sender, queue: MessageQueue): void {
  const { local } = sender as unknown as LinkInside;
  local.attach.snd_settle_mode = sender.snd_settle_mode;
  local.attach.rcv_settle_mode = sender.rcv_settle_mode;
  sender.set_target(sender.target);
  const filter = (sender.source as { readonly filter?: Record<string, unknown> }).filter;
  const wanted = filter && sessionFilter in filter ? { id: filter[sessionFilter] as string | null } : undefined;
  if (queue.options.requiresSession !== (wanted !== undefined)) {
    const needs = queue.options.requiresSession ? 'requires' : 'has no';
    const description = `The messaging entity '${queue.path}' ${needs} sessions.`;
    return refuseLink(sender, { condition: 'amqp:not-allowed', description });
  }
  if (wanted) acceptSession(sender, queue, wanted.id);
  else deliver(sender, queue, undefined);
}

/** Attaches without source, which refuses, and tells why. */
export function refuseLink(sender: Sender, error: LinkError): void {
  sender.set_source({} as never);
  sender.attach();
  sender.close(error);
}

function acceptSession(sender: Sender, queue: MessageQueue, id: string | null): void {
  const { state, local } = sender as unknown as LinkInside;
  const holder = {
    lost: () =>
      sender.close({ condition: 'com.microsoft:session-lock-lost', description: 'The session lock expired.' }),
  };
  const accepted = (session: string, until: number): void => {
    if (!sender.is_remote_open()) return queue.sessions.release(session, holder);
    const ticks = Buffer.alloc(8);
    ticks.writeBigInt64BE(BigInt(until) * 10_000n + ticksAtEpoch);
    local.attach.properties = { 'com.microsoft:locked-until-utc': rhea.types.wrap_long(ticks) };
    sender.set_source({ address: queue.path, filter: { [sessionFilter]: session } });
    sender.attach();
    deliver(sender, queue, session);
    sender.once('sender_close', () => queue.sessions.release(session, holder));
    sender.connection.once('disconnected', () => queue.sessions.release(session, holder));
  };
  if (id !== null && id !== undefined) {
    const until = queue.sessions.accept(id, holder);
    if (until !== undefined) return accepted(id, until);
    const description = `The requested session '${id}' cannot be accepted. It may be locked by another receiver.`;
    return refuseLink(sender, { condition: 'com.microsoft:session-cannot-be-locked', description });
  }
  // The answer to the attach waits until there is a session.
  state.local_open = false;
  state.open_requests = 0;
  const waitMs = Number(
    (sender.properties as Record<string, unknown> | undefined)?.['com.microsoft:timeout'] ?? 60_000,
  );
  queue.sessions.acceptNext(waitMs, holder, (session, until) => {
    if (session !== undefined) return accepted(session, until);
    if (!sender.is_remote_open()) return;
    refuseLink(sender, { condition: 'com.microsoft:timeout', description: 'No session had a message in time.' });
  });
}

function deliver(sender: Sender, queue: MessageQueue, sessionId: string | undefined): void {
  const settled = sender.snd_settle_mode === 1;
  // rhea takes credit away when it writes a transfer, which is after this turn.
  let unwritten = 0;
  const consumer: Consumer = {
    settled,
    ...(sessionId === undefined ? {} : { sessionId }),
    credit: () => (sender.is_open() ? (sender as unknown as { readonly credit: number }).credit - unwritten : 0),
    deliver(message, lockToken) {
      unwritten += 1;
      sender.send(toDelivery(message), lockToken);
      process.nextTick(() => (unwritten -= 1));
    },
  };
  sender.on('sender_flow', () => queue.pump());
  sender.on('sender_draining', () => sender.set_drained(true));
  if (!settled) {
    sender.on('accepted', ({ delivery }: EventContext) => settle(queue, delivery, { kind: 'complete' }));
    sender.on('released', ({ delivery }: EventContext) => settle(queue, delivery, { kind: 'abandon' }));
    sender.on('modified', ({ delivery }: EventContext) => settle(queue, delivery, modified(delivery)));
    sender.on('rejected', ({ delivery }: EventContext) => settle(queue, delivery, rejected(delivery)));
  }
  sender.once('sender_close', () => queue.leave(consumer));
  sender.connection.once('disconnected', () => queue.leave(consumer));
  queue.consume(consumer);
}

function modified(delivery: Delivery | undefined): Outcome {
  const state = delivery?.remote_state as
    { readonly undeliverable_here?: boolean; readonly message_annotations?: object } | undefined;
  const changes = state?.message_annotations;
  return { kind: state?.undeliverable_here ? 'defer' : 'abandon', ...(changes ? { changes } : {}) };
}

function rejected(delivery: Delivery | undefined): Outcome {
  const state = delivery?.remote_state as { readonly error?: { readonly info?: Record<string, unknown> } } | undefined;
  const { DeadLetterReason, DeadLetterErrorDescription, ...changes } = state?.error?.info ?? {};
  return {
    kind: 'dead-letter',
    reason: DeadLetterReason as string | undefined,
    description: DeadLetterErrorDescription as string | undefined,
    changes,
  };
}

/** The answer is always settled and, when it went well, always accepted: the SDK takes another state for a failure. */
function settle(queue: MessageQueue, delivery: Delivery | undefined, outcome: Outcome): void {
  if (!delivery) return;
  const done = queue.settle(delivery.tag as Buffer, outcome);
  const description = 'The lock supplied is invalid. Either the lock expired, or the message has been removed.';
  const error = { condition: 'com.microsoft:message-lock-lost', description };
  const { accepted, rejected: refused } = rhea.message as unknown as Record<
    string,
    (fields?: object) => { described(): object }
  >;
  delivery.update(true, (done ? accepted?.() : refused?.({ error }))?.described());
  // The peer settles without saying so again: without this rhea keeps the delivery for ever.
  (delivery as { remote_settled: boolean }).remote_settled = true;
}

import { ServiceBusClient } from '@azure/service-bus';
import { freeLongTimers } from '../../support/emulators/service-bus/free-long-timers';
import { until } from '../../integration/host/support/until';
import { bodies, must, numberOf, openBusScene, receiveOne, type BusScene } from './service-bus-client';

freeLongTimers();

let scene: BusScene;
beforeEach(async () => {
  scene = await openBusScene();
});
afterEach(() => scene.dispose());

// Made anew each time: the SDK takes the mode out of the object.
const takeAll = () => ({ receiveMode: 'receiveAndDelete' }) as const;
const dead = { subQueueType: 'deadLetter' } as const;

function count(path: string): number {
  return scene.emulator.broker.queue(path)?.messages.size ?? -1;
}

describe('sending through the SDK', () => {
  it('carries a message with all its properties', async () => {
    await scene.client.createSender('plain').sendMessages({
      body: { text: 'Größe 9 €', list: [1, 2] },
      messageId: 'm-1',
      sessionId: 's',
      correlationId: 'c',
      subject: 'label',
      contentType: 'application/json',
      replyTo: 'answers',
      to: 'there',
      applicationProperties: { text: 'a', number: 7, yes: true },
    });
    const message = await receiveOne(scene.client.createReceiver('plain'));
    expect(message).toMatchObject({
      body: { text: 'Größe 9 €', list: [1, 2] },
      messageId: 'm-1',
      sessionId: 's',
      correlationId: 'c',
      subject: 'label',
      contentType: 'application/json',
      replyTo: 'answers',
      to: 'there',
      applicationProperties: { text: 'a', number: 7, yes: true },
      deliveryCount: 0,
      state: 'active',
    });
    expect(message.enqueuedTimeUtc?.getTime()).toBeGreaterThan(Date.now() - 60_000);
    expect(message.lockedUntilUtc?.getTime()).toBeGreaterThan(Date.now());
    expect(message.lockToken).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('keeps the order of an array and of a batch', async () => {
    const sender = scene.client.createSender('plain');
    await sender.sendMessages([1, 2, 3].map((body) => ({ body })));
    const batch = await sender.createMessageBatch();
    for (const body of [4, 5, 6]) expect(batch.tryAddMessage({ body })).toBe(true);
    await sender.sendMessages(batch);
    expect(await bodies(scene.client.createReceiver('plain', takeAll()), 6)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('refuses what is too large', async () => {
    const sent = scene.client.createSender('plain').sendMessages({ body: 'x'.repeat(300_000) });
    await expect(sent).rejects.toMatchObject({ code: 'MessageSizeExceeded' });
    expect(count('plain')).toBe(0);
  });

  it('drops a message id it has seen', async () => {
    const sender = scene.client.createSender('once');
    for (let n = 0; n < 3; n += 1) await sender.sendMessages({ messageId: 'same', body: n });
    await sender.sendMessages({ messageId: 'other', body: 'last' });
    expect(await bodies(scene.client.createReceiver('once', takeAll()), 2)).toEqual([0, 'last']);
  });

  it('schedules, and cancels what was scheduled', async () => {
    const sender = scene.client.createSender('plain');
    const due = new Date(Date.now() + 800);
    const [kept, cancelled] = await sender.scheduleMessages([{ body: 'kept' }, { body: 'cancelled' }], due);
    await sender.sendMessages({ body: 'by property', scheduledEnqueueTimeUtc: due });
    await sender.cancelScheduledMessages(must(cancelled));
    const receiver = scene.client.createReceiver('plain', takeAll());
    const peeked = await receiver.peekMessages(10, { fromSequenceNumber: must(kept) });
    expect(peeked.map(({ body, state }) => [body, state])).toEqual([
      ['kept', 'scheduled'],
      ['by property', 'scheduled'],
    ]);
    expect((await bodies(receiver, 2)).toSorted()).toEqual(['by property', 'kept']);
    expect(Date.now()).toBeGreaterThanOrEqual(due.getTime());
    await expect(sender.cancelScheduledMessages(must(cancelled))).rejects.toMatchObject({
      code: 'MessageNotFound',
    });
  });

  it('refuses an entity that is not there', async () => {
    const sent = scene.client.createSender('nowhere').sendMessages({ body: 1 });
    await expect(sent).rejects.toMatchObject({ code: 'MessagingEntityNotFound' });
  });
});

describe('receiving through the SDK', () => {
  it('holds a message under a lock until it is completed', async () => {
    await scene.client.createSender('plain').sendMessages({ body: 1 });
    const receiver = scene.client.createReceiver('plain');
    const message = await receiveOne(receiver);
    expect(count('plain')).toBe(1);
    await receiver.completeMessage(message);
    expect(count('plain')).toBe(0);
  });

  it('takes a message away at once in receive-and-delete', async () => {
    await scene.client.createSender('plain').sendMessages({ body: 1 });
    await receiveOne(scene.client.createReceiver('plain', takeAll()));
    expect(count('plain')).toBe(0);
  });

  it('answers an empty receive after its time', async () => {
    expect(await scene.client.createReceiver('plain').receiveMessages(5, { maxWaitTimeInMs: 200 })).toEqual([]);
  });

  it('gives an abandoned message again, with what was changed and counted', async () => {
    await scene.client.createSender('plain').sendMessages({ body: 1, applicationProperties: { kept: 1 } });
    const receiver = scene.client.createReceiver('plain');
    await receiver.abandonMessage(await receiveOne(receiver), { attempt: 2 });
    const again = await receiveOne(receiver);
    expect(again).toMatchObject({ body: 1, deliveryCount: 1, applicationProperties: { kept: 1, attempt: 2 } });
  });

  it('sets a deferred message aside until it is asked for', async () => {
    await scene.client.createSender('plain').sendMessages([{ body: 'later' }, { body: 'next' }]);
    const receiver = scene.client.createReceiver('plain');
    const later = await receiveOne(receiver);
    await receiver.deferMessage(later);
    expect((await receiveOne(receiver)).body).toBe('next');
    const [taken] = await receiver.receiveDeferredMessages([numberOf(later)]);
    expect(taken?.body).toBe('later');
    if (taken) await receiver.completeMessage(taken);
    const gone = receiver.receiveDeferredMessages([numberOf(later)]);
    await expect(gone).rejects.toMatchObject({ code: 'MessageNotFound' });
  });

  it('dead-letters with a reason, from where it is read', async () => {
    await scene.client.createSender('plain').sendMessages({ body: 1, messageId: 'm' });
    const receiver = scene.client.createReceiver('plain');
    const reason = { deadLetterReason: 'bad', deadLetterErrorDescription: 'very bad', hint: 'look' };
    await receiver.deadLetterMessage(await receiveOne(receiver), reason);
    const letters = scene.client.createReceiver('plain', dead);
    const letter = await receiveOne(letters);
    expect(letter).toMatchObject({
      messageId: 'm',
      deadLetterReason: 'bad',
      deadLetterErrorDescription: 'very bad',
      deadLetterSource: 'plain',
      applicationProperties: { hint: 'look' },
    });
    await letters.completeMessage(letter);
    expect([count('plain'), count('plain/$deadletterqueue')]).toEqual([0, 0]);
  });

  it('dead-letters what was delivered too often', async () => {
    await scene.client.createSender('fragile').sendMessages({ body: 1 });
    const receiver = scene.client.createReceiver('fragile');
    for (let n = 0; n < 2; n += 1) await receiver.abandonMessage(await receiveOne(receiver));
    const letter = await receiveOne(scene.client.createReceiver('fragile', dead));
    expect(letter).toMatchObject({ deadLetterReason: 'MaxDeliveryCountExceeded', deliveryCount: 2 });
  });

  it('dead-letters what has expired, by the time of the queue or of the message', async () => {
    await scene.client.createSender('brief').sendMessages({ body: 1 });
    await scene.client.createSender('plain').sendMessages([{ body: 'brief', timeToLive: 100 }, { body: 'lasts' }]);
    const letter = await receiveOne(scene.client.createReceiver('brief', dead));
    expect(letter.deadLetterReason).toBe('TTLExpiredException');
    await until(
      () => count('plain'),
      (messages) => messages === 1,
    );
    expect((await receiveOne(scene.client.createReceiver('plain'))).body).toBe('lasts');
  });

  it('gives a message again when its lock is over, and refuses to settle it then', async () => {
    await scene.client.createSender('short-lock').sendMessages({ body: 1 });
    const manual = scene.client.createReceiver('short-lock', { maxAutoLockRenewalDurationInMs: 0 });
    const first = await receiveOne(manual);
    const again = await receiveOne(manual);
    expect(again).toMatchObject({ body: 1, deliveryCount: 1 });
    await expect(manual.completeMessage(first)).rejects.toMatchObject({ code: 'MessageLockLost' });
    await expect(manual.renewMessageLock(first)).rejects.toMatchObject({ code: 'MessageLockLost' });
  });

  it('renews a lock', async () => {
    await scene.client.createSender('plain').sendMessages({ body: 1 });
    const receiver = scene.client.createReceiver('plain', { maxAutoLockRenewalDurationInMs: 0 });
    const message = await receiveOne(receiver);
    const before = message.lockedUntilUtc?.getTime() ?? Infinity;
    await until(
      () => Date.now(),
      (now) => now > before - 60_000,
    );
    expect((await receiver.renewMessageLock(message)).getTime()).toBeGreaterThan(before);
  });

  it('serves a subscriber: several at a time, locks renewed while the handler works, failures given back', async () => {
    await scene.client.createSender('short-lock').sendMessages([{ body: 'slow' }, { body: 'fails once' }]);
    const seen: unknown[] = [];
    let endSlow: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => (endSlow = resolve));
    const subscription = scene.client.createReceiver('short-lock').subscribe(
      {
        async processMessage({ body, deliveryCount }) {
          seen.push([body, deliveryCount]);
          if (body === 'slow') await slow;
          else if (deliveryCount === 0) throw new Error('first time');
        },
        processError: async () => undefined,
      },
      { maxConcurrentCalls: 2 },
    );
    await until(
      () => count('short-lock'),
      (messages) => messages === 1,
    );
    const locked = [...(scene.emulator.broker.queue('short-lock')?.messages.values() ?? [])][0];
    const firstEnd = locked?.lockedUntil ?? Infinity;
    await until(
      () => locked?.lockedUntil ?? 0,
      (end) => end > firstEnd,
    );
    endSlow();
    await until(
      () => count('short-lock'),
      (messages) => messages === 0,
    );
    await subscription.close();
    expect(seen).toEqual([
      ['slow', 0],
      ['fails once', 0],
      ['fails once', 1],
    ]);
  });

  it('peeks without a lock, from a number on', async () => {
    await scene.client.createSender('plain').sendMessages([{ body: 1 }, { body: 2 }, { body: 3 }]);
    const receiver = scene.client.createReceiver('plain');
    const all = await receiver.peekMessages(10);
    expect(all.map(({ body }) => body as unknown)).toEqual([1, 2, 3]);
    const from = await receiver.peekMessages(1, { fromSequenceNumber: numberOf(all[1]) });
    expect(from.map(({ body }) => body as unknown)).toEqual([2]);
    expect(await bodies(receiver, 3)).toEqual([1, 2, 3]);
  });
});

describe('sessions through the SDK', () => {
  const send = (...messages: readonly (readonly [session: string, body: unknown])[]) =>
    scene.client.createSender('sessions').sendMessages(messages.map(([sessionId, body]) => ({ sessionId, body })));

  it('keep their order and leave the others alone', async () => {
    await send(['a', 1], ['b', 9], ['a', 2]);
    const session = await scene.client.acceptSession('sessions', 'a');
    const [first, second] = await session.receiveMessages(5, { maxWaitTimeInMs: 5_000 });
    expect([first?.body, second?.body, first?.sessionId]).toEqual([1, 2, 'a']);
    if (first) await session.completeMessage(first);
    if (second) await session.abandonMessage(second);
    expect(await receiveOne(session)).toMatchObject({ body: 2, deliveryCount: 1 });
    expect(count('sessions')).toBe(2);
  });

  it('belong to one receiver until it lets go', async () => {
    await send(['a', 1]);
    const session = await scene.client.acceptSession('sessions', 'a');
    await expect(scene.client.acceptSession('sessions', 'a')).rejects.toMatchObject({ code: 'SessionCannotBeLocked' });
    await receiveOne(session);
    await session.close();
    const next = await scene.client.acceptSession('sessions', 'a');
    expect((await receiveOne(next)).body).toBe(1);
  });

  it('are handed out one after the other, also to one who came before the message', async () => {
    await send(['a', 1]);
    const first = await scene.client.acceptNextSession('sessions');
    const waiting = scene.client.acceptNextSession('sessions');
    await send(['b', 2]);
    const second = await waiting;
    expect([first.sessionId, second.sessionId]).toEqual(['a', 'b']);
    const none = new ServiceBusClient(scene.emulator.connectionString, {
      retryOptions: { maxRetries: 0, timeoutInMs: 500 },
    });
    await expect(none.acceptNextSession('sessions')).rejects.toMatchObject({ code: 'ServiceTimeout' });
    await none.close();
  });

  it('have a state and a lock that is renewed', async () => {
    const session = await scene.client.acceptSession('sessions', 'a');
    expect(await session.getSessionState()).toBeFalsy();
    await session.setSessionState({ step: 3 });
    expect(await session.getSessionState()).toEqual({ step: 3 });
    expect((await session.renewSessionLock()).getTime()).toBeGreaterThan(Date.now());
  });

  it('give their messages to another when the lock is over', async () => {
    await scene.client.createSender('short-session').sendMessages({ sessionId: 'a', body: 1 });
    const slow = await scene.client.acceptSession('short-session', 'a', { maxAutoLockRenewalDurationInMs: 0 });
    const message = await receiveOne(slow);
    const next = await scene.client.acceptNextSession('short-session');
    expect(await receiveOne(next)).toMatchObject({ body: 1, deliveryCount: 1 });
    await expect(slow.completeMessage(message)).rejects.toMatchObject({ code: 'SessionLockLost' });
  });

  it('are asked of every message and receiver of their queue, and of no other', async () => {
    await expect(scene.client.createSender('sessions').sendMessages({ body: 1 })).rejects.toThrow(/no session id/);
    const receiver = scene.client.createReceiver('sessions');
    await expect(receiver.receiveMessages(1, { maxWaitTimeInMs: 2_000 })).rejects.toThrow(/requires sessions/);
    await expect(scene.client.acceptSession('plain', 'a')).rejects.toThrow();
  });
});

describe('topics through the SDK', () => {
  it('copy a message to every subscription, a message id once', async () => {
    const sender = scene.client.createSender('news');
    await sender.sendMessages({ messageId: 'n', body: 1 });
    await sender.sendMessages({ messageId: 'n', body: 'again' });
    for (const subscription of ['a', 'b']) {
      const receiver = scene.client.createReceiver('news', subscription);
      const message = await receiveOne(receiver);
      await receiver.deadLetterMessage(message);
      const letter = await receiveOne(scene.client.createReceiver('news', subscription, dead));
      expect([message.body, letter.body]).toEqual([1, 1]);
      expect(count(`news/Subscriptions/${subscription}`)).toBe(0);
    }
  });
});

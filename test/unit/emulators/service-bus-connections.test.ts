import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceBusClient } from '@azure/service-bus';
import { startServiceBusEmulator } from '../../support/emulators/service-bus';
import { freeLongTimers } from '../../support/emulators/service-bus/free-long-timers';
import { emulatorCredential } from '../../support/emulators/token-credential';
import { until } from '../../integration/host/support/until';
import { bodies, openBusScene, receiveOne, type BusScene } from './service-bus-client';

freeLongTimers();

let scene: BusScene;
beforeEach(async () => {
  scene = await openBusScene();
});
afterEach(() => scene.dispose());

function count(path: string): number {
  return scene.emulator.broker.queue(path)?.messages.size ?? -1;
}

describe('connections of the SDK', () => {
  it('are made again by sender and subscriber, and what was in flight comes again', async () => {
    const seen: unknown[] = [];
    const subscription = scene.client.createReceiver('short-lock').subscribe({
      processMessage: async ({ body }) => void seen.push(body),
      processError: async () => undefined,
    });
    const sender = scene.client.createSender('short-lock');
    for (let n = 0; n < 6; n += 1) {
      await sender.sendMessages({ body: n });
      if (n === 1) scene.emulator.cut();
      if (n === 3) {
        scene.emulator.goAway();
        setTimeout(() => scene.emulator.comeBack(), 100);
      }
    }
    await until(
      () => new Set(seen).size,
      (size) => size === 6,
    );
    await until(
      () => count('short-lock'),
      (messages) => messages === 0,
    );
    await subscription.close();
    expect(scene.emulator.connections()).toBeGreaterThan(1);
  });

  it('are refused with a wrong key', async () => {
    const wrong = new ServiceBusClient(scene.emulator.connectionString.replace('AccessKey=', 'AccessKey=x'), {
      retryOptions: { maxRetries: 0 },
    });
    await expect(wrong.createSender('plain').sendMessages({ body: 1 })).rejects.toMatchObject({
      code: 'UnauthorizedAccess',
    });
    await wrong.close();
  });

  it('are made over TLS with a token for Service Bus, and with no other', async () => {
    const secure = await startServiceBusEmulator({ tls: true, queues: { plain: {} } });
    const client = new ServiceBusClient(secure.namespace, emulatorCredential('https://servicebus.azure.net'));
    await client.createSender('plain').sendMessages({ body: 1 });
    expect((await receiveOne(client.createReceiver('plain'))).body).toBe(1);
    const other = new ServiceBusClient(secure.namespace, emulatorCredential('https://vault.azure.net'), {
      retryOptions: { maxRetries: 0 },
    });
    await expect(other.createSender('plain').sendMessages({ body: 1 })).rejects.toMatchObject({
      code: 'UnauthorizedAccess',
    });
    await Promise.all([client.close(), other.close()]);
    await secure.close();
  });

  it('find after a restart what was there, and the ids that were seen', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'service-bus-'));
    const options = { folder, queues: { once: { duplicateWindowMs: 60_000 } } };
    for (const expected of [1, 2]) {
      const kept = await startServiceBusEmulator(options);
      const client = new ServiceBusClient(kept.connectionString);
      const sender = client.createSender('once');
      await sender.sendMessages({ messageId: 'same', body: expected });
      await sender.sendMessages({ messageId: `m-${expected}`, body: 'other' });
      expect(kept.broker.queue('once')?.messages.size).toBe(expected + 1);
      await client.close();
      await kept.close();
    }
    const last = await startServiceBusEmulator(options);
    const client = new ServiceBusClient(last.connectionString);
    expect(await bodies(client.createReceiver('once', { receiveMode: 'receiveAndDelete' }), 3)).toEqual([
      1,
      'other',
      'other',
    ]);
    await client.close();
    await last.close();
    rmSync(folder, { recursive: true });
  });

  it('see the faults that a test asks for, and the SDK tries again', async () => {
    scene.emulator.failSends({ condition: 'com.microsoft:server-busy', description: 'Busy.' }, 2);
    await scene.client.createSender('plain').sendMessages({ body: 1 });
    expect(count('plain')).toBe(1);
  });
});

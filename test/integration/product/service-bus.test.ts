import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { ServiceBusClient } from '@azure/service-bus';
import type { BugView } from '../../../contracts/bugs';
import { queueNames } from '../../../contracts/names';
import { startServiceBusEmulator, type ServiceBusEmulator } from '../../support/emulators/service-bus';
import { freeLongTimers } from '../../support/emulators/service-bus/free-long-timers';
import { fileGreeting } from '../../support/product-greetings';
import { nodeBinary, packageRoot, startProduct, type Product } from '../../support/product-host';
import { atGate, ensureTenant, expectOk, tenant, untilRun } from '../../support/product-runs';
import { deliverHook, recordedEvent, sampleProject, sampleScript } from '../../support/product-sample';

jest.setTimeout(180_000);
freeLongTimers();

const reportId = 'https://schemas.stellwerk.dev/bug_report.v1.1.0.json';

describe('a host on Service Bus', () => {
  let emulator: ServiceBusEmulator;
  let product: Product;
  let secret: string;

  beforeAll(async () => {
    const options = { duplicateWindowMs: 3_600_000, maxDeliveryCount: 3, lockMs: 3_000 };
    emulator = await startServiceBusEmulator({
      queues: Object.fromEntries(Object.values(queueNames).map((name) => [name, options])),
    });
    product = await startProduct({
      modelScript: sampleScript,
      env: { STELLWERK_BUS: 'servicebus', ServiceBusConnection: emulator.connectionString },
    });
    secret = await ensureTenant(product);
  });
  afterAll(async () => {
    await (product as Product | undefined)?.dispose();
    await emulator.close();
  });

  const held = (queue: string): number => emulator.broker.queue(queue)?.messages.size ?? -1;
  const runsOf = async (workItem: number): Promise<readonly { readonly runId: string }[]> => {
    const { items } = expectOk(
      await product.call<{ readonly items: readonly { readonly runId: string }[] }>('admin', 'GET', '/v1/runs'),
    );
    return items.filter(({ runId }) => runId.split('.')[2] === String(workItem));
  };

  async function cli(...args: readonly string[]): Promise<string> {
    const all = [join(packageRoot, 'dist/cli.js'), ...args, '--url', product.url, '--data', product.data];
    return (await promisify(execFile)(nodeBinary, all)).stdout;
  }

  it('takes a hook through the namespace to its run', async () => {
    const sample = sampleProject('trams', 71);
    expect(await sample.file(product)).toBe(202);
    await untilRun(product, sample.runId, atGate('qa'));
    expect(held(queueNames.adoEvents)).toBe(0);
    expect(emulator.connections()).toBeGreaterThan(1);
    // The same event once more: the namespace knows its id.
    expect(await sample.file(product)).toBe(202);
    expect(await runsOf(71)).toHaveLength(1);
  });

  it('answers 503 while the namespace is away, and takes the repeated hook in when it is back', async () => {
    const sample = sampleProject('ferries', 72);
    await sample.file(product);
    const body = JSON.stringify(recordedEvent('ferries', 73));
    emulator.goAway();
    expect(await deliverHook(product, { secret, body })).toBe(503);
    emulator.comeBack();
    expect(await deliverHook(product, { secret, body })).toBe(202);
    await untilRun(product, `${tenant}.ferries.73.1`, ({ status }) => status !== 'queued');
  });

  it('gives up a message it cannot process, and takes it in when `stellwerk dlq` sends it again', async () => {
    await fileGreeting(product, { project: 'shop' });
    const document = { $schema: reportId, severity: 'P4_Low', category: 'Functional', context: {}, reproducible: true };
    const report = { ...document, title: 'Greeting is small' };
    expectOk(await product.call('dev', 'POST', '/v1/bugs', { tenant, project: 'shop', report }));
    const { bugReport } = await untilBug(({ title }) => title === 'Greeting is small');
    const client = new ServiceBusClient(emulator.connectionString);
    const body = { tenant, project: 'later', bugReport };
    await client.createSender(queueNames.bugReports).sendMessages({ messageId: 'poison-1', body });
    await client.close();
    while (held(`${queueNames.bugReports}/$deadletterqueue`) < 1) await sleep(50);

    expect(await cli('dlq', 'list', '--as', 'ops')).toMatch(/bug-reports +\S+ +3 .*no project later/);
    await fileGreeting(product, { project: 'later' });
    expect(await cli('dlq', 'replay', '--queue', 'bug-reports', '--as', 'ops')).toMatch(/1/);
    expect(await untilBug(({ project }) => project === 'later')).toMatchObject({ title: 'Greeting is small' });
    expect(await cli('dlq', 'list', '--as', 'ops')).toContain('No dead letter.');
  });

  it('handles messages in flight of a killed host once in effect', async () => {
    await sampleProject('buses', 80).file(product);
    const hooks = [81, 82, 83].map((workItem) => JSON.stringify(recordedEvent('buses', workItem)));
    const answers = await Promise.all(hooks.map((body) => deliverHook(product, { secret, body })));
    await product.kill('host');
    expect(answers).toEqual([202, 202, 202]);
    await product.start();
    for (const workItem of [81, 82, 83]) {
      await untilRun(product, `${tenant}.buses.${workItem}.1`, ({ status }) => status !== 'queued');
      expect(await runsOf(workItem)).toHaveLength(1);
    }
    while (held(queueNames.adoEvents) > 0) await sleep(50);
    expect(held(`${queueNames.adoEvents}/$deadletterqueue`)).toBe(0);
  });

  async function untilBug(isIt: (bug: BugView) => boolean): Promise<BugView> {
    for (;;) {
      const { body } = await product.call<{ items: readonly BugView[] }>('qa', 'GET', `/v1/bugs?tenant=${tenant}`);
      const bug = body.items.find(isIt);
      if (bug) return bug;
      await sleep(100);
    }
  }
});

import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startManagedIdentity, type ManagedIdentityEmulator } from '../../support/emulators/azure/managed-identity';
import { loopbackCertificate } from '../../support/emulators/certificate';
import { startCosmos, type CosmosEmulator } from '../../support/emulators/cosmos';
import { operationsOf } from '../../support/product-effects';
import { startProduct, type Product } from '../../support/product-host';
import { atGate, decide, eventsOf, expectOk, isCompleted, untilRun } from '../../support/product-runs';
import { sampleProject, sampleScript } from '../../support/product-sample';

jest.setTimeout(240_000);

describe('a run with its records in Cosmos DB', () => {
  const sample = sampleProject('ferry', 303);
  const { runId } = sample;
  let cosmos: CosmosEmulator;
  let identity: ManagedIdentityEmulator;
  let product: Product;

  beforeAll(async () => {
    [cosmos, identity] = await Promise.all([startCosmos(), startManagedIdentity()]);
    cosmos.ensureDatabase('stellwerk');
    const { certFile } = await loopbackCertificate();
    const store = { STELLWERK_STORE: 'cosmos', STELLWERK_COSMOS_ENDPOINT: cosmos.url };
    const env = { ...identity.settings, ...store, NODE_EXTRA_CA_CERTS: certFile };
    product = await startProduct({ modelScript: sampleScript, env });
  });
  afterAll(async () => {
    await (product as Product | undefined)?.dispose();
    await Promise.all([cosmos.close(), identity.close()]);
    rmSync(dirname(sample.repository), { recursive: true, force: true });
  });

  const logged = async (what: RegExp): Promise<void> => {
    const until = Date.now() + 90_000;
    for (;;) {
      const events = await eventsOf(product, runId).catch(() => []);
      if (events.some(({ text }) => what.test(text))) return;
      if (Date.now() > until) throw new Error(`The run never logged ${String(what)}.`);
      await sleep(100);
    }
  };

  it('outlives a database that is slow and away, and a host that is killed, and does everything once', async () => {
    await sample.file(product);
    await logged(/^planner \(turn 1\)/);
    cosmos.throttle(60, 5);
    await logged(/^coder \(turn 1\)/);
    cosmos.fail(503, 40);
    await logged(/^check code\.1/);
    await product.kill('everything');
    await product.start();
    await untilRun(product, runId, atGate('qa'), 120_000);
    cosmos.fail(503, 20);
    await untilDecided();
    await untilRun(product, runId, isCompleted, 120_000);

    const events = await eventsOf(product, runId);
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
    const operations = operationsOf(sample.repository).map((key) => key.replace(/(\/merge)-[0-9a-f]{12}$/, '$1'));
    expect(operations).toEqual(['', `${runId}/code.1/commit.1`, `${runId}/code.2/commit.1`, `${runId}/merge`]);
    const verdict = await product.call<{ readonly intact: boolean }>('admin', 'GET', '/v1/audit/verify?tenant=local');
    expect(expectOk(verdict).intact).toBe(true);
  });

  /** While the database is away the API says so, and a person clicks again. */
  async function untilDecided(): Promise<void> {
    for (let click = 0; click < 40; click += 1) {
      const answer = await decide(product, runId, 'qa', 'approve').catch(() => undefined);
      if (answer && answer.status < 300) return;
      if (answer) expect(answer.status).toBe(503);
      await sleep(250);
    }
    throw new Error('No click was taken.');
  }
});

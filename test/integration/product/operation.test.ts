import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileGreeting, repositoryOf } from '../../support/product-greetings';
import { newFolder, nodeBinary, packageRoot, startProduct, type Product } from '../../support/product-host';
import { greetingService, makeRepository } from '../../support/product-repository';
import { atGate, decide, ensureTenant, expectOk, isCompleted, showRun, untilRun } from '../../support/product-runs';

jest.setTimeout(120_000);

interface Copied {
  readonly files: number;
  readonly bytes: number;
}

/** The way of docs/operations.md: back up beside the working host, lose the machine, restore, go on. */
describe('operation of one machine', () => {
  const backup = join(newFolder('drill'), 'backup');
  let product: Product;
  let url: string;
  beforeAll(async () => {
    product = await startProduct();
    url = product.url;
    await ensureTenant(product);
  });
  afterAll(async () => {
    await (product as Product | undefined)?.dispose();
    rmSync(join(backup, '..'), { recursive: true, force: true });
  });

  function stellwerk(args: readonly string[], input = ''): string {
    const all = [join(packageRoot, 'dist/cli.js'), ...args, '--data', product.data];
    const env = { ...process.env, STELLWERK_URL: url };
    return execFileSync(nodeBinary, all, { input, env, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });
  }

  it('begins with a doctor who finds nothing wrong', async () => {
    const content = JSON.parse(stellwerk(['doctor', '--json'])) as {
      readonly errors: number;
      readonly findings: object[];
    };
    expect(content).toMatchObject({ errors: 0 });
    expect(content.findings).toContainEqual(expect.objectContaining({ area: 'stores', about: 'runs', level: 'ok' }));
  });

  it('backup and restore bring a run at its gate, its audit and the secrets back on an empty machine, and the run is delivered', async () => {
    const { runId } = await fileGreeting(product, { project: 'drill' });
    const before = await untilRun(product, runId, atGate('qa'));
    stellwerk(['secret', 'set', 'slack-token-local', '--as', 'admin'], 'xoxb-kept\n');
    const audit = stellwerk(['audit', 'verify', '--as', 'admin', '--tenant', 'local', '--json']);

    const copied = JSON.parse(stellwerk(['backup', '--to', backup, '--json'])) as Copied;
    await product.kill('everything');
    rmSync(product.data, { recursive: true });
    const restored = JSON.parse(stellwerk(['restore', '--from', backup, '--json'])) as Copied;
    expect(restored).toMatchObject({ files: copied.files, bytes: copied.bytes });
    await product.start();
    url = product.url;

    const after = await showRun(product, runId);
    expect(after.waitingFor).toEqual(before.waitingFor);
    expect(JSON.parse(stellwerk(['audit', 'verify', '--as', 'admin', '--tenant', 'local', '--json']))).toEqual(
      JSON.parse(audit),
    );
    expect(stellwerk(['secret', 'list', '--as', 'admin'])).toMatch(/slack-token-local +set/);
    expectOk(await decide(product, runId, 'qa', 'approve'));
    await untilRun(product, runId, isCompleted);
  });

  it('takes a tenant on from its file, once', async () => {
    const folder = join(backup, '..', 'tenant');
    mkdirSync(join(folder, 'secrets'), { recursive: true });
    writeFileSync(join(folder, 'secrets', 'slack-token-globex'), 'xoxb-globex\n');
    const repository = makeRepository(repositoryOf(product, 'globex-shop'), greetingService());
    const file = {
      ...{ tenant: 'globex', displayName: 'Globex', budget: { dayUsd: 20 }, secrets: ['slack-token-globex'] },
      projects: [{ project: 'shop', location: repository }],
    };
    writeFileSync(join(folder, 'globex.yml'), JSON.stringify(file));
    const create = (...more: readonly string[]): readonly { readonly step: string; readonly outcome: string }[] => {
      const args = ['tenant', 'create', join(folder, 'globex.yml'), '--secrets', join(folder, 'secrets'), '--json'];
      return (JSON.parse(stellwerk([...args, ...more])) as { steps: { step: string; outcome: string }[] }).steps;
    };
    const outcomes = (...more: readonly string[]) => create(...more).map(({ outcome }) => outcome);

    expect(outcomes('--dry-run')).toEqual(Array(4).fill('would_change'));
    expect(create()).toMatchObject(
      ['tenant', 'secret slack-token-globex', 'budget', 'project shop'].map((step) => ({ step, outcome: 'changed' })),
    );
    // The budget is an entity, which takes a moment to hear of its limits.
    const until = Date.now() + 30_000;
    while (outcomes('--dry-run').some((outcome) => outcome !== 'stands')) {
      if (Date.now() > until) throw new Error(JSON.stringify(create('--dry-run')));
      await sleep(200);
    }
    expect(stellwerk(['secret', 'list', '--tenant', 'globex'])).toMatch(/slack-token-globex +set/);
  });

  it('restore leaves a folder that holds something as it is', () => {
    expect(() => stellwerk(['restore', '--from', backup])).toThrow(/not an empty folder/);
    expect(existsSync(join(product.data, 'stellwerk.db'))).toBe(true);
  });
});

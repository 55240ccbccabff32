import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileGreeting } from '../../support/product-greetings';
import { newFolder, nodeBinary, packageRoot, startProduct, type Product } from '../../support/product-host';
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

  it('restore leaves a folder that holds something as it is', () => {
    expect(() => stellwerk(['restore', '--from', backup])).toThrow(/not an empty folder/);
    expect(existsSync(join(product.data, 'stellwerk.db'))).toBe(true);
  });
});

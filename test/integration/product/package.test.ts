import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readZip } from '../../../adapters/code-hosting/read-zip';
import { fileGreeting } from '../../support/product-greetings';
import { nodeBinary, packageRoot, startProduct, type Product } from '../../support/product-host';
import { atGate, decide, expectOk, isCompleted, untilRun } from '../../support/product-runs';
import { reportFigures } from '../../support/report-figures';

jest.setTimeout(120_000);

const mostBytes = 25 * 1024 * 1024;

/** Makes the package as a release does; answers its folder. */
function makePackage(folder: string): string {
  const out = mkdtempSync(join(folder, 'out-'));
  execFileSync(nodeBinary, ['--no-warnings', join(packageRoot, 'scripts/package.mjs'), '--out', out]);
  return out;
}

function zipOf(out: string): Buffer {
  return readFileSync(join(out, readdirSync(out).find((name) => name.endsWith('.zip')) ?? ''));
}

describe('the package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stellwerk-zip-'));
  let out: string;
  let product: Product | undefined;
  beforeAll(() => {
    out = makePackage(folder);
  });
  afterAll(async () => {
    await product?.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is small, the same every time, and described by digest and bill of materials', () => {
    const archive = zipOf(out);
    expect(archive.length).toBeLessThan(mostBytes);
    expect(zipOf(makePackage(folder)).equals(archive)).toBe(true);
    const sha256 = createHash('sha256').update(archive).digest('hex');
    const [digest = '', sbom = ''] = ['.zip.sha256', '.sbom.json'].map((end) =>
      readFileSync(join(out, readdirSync(out).find((name) => name.endsWith(end)) ?? ''), 'utf8'),
    );
    expect(digest.startsWith(sha256)).toBe(true);
    const { components, metadata } = JSON.parse(sbom) as {
      readonly components: readonly { readonly name: string; readonly licenses: readonly object[] }[];
      readonly metadata: { readonly component: { readonly hashes: readonly { readonly content: string }[] } };
    };
    expect(metadata.component.hashes[0]?.content).toBe(sha256);
    expect(components.map(({ name }) => name)).toEqual(expect.arrayContaining(['durable-functions', 'ajv', 'openai']));
    expect(components.every(({ licenses }) => !JSON.stringify(licenses).includes('NOASSERTION'))).toBe(true);
  });

  it('holds no path of the machine that made it', async () => {
    for (const [name, content] of await readZip(zipOf(out), 200 * 1024 * 1024)) {
      if (name.endsWith('.js')) expect(content.includes(packageRoot)).toBe(false);
    }
  });

  it('holds what a Functions host needs, and nothing of the machine', async () => {
    const entries = await readZip(zipOf(out), 200 * 1024 * 1024);
    const json = (name: string) => JSON.parse(entries.get(name)?.toString('utf8') ?? '') as Record<string, unknown>;
    expect([...entries.keys()].filter((name) => !name.startsWith('dist/lazy/')).sort()).toEqual([
      'LICENSE',
      'dist/main.js',
      'host.json',
      'package.json',
    ]);
    // The v4 model: functions are registered by the main file, not by function.json, and Node 22 has node:sqlite.
    expect(json('package.json')).toMatchObject({ main: 'dist/main.js', engines: { node: '>=22.13' } });
    expect(json('host.json')).toMatchObject({
      extensionBundle: { id: 'Microsoft.Azure.Functions.ExtensionBundle', version: '[4.*, 5.0.0)' },
      extensions: { durableTask: { storageProvider: { type: 'AzureStorage' } } },
    });
  });

  const nodes = [['the pinned Node', nodeBinary] as const, ['Node 22, as on Azure', node22()] as const];
  it.each(nodes)('takes a ticket to production from an empty folder, without a bus, on %s', async (title, node) => {
    if (node === undefined)
      return reportFigures({ skipped: `${title}: set STELLWERK_NODE_22 to one of version 22.13 or newer` });
    product = await startProduct({ app: await unpacked(folder, out), node, env: withoutBus });
    const { runId } = await fileGreeting(product, { project: 'shop' });
    await untilRun(product, runId, atGate('qa'));
    expectOk(await decide(product, runId, 'qa', 'approve'));
    await untilRun(product, runId, isCompleted);
    expect(product.output()).toContain('takeInAdoEvent (disabled)');
    await product.dispose();
  });
});

/** As a genuine host without Service Bus is set up. */
const withoutBus = {
  STELLWERK_BUS: 'none',
  'AzureWebJobs.takeInAdoEvent.Disabled': 'true',
  'AzureWebJobs.takeInBugReport.Disabled': 'true',
  'AzureWebJobs.takeInCheckResult.Disabled': 'true',
};

async function unpacked(folder: string, out: string): Promise<string> {
  const app = mkdtempSync(join(folder, 'app-'));
  for (const [name, content] of await readZip(zipOf(out), 200 * 1024 * 1024)) {
    mkdirSync(dirname(join(app, name)), { recursive: true });
    writeFileSync(join(app, name), content);
  }
  return app;
}

/** The oldest Node that the package runs on, where this machine has one. */
function node22(): string | undefined {
  return [process.env['STELLWERK_NODE_22'], 'node'].find((candidate) => {
    if (candidate === undefined) return false;
    const { stdout } = spawnSync(candidate, ['--version'], { encoding: 'utf8' });
    const [, minor = '0'] = /^v22\.(\d+)\./.exec(stdout ?? '') ?? [];
    return Number(minor) >= 13;
  });
}

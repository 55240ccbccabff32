import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readZip } from '../../../adapters/ado/read-zip';
import { fileGreeting } from '../../support/product-greetings';
import { nodeBinary, packageRoot, startProduct, type Product } from '../../support/product-host';
import { atGate, decide, expectOk, isCompleted, untilRun } from '../../support/product-runs';

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

  it('takes a ticket to production from an empty folder', async () => {
    const app = mkdtempSync(join(folder, 'app-'));
    for (const [name, content] of await readZip(zipOf(out), 200 * 1024 * 1024)) {
      mkdirSync(dirname(join(app, name)), { recursive: true });
      writeFileSync(join(app, name), content);
    }
    product = await startProduct({ app });
    const { runId } = await fileGreeting(product, { project: 'shop' });
    await untilRun(product, runId, atGate('qa'));
    expectOk(await decide(product, runId, 'qa', 'approve'));
    await untilRun(product, runId, isCompleted);
  });
});

import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { services } from '../../test/support/emulators/azure/services';
import { loopbackCertificate } from '../../test/support/emulators/certificate';
import { newFolder, packageRoot, startProduct, type Product } from '../../test/support/product-host';
import { decide, isCompleted, showRun } from '../../test/support/product-runs';
import { sampleProject, sampleScript } from '../../test/support/product-sample';
import { cleanedUp } from '../product/cleaned-up';
import { atMost, type Figure } from '../product/figure';

const waitAtMostMs = 180_000;
const lookEveryMs = 2_000;
const quietMs = 120_000;

type Usage = ReadonlyMap<string, number>;

/** The sample's ticket from its start to production with the records in Cosmos DB, and then two quiet minutes. Nobody looks on. */
export async function benchCosmosRun(): Promise<readonly Figure[]> {
  const folder = newFolder('bench-azure');
  const wanted = Object.entries(services).filter(([name]) => ['identity', 'cosmos'].includes(name));
  const started = await Promise.all(
    wanted.map(([name, start]) => start({ folder: join(folder, name), root: packageRoot })),
  );
  const sample = sampleProject('tram', 4711);
  let product: Product | undefined;
  const cleanUp = async (): Promise<void> => {
    await product?.dispose();
    for (const service of started) await service.close();
    for (const each of [folder, dirname(sample.repository)]) rmSync(each, { recursive: true, force: true });
  };
  return cleanedUp(cleanUp, async () => {
    const { certFile } = await loopbackCertificate();
    const settings: Record<string, string> = Object.assign({}, ...started.map((service) => service.settings));
    product = await startProduct({ modelScript: sampleScript, env: { ...settings, NODE_EXTRA_CA_CERTS: certFile } });
    const before = await readUsage(product);
    await sample.file(product);
    await untilSaid(product, `${sample.runId} "`);
    await decide(product, sample.runId, 'qa', 'approve');
    const until = Date.now() + waitAtMostMs;
    while (!isCompleted(await showRun(product, sample.runId)) && Date.now() < until) await sleep(lookEveryMs);
    const after = await readUsage(product);
    await sleep(quietMs);
    const quiet = await readUsage(product);
    return [...figuresOf(grown(before, after)), ...quietFigures(grown(after, quiet))];
  });
}

/** The console says it when a gate opens; looking at the API would be counted. */
async function untilSaid(product: Product, what: string): Promise<void> {
  const until = Date.now() + waitAtMostMs;
  while (!product.output().includes(what)) {
    if (Date.now() > until) throw new Error(`The host never said ${what}:\n${product.output().slice(-2000)}`);
    await sleep(100);
  }
}

function figuresOf(usage: Usage): readonly Figure[] {
  const sum = (unit: string): number =>
    [...usage].reduce((total, [key, value]) => (key.startsWith(unit) ? total + value : total), 0);
  const single = [...usage].map(([key, value]) => {
    const [unit = '', container, operation] = key.split('/');
    return atMost(null, `cosmos, sample run: ${operation} of ${container}`, value, unit);
  });
  return [
    atMost(null, 'cosmos, sample run from its ticket to production', sum('requests'), 'requests'),
    atMost(null, 'cosmos, sample run from its ticket to production', sum('RU'), 'RU'),
    ...single.filter(({ value }) => value > 0),
  ];
}

function quietFigures(usage: Usage): readonly Figure[] {
  const charge = [...usage].reduce((total, [key, value]) => (key.startsWith('RU') ? total + value : total), 0);
  return [atMost(null, 'cosmos, a quiet hour with one tenant', (charge * 3_600_000) / quietMs, 'RU')];
}

function grown(before: Usage, after: Usage): Usage {
  return new Map([...after].map(([key, value]) => [key, value - (before.get(key) ?? 0)]));
}

async function readUsage(product: Product): Promise<Usage> {
  const text = await (await fetch(`${product.url}/api/metrics`)).text();
  const pattern = /^stellwerk_store_(requests|request_units)_total\{container="(\w+)",operation="(\w+)"\} (\S+)$/gm;
  return new Map(
    [...text.matchAll(pattern)].map(([, unit, container, operation, value]) => [
      [unit === 'requests' ? unit : 'RU', container, operation].join('/'),
      Number(value),
    ]),
  );
}

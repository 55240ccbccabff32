import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { RunLinks } from '../../../contracts/run';
import { buildAsVersion, buildWithFirstSchemas, buildWithLaterSchemas } from '../../support/app-builds';
import { fileGreeting } from '../../support/product-greetings';
import { startProduct, type Product } from '../../support/product-host';
import { artifactOf, atGate, decide, expectOk, isCompleted, showRun, untilRun } from '../../support/product-runs';
import { coderGreets } from '../../support/product-script';

jest.setTimeout(90_000);

type Linked = Exclude<keyof RunLinks, 'bug_reports'>;
const written: readonly Linked[] = [
  ...(['project_manifest', 'code_gen_spec', 'test_plan'] as const),
  ...(['artifact_bundle', 'qa_report', 'deploy_receipt'] as const),
];

async function versionsOf(product: Product, runId: string): Promise<Readonly<Record<string, string>>> {
  const { links, manifest } = await showRun(product, runId);
  const all: RunLinks = { ...links, ...(manifest ? { project_manifest: manifest } : {}) };
  const versions = written.map(async (name) => {
    const document = await artifactOf<{ readonly $schema: string }>(product, all[name]);
    return [name, /\.v([\d.]+)\.json$/.exec(document.$schema)?.[1] ?? document.$schema] as const;
  });
  return Object.fromEntries(await Promise.all(versions));
}

/** Names of the activities that the run's own instance has called, from its stored history. */
async function activitiesOf(product: Product, runId: string): Promise<ReadonlySet<string>> {
  const { master } = JSON.parse(readFileSync(join(product.data, 'keys.json'), 'utf8')) as { readonly master: string };
  const address = `${product.url}/runtime/webhooks/durabletask/instances/${runId}?showHistory=true&code=${master}`;
  const { historyEvents } = (await (await fetch(address)).json()) as {
    readonly historyEvents: readonly { readonly EventType: string; readonly FunctionName?: string }[];
  };
  return new Set(
    historyEvents.flatMap(({ EventType, FunctionName }) => (EventType === 'TaskCompleted' ? (FunctionName ?? []) : [])),
  );
}

const deliveryEffects = [
  ...['ensureBranch', 'takeModelTurn', 'runTools', 'commitChange', 'ensurePullRequest', 'startCheck', 'publishReport'],
  ...['mergePullRequest', 'startDeployment', 'promoteDeployment', 'completeDeployment'],
];

/** Effects whose permission stands in the audit chain, which is written before each of them. */
async function effectsOnRecord(product: Product, runId: string): Promise<readonly string[]> {
  interface Page {
    readonly items: readonly { readonly data: { readonly effect?: string } }[];
  }
  const path = `/v1/audit?tenant=local&runId=${runId}&limit=1000`;
  const { items } = expectOk(await product.call<Page>('admin', 'GET', path));
  return [...new Set(items.flatMap(({ data }) => data.effect ?? []))];
}

async function approve(product: Product, runId: string): Promise<void> {
  expectOk(await decide(product, runId, 'qa', 'approve'));
}

describe('contracts that live for months', () => {
  const folders: string[] = [];
  let product: Product;

  afterEach(async () => {
    await product.dispose();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  it('lets a run that waits at its gate end in the versions it began with, beside one in those released since', async () => {
    const first = buildWithFirstSchemas();
    const later = buildWithLaterSchemas(['qa_report', 'deploy_receipt']);
    folders.push(first, later.app);

    product = await startProduct({ app: first });
    // The first schemas know no such setting.
    const service = { policy: { duplicates: undefined } };
    const old = await fileGreeting(product, { project: 'old', service, replies: [coderGreets('Servus')] });
    await untilRun(product, old.runId, atGate('qa'));
    await product.stop();
    await product.start(later.app);
    const young = await fileGreeting(product, { project: 'young', replies: [coderGreets('Moin')] });
    await untilRun(product, young.runId, atGate('qa'));
    await approve(product, old.runId);
    await approve(product, young.runId);
    await untilRun(product, old.runId, isCompleted);
    await untilRun(product, young.runId, isCompleted);

    expect(await versionsOf(product, old.runId)).toEqual(Object.fromEntries(written.map((name) => [name, '1.0.0'])));
    expect(await versionsOf(product, young.runId)).toMatchObject(later.versions);
  });

  it('lets a run that waits at its gate end on the code it began with, beside one on new code', async () => {
    const [before, after] = [buildAsVersion('1.0.0'), buildAsVersion('1.1.0')];
    folders.push(before, after);

    product = await startProduct({ app: before });
    const old = await fileGreeting(product, { project: 'old', replies: [coderGreets('Servus')] });
    await untilRun(product, old.runId, atGate('qa'));
    await product.stop();
    await product.start(after);
    const young = await fileGreeting(product, { project: 'young', replies: [coderGreets('Moin')] });
    await untilRun(product, young.runId, atGate('qa'));
    await approve(product, old.runId);
    await approve(product, young.runId);
    await untilRun(product, old.runId, isCompleted);
    await untilRun(product, young.runId, isCompleted);

    const [calls, newCalls] = [await activitiesOf(product, old.runId), await activitiesOf(product, young.runId)];
    expect(calls.has('recordTransition')).toBe(true);
    expect(calls.has('announceDelivery')).toBe(false);
    expect(newCalls.has('announceDelivery')).toBe(true);
    expect(await product.call('admin', 'GET', '/v1/audit/verify?tenant=local')).toMatchObject({
      body: { intact: true },
    });
    expect(await effectsOnRecord(product, young.runId)).toEqual(expect.arrayContaining(deliveryEffects));
  });
});

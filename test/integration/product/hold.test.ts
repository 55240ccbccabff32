import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readStore } from '../../support/product-effects';
import { fileGreeting, repositoryOf, type GreetingTicket } from '../../support/product-greetings';
import { newFolder, startProduct, type Product } from '../../support/product-host';
import { greetingService, makeRepository } from '../../support/product-repository';
import {
  atGate,
  control,
  decide,
  ensureTenant,
  eventsOf,
  expectOk,
  fileTicket,
  isCompleted,
  registerProject,
  showRun,
  untilRun,
} from '../../support/product-runs';
import { startSlowModel, type SlowModel } from '../../support/slow-model';

jest.setTimeout(90_000);

/** Longer than any wait between two effects of an undisturbed run. */
const quietMs = 2_500;

/** What stands for effects in the stores: rules are asked and recorded before each one, so a record more is an effect more. */
function effectsOf(product: Product, runId: string): number {
  const rows = readStore(product.data, 'stellwerk', `SELECT entry FROM audit_records WHERE entry LIKE '%${runId}%'`);
  return rows.filter(({ entry }) => /"effect"|"action"/.test(String(entry)) && !/"kind":"control"/.test(String(entry)))
    .length;
}

async function untilEvent(product: Product, runId: string, text: RegExp): Promise<void> {
  for (let look = 0; look < 400; look += 1) {
    if ((await eventsOf(product, runId)).some((event) => text.test(event.text))) return;
    await sleep(25);
  }
  throw new Error(`${runId} never said ${String(text)}`);
}

/** Nothing of the run's tree begins an effect after the answer; what was under way may end. */
async function expectQuiet(product: Product, runId: string): Promise<number> {
  const before = effectsOf(product, runId);
  await sleep(quietMs);
  expect(effectsOf(product, runId)).toBe(before);
  return before;
}

describe('a pause or a cancel that was acknowledged', () => {
  let product: Product;

  beforeAll(async () => {
    product = await startProduct();
    await ensureTenant(product);
  });

  afterAll(() => (product as Product | undefined)?.dispose());

  const file = async (ticket: GreetingTicket) => (await fileGreeting(product, ticket)).runId;
  const slowTests = { 'test.sh': 'sleep 1; grep -q "[A-Z]" greeting.txt\n' };

  it('during a check: the check ends, nothing follows; a resume goes on', async () => {
    const runId = await file({ project: 'paused-check', files: slowTests });
    await untilEvent(product, runId, /check test\.1 of .*test$/);
    expectOk(await control(product, runId, 'pause'));
    const effects = await expectQuiet(product, runId);
    expect((await showRun(product, runId)).status).toBe('paused');

    expectOk(await control(product, runId, 'resume'));
    await untilRun(product, runId, atGate('qa'));
    expect(effectsOf(product, runId)).toBeGreaterThan(effects);
  });

  it('during a check: a cancel ends the run', async () => {
    const runId = await file({ project: 'cancelled-check', files: { 'test.sh': 'sleep 60\n' } });
    await untilEvent(product, runId, /check test\.1 of .*test$/);
    expectOk(await control(product, runId, 'cancel'));
    await expectQuiet(product, runId);
    expect(await untilRun(product, runId, ({ status }) => status === 'cancelled', 5_000)).toMatchObject({
      state: 'TESTING',
    });
  });

  it('during a soak: the new version is not settled before the resume', async () => {
    const runId = await file({ project: 'paused-soak', service: { policy: { soakSeconds: 3, soakSampleCount: 1 } } });
    await untilRun(product, runId, atGate('qa'));
    expectOk(await decide(product, runId, 'qa', 'approve'));
    await untilRun(product, runId, ({ state }) => state === 'DEPLOYMENT');
    await untilEvent(product, runId, /traffic|promoted|switched|live/i);
    expectOk(await control(product, runId, 'pause'));
    await expectQuiet(product, runId);
    await sleep(2_000);
    expect((await showRun(product, runId)).status).toBe('paused');

    expectOk(await control(product, runId, 'resume'));
    await untilRun(product, runId, isCompleted);
  });

  it('while children are at work: none of them starts anything, however often it is asked', async () => {
    const runId = await file({ project: 'paused-child', service: { policy: { checkpoints: 'none' } } });
    await untilEvent(product, runId, /^code: visit 1/);
    expectOk(await control(product, runId, 'pause'));
    const effects = await expectQuiet(product, runId);
    expectOk(await control(product, runId, 'pause'));
    expect(effectsOf(product, runId)).toBe(effects);

    expectOk(await control(product, runId, 'cancel'));
    await untilRun(product, runId, ({ status }) => status === 'cancelled', 10_000);
    expect(effectsOf(product, runId)).toBe(effects);
  });
});

describe('a pause or a cancel during a model turn', () => {
  let product: Product;
  let model: SlowModel;

  beforeAll(async () => {
    model = await startSlowModel(1_000);
    const prices = join(newFolder('prices'), 'prices.json');
    writeFileSync(prices, JSON.stringify({ models: { slow: { input: 1, output: 1 } } }));
    product = await startProduct({
      env: {
        STELLWERK_MODEL: 'openai',
        STELLWERK_MODEL_URL: model.url,
        STELLWERK_MODEL_NAME: 'slow',
        STELLWERK_MODEL_KEY: 'none',
        STELLWERK_PRICES: prices,
      },
    });
    await ensureTenant(product);
  });

  afterAll(async () => {
    await (product as Product | undefined)?.dispose();
    await (model as SlowModel | undefined)?.close();
  });

  it('lets the answer come in, which is paid for, and asks for nothing more until the resume', async () => {
    const location = makeRepository(repositoryOf(product, 'slow'), greetingService());
    await registerProject(product, { project: 'slow', location });
    const runId = await fileTicket(product, { project: 'slow', title: 'Greet in another way' });
    while (model.calls === 0) await sleep(20);
    expectOk(await control(product, runId, 'pause'));
    await sleep(quietMs);
    expect(model.calls).toBe(1);
    const turns = `SELECT recorded FROM turns WHERE session_id LIKE '${runId}%'`;
    const [only] = readStore(product.data, 'stellwerk', turns);
    expect(String(only?.['recorded'])).toContain('list_files');
    expect(String(only?.['recorded'])).not.toContain('toolResults');

    expectOk(await control(product, runId, 'resume'));
    while (model.calls === 1) await sleep(20);
    expectOk(await control(product, runId, 'cancel'));
    await untilRun(product, runId, ({ status }) => status === 'cancelled', 10_000);
    await sleep(quietMs);
    expect(model.calls).toBe(2);
  });
});

import { setTimeout as sleep } from 'node:timers/promises';
import type { BugView } from '../../../contracts/bugs';
import { fileGreeting } from '../../support/product-greetings';
import { startProduct, type Product } from '../../support/product-host';
import { ensureTenant, expectOk, showRun, tenant } from '../../support/product-runs';

jest.setTimeout(90_000);

describe('maintenance', () => {
  let product: Product;

  beforeAll(async () => {
    product = await startProduct();
    await ensureTenant(product);
    await fileGreeting(product, { project: 'shop' });
  });
  afterAll(() => product.dispose());

  async function report(severity: string, title: string): Promise<void> {
    const id = 'https://schemas.stellwerk.dev/bug_report.v1.1.0.json';
    const document = { $schema: id, severity, category: 'Functional', context: {}, reproducible: true, title };
    expectOk(await product.call('dev', 'POST', '/v1/bugs', { tenant, project: 'shop', report: document }));
  }

  async function untilBug(title: string, isReady: (bug: BugView) => boolean): Promise<BugView> {
    for (;;) {
      const { body } = await product.call<{ items: readonly BugView[] }>('qa', 'GET', `/v1/bugs?tenant=${tenant}`);
      const bug = body.items.find((each) => each.title === title);
      if (bug && isReady(bug)) return bug;
      await sleep(200);
    }
  }

  it('makes one backlog item of twelve alerts at once', async () => {
    await Promise.all(Array.from({ length: 12 }, () => report('P3_Medium', 'Greeting is grey')));
    const bug = await untilBug(
      'Greeting is grey',
      ({ occurrences, workItem }) => occurrences === 12 && workItem !== null,
    );

    expect(bug).toMatchObject({
      verdict: 'regular_fix',
      severity: 'P3_Medium',
      policyVersion: 'triage/1',
      runId: null,
    });
  });

  it('starts a hotfix at CODING, with the documents that PLANNING would have made', async () => {
    await report('P1_Critical', 'Greeting is gone');
    const bug = await untilBug('Greeting is gone', ({ runId }) => runId !== null);
    const run = await showRun(product, bug.runId ?? '');

    expect(bug.verdict).toBe('hotfix');
    expect(run.state).toBe('CODING');
    expect(run.title).toBe('Hotfix: Greeting is gone');
    const { body } = await product.call<{ items: { data: Record<string, unknown> }[] }>(
      'admin',
      'GET',
      `/v1/audit?tenant=${tenant}&limit=1000`,
    );
    const loop = body.items.find(({ data }) => data['transition'] === 'L3')?.data;
    expect(loop).toMatchObject({
      runId: bug.runId,
      guard: { triageVerdict: 'hotfix', manifest: { valid: true }, spec: { valid: true }, testPlan: { valid: true } },
    });
    // The script of the host knows no triager: the rules decided alone, and the record says so.
    const taken = body.items.filter(({ data }) => data['transition'] === 'T6').map(({ data }) => data['agent']);
    expect(taken.every((agent) => typeof agent === 'string' && agent !== '')).toBe(true);
  });
});

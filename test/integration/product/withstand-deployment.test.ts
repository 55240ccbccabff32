import { setTimeout as sleep } from 'node:timers/promises';
import { addressOf, readStore } from '../../support/product-effects';
import { fileAgain, fileGreeting } from '../../support/product-greetings';
import { startProduct, type Product } from '../../support/product-host';
import { processesOf } from '../../support/product-processes';
import { commitFiles, git } from '../../support/product-repository';
import {
  artifactOf,
  atGate,
  control,
  decide,
  ensureTenant,
  eventsOf,
  isCompleted,
  needsPerson,
  untilRun,
} from '../../support/product-runs';
import { coderEdits } from '../../support/product-script';

jest.setTimeout(90_000);

/** The next change breaks the health of the service; no test of it notices. */
const makesHealth = (health: string) =>
  coderEdits([
    { path: 'greeting.txt', content: 'Servus\n' },
    { path: 'health.txt', content: `${health}\n` },
  ]);

describe('a deployment', () => {
  let product: Product;
  /** Under way from the start, for they have to wait. */
  let sick: ReturnType<typeof deployOver>;
  let dying: ReturnType<typeof deployOver>;

  beforeAll(async () => {
    product = await startProduct();
    await ensureTenant(product);
    sick = deployOver('sick', 'sick');
    dying = deployOver('dying', 'dying');
    for (const started of [sick, dying]) started.catch(() => undefined);
  });

  afterAll(() => (product as Product | undefined)?.dispose());

  async function approve(runId: string): Promise<void> {
    await untilRun(product, runId, atGate('qa'));
    expect((await decide(product, runId, 'qa', 'approve')).status).toBe(200);
  }

  /** First version live, then a change with the health given approved. Answers the address of the service. */
  /** When the triage of a report took it in, by the audit log. */
  async function triageOf(report: string | undefined): Promise<string> {
    for (;;) {
      const log = await product.call<{
        readonly items: readonly { readonly at: string; readonly data: Readonly<Record<string, unknown>> }[];
      }>('admin', 'GET', '/v1/audit?tenant=local&limit=1000');
      const taken = log.body.items.find(({ data }) => data['transition'] === 'T6' && data['bugReport'] === report);
      if (taken) return taken.at;
      await sleep(200);
    }
  }

  async function deployOver(project: string, health: string) {
    const service = { policy: { healthTimeoutSeconds: 4, soakSeconds: 2, soakSampleCount: 1 } };
    const first = await fileGreeting(product, { project, service });
    await approve(first.runId);
    const live = await untilRun(product, first.runId, isCompleted);
    const second = await fileAgain(product, { project, replies: [makesHealth(health)] });
    await approve(second);
    return { first, second, url: live.deployment?.url ?? '', version: live.deployment?.version };
  }

  const greetingAt = async (url: string): Promise<string> => (await (await fetch(url)).text()).trim();

  it('that never becomes healthy ends FAILED with the reason, while the old version serves on', async () => {
    const { first, second, url } = await sick;
    const stopped = await untilRun(product, second, needsPerson);

    expect(stopped).toMatchObject({ state: 'DEPLOYMENT', status: 'failed', deployment: null });
    expect(stopped.statusReason).toMatch(/^deployment_failed: not healthy within 4 s: .*500/);
    expect(await artifactOf(product, stopped.links.deploy_receipt)).toMatchObject({
      status: 'FAILED',
      health_check_status: 'FAIL',
      reason: expect.stringMatching(/not healthy within 4 s/),
    });
    expect(await greetingAt(url)).toBe('Servus');
    expect(processesOf(`${product.data}/deployments/${second}`)).toEqual([]);
    expect(processesOf(`${product.data}/deployments/${first.runId}`)).not.toEqual([]);

    // Mended on the branch by nobody: the same commit is deployed again, and fails again.
    expect((await control(product, second, 'retry')).status).toBe(200);
    const again = await untilRun(
      product,
      second,
      (run) => needsPerson(run) && run.waitingFor?.gateId === 'checkpoint.2',
    );
    expect(again.statusReason).toMatch(/^deployment_failed: /);
    const merges = git(first.repository, 'log', '--merges', '--format=%s', 'main').split('\n');
    expect(merges).toHaveLength(2);
  });

  it('that breaks while it is watched is ROLLED_BACK, and reports its own bug', async () => {
    const { second, url, version } = await dying;
    const ended = await untilRun(product, second, ({ status }) => status === 'failed');

    expect(ended.state).toBe('DEPLOYMENT');
    expect(ended.statusReason).toMatch(/^rolled back: soak breach: error rate \d+/);
    expect(ended.waitingFor).toBeNull();
    expect(await artifactOf(product, ended.links.deploy_receipt)).toMatchObject({ status: 'ROLLED_BACK' });
    expect(await artifactOf(product, ended.links.bug_reports?.[0])).toMatchObject({
      severity: 'P1_Critical',
      correlated_trace_id: expect.any(String),
      context: {
        deploy_id: expect.any(String),
        diff_ref: expect.stringContaining('/diff.json'),
        signals: expect.any(Object),
      },
    });
    expect(await greetingAt(url)).toBe('Servus');
    const live = readStore(product.data, 'deployments', `SELECT request FROM deployments WHERE state = 'live'`);
    expect(live.map(({ request }) => (JSON.parse(String(request)) as { commit: string }).commit)).toContain(version);
    const texts = (await eventsOf(product, second)).map(({ text }) => text);
    expect(texts).toContainEqual(expect.stringMatching(/^soak breach: .*; rolling back$/));
  });

  it('has its bug in triage within a minute of the receipt', async () => {
    const { second } = await dying;
    const { links } = await untilRun(product, second, ({ status }) => status === 'failed');
    const { finished_at: rolledBack } = await artifactOf<{ finished_at: string }>(product, links.deploy_receipt);
    const report = links.bug_reports?.[0];
    const begun = await triageOf(report);

    expect(Date.parse(begun) - Date.parse(rolledBack)).toBeLessThan(60_000);
  });

  it('whose command ends at once ends FAILED with what the service said', async () => {
    const service = { commands: { start: 'echo "no port for me" >&2; exit 3' }, policy: { healthTimeoutSeconds: 1 } };
    const { runId } = await fileGreeting(product, { project: 'stillborn', service });
    await approve(runId);
    const stopped = await untilRun(product, runId, needsPerson);
    expect(stopped.statusReason).toMatch(/^deployment_failed: not healthy within 1 s: .*It said: no port for me/s);
  });

  it('whose target moved on in conflict waits for a person and merges after the conflict is gone', async () => {
    const { runId, repository } = await fileGreeting(product, { project: 'moved' });
    await untilRun(product, runId, atGate('qa'));
    commitFiles(repository, { 'greeting.txt': 'Moin\n' }, 'Another greeting meanwhile');
    await decide(product, runId, 'qa', 'approve');
    const stopped = await untilRun(product, runId, needsPerson);

    expect(stopped.statusReason).toMatch(/^merge_blocked: stellwerk\/\S+ conflicts with main in greeting\.txt/);
    git(repository, 'revert', '--no-edit', 'HEAD');
    await control(product, runId, 'retry');
    const { deployment } = await untilRun(product, runId, isCompleted);
    expect(await greetingAt(deployment?.url ?? '')).toBe('Servus');
  });

  it('goes on after a power cut while its candidate starts', async () => {
    const slow = { commands: { start: 'sleep 2; exec node server.js' } };
    const { runId } = await fileGreeting(product, { project: 'dark', service: slow });
    await approve(runId);
    const isStarted = async () =>
      (await eventsOf(product, runId)).some(({ text }) => text.startsWith('candidate started'));
    while (!(await isStarted())) await sleep(50);

    await product.kill('everything');
    await product.start();

    await untilRun(product, runId, isCompleted);
    expect(await greetingAt(addressOf(product.data, 'dark'))).toBe('Servus');
    const states = readStore(
      product.data,
      'deployments',
      `SELECT state FROM deployments WHERE deploy_id LIKE '${runId}.%'`,
    );
    expect(states.map(({ state }) => state)).toEqual(['live']);
  });
});

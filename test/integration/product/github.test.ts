import { githubWorkflowPath, renderGitHubWorkflow } from '../../../pipelines/hubs/render-github';
import { issueText } from '../../../adapters/hubs/issue-form';
import { startGitHubEmulator } from '../../support/github-emulator';
import type { GitHubEmulator } from '../../support/github-emulator';
import { changeIssue, openIssue } from '../../support/github-emulator/areas/issues';
import { connectWebhook } from '../../support/github-emulator/webhooks';
import { sampleFiles, sampleTicket } from '../../support/hub-emulator/sample-files';
import { startProduct, type Product } from '../../support/product-host';
import { atGate, decide, expectOk, isCompleted, registerProject, tenant, untilRun } from '../../support/product-runs';
import { sampleScript } from '../../support/product-sample';

jest.setTimeout(180_000);

interface Registered {
  readonly hubHookSecrets: { readonly github: string };
}

describe('a project on GitHub', () => {
  let emulator: GitHubEmulator;
  let product: Product;
  let secret: string;
  const address = () => `${product.url}/api/hooks/github/${tenant}`;
  const repository = () => emulator.store.ensureRepository('octo', 'tram-departures');

  beforeAll(async () => {
    emulator = await startGitHubEmulator();
    const { git } = emulator.store;
    const files = { ...sampleFiles(), [githubWorkflowPath]: renderGitHubWorkflow() };
    const first = { branch: 'main', name: 'Anna', email: 'anna@example.org', message: 'Sample', files };
    await git.push(repository().folder, first);
    const env = { STELLWERK_GITHUB_URL: emulator.url, STELLWERK_GITHUB_TOKEN: 'token' };
    product = await startProduct({ modelScript: sampleScript, env });
    const made = await product.call<Registered>('admin', 'POST', '/v1/tenants', { tenant });
    secret = expectOk(made).hubHookSecrets.github;
    const project = { project: 'trams', location: 'github:octo/tram-departures', hub: { checks: 'platform' as const } };
    expect(await registerProject(product, project)).toMatchObject({ repository: 'github:octo/tram-departures' });
  });

  afterAll(async () => {
    await (product as Product | undefined)?.dispose();
    await emulator.close();
  });

  it('refuses a delivery whose signature is not of the secret', async () => {
    const headers = { 'x-github-event': 'issues', 'x-github-delivery': 'd-1' };
    const body = JSON.stringify({ action: 'opened' });
    const send = async (signature: object, url = address()) =>
      (await fetch(url, { method: 'POST', headers: { ...headers, ...signature }, body })).status;
    expect(await send({})).toBe(401);
    expect(await send({ 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` })).toBe(401);
    expect(await send({}, `${product.url}/api/hooks/github/nobody`)).toBe(401);
  });

  it('takes an issue from its label to the merged pull request, past throttling and doubled deliveries', async () => {
    const deliveries = connectWebhook(emulator.store, { url: address(), secret, faults: { duplicate: true } });
    const ticket = sampleTicket();
    const issue = openIssue(emulator.store, repository(), 'maja', { title: ticket.title, body: issueText(ticket) });
    changeIssue(emulator.store, repository(), issue, 'maja', { labels: ['stellwerk'] });
    expect(await deliveries.settled()).toEqual([202, 202, 202, 202]);
    emulator.misbehave({ throttle: { times: 3, retryAfterSeconds: 0.2 }, errorRate: 0 });

    const runId = `${tenant}.trams.${issue.number}.1`;
    const run = await untilRun(product, runId, atGate('qa'), 90_000);
    expect(run).toMatchObject({ requester: 'github:maja', title: ticket.title });
    expect((await decide(product, runId, 'qa', 'approve')).status).toBe(200);
    const done = await untilRun(product, runId, isCompleted, 90_000);

    const { git } = emulator.store;
    const pull = [...repository().issues.values()].find(({ pull: each }) => each !== undefined);
    const main = await git.resolve(repository().folder, 'refs/heads/main');
    expect(pull).toMatchObject({ state: 'closed', pull: { draft: false, target: 'main', mergeCommit: main } });
    expect(pull?.body).toContain(`Refs #${issue.number}`);
    expect(pull?.comments.length).toBeGreaterThan(0);
    expect(done.pullRequest?.url).toContain('https://github.example/octo/tram-departures/pull/');
    const files = await git.listTree(repository().folder, 'refs/heads/main');
    expect(files.map(({ path }) => path)).toContain('src/departures.js');
    const runs = await product.call<{ readonly items: unknown[] }>('admin', 'GET', '/v1/runs?project=trams');
    expect(runs.body.items).toHaveLength(1);
    expect(issue.state).toBe('closed');
    // Some of them are meant to fail: the new tests before the change.
    const checks = repository().runs.map(({ title, job }) => [title.split('.').slice(0, 4).join('.'), job.conclusion]);
    expect(new Set(checks.map(([id]) => id))).toEqual(new Set([runId]));
    expect(checks.at(-1)).toEqual([runId, 'success']);
    const statuses = await deliveries.settled();
    // Each check's end rings: what is not taken for one is answered with 200.
    expect(statuses.slice(4).filter((status) => status === 202).length).toBeGreaterThanOrEqual(2 * checks.length);
  });
});

import { gitlabPipelinePath, renderGitLabPipeline } from '../../../pipelines/hubs/render-gitlab';
import { issueText } from '../../../adapters/hubs/issue-form';
import { startGitLabEmulator } from '../../support/gitlab-emulator';
import type { GitLabEmulator } from '../../support/gitlab-emulator';
import { changeIssue, openIssue } from '../../support/gitlab-emulator/issue-routes';
import { connectWebhook } from '../../support/gitlab-emulator/webhooks';
import { sampleFiles, sampleTicket } from '../../support/hub-emulator/sample-files';
import { startProduct, type Product } from '../../support/product-host';
import { atGate, decide, expectOk, isCompleted, registerProject, tenant, untilRun } from '../../support/product-runs';
import { sampleScript } from '../../support/product-sample';

jest.setTimeout(180_000);

interface Registered {
  readonly hubHookSecrets: { readonly gitlab: string };
}

describe.each(['local', 'platform'] as const)('a project on GitLab with checks: %s', (checks) => {
  let emulator: GitLabEmulator;
  let product: Product;
  let secret: string;
  const address = () => `${product.url}/api/hooks/gitlab/${tenant}`;
  const onGitLab = () => emulator.store.ensureProject('octo/city/tram-departures');

  beforeAll(async () => {
    emulator = await startGitLabEmulator();
    const files = {
      ...sampleFiles(),
      '.gitlab-ci.yml': `include: [{ local: ${gitlabPipelinePath} }]\n`,
      [gitlabPipelinePath]: renderGitLabPipeline(),
    };
    const first = { branch: 'main', name: 'Anna', email: 'anna@example.org', message: 'Sample', files };
    await emulator.store.git.push(onGitLab().folder, first);
    const env = { STELLWERK_GITLAB_URL: emulator.host, STELLWERK_GITLAB_TOKEN: 'token' };
    product = await startProduct({ modelScript: sampleScript, env });
    const made = await product.call<Registered>('admin', 'POST', '/v1/tenants', { tenant });
    secret = expectOk(made).hubHookSecrets.gitlab;
    await registerProject(product, { project: 'trams', location: 'gitlab:octo/city/tram-departures', hub: { checks } });
  });

  afterAll(async () => {
    await (product as Product | undefined)?.dispose();
    await emulator.close();
  });

  it('refuses a delivery without the secret', async () => {
    const send = async (token: string) => {
      const headers = { 'x-gitlab-token': token, 'idempotency-key': 'd-1' };
      return (await fetch(address(), { method: 'POST', headers, body: '{}' })).status;
    };
    expect(await send('')).toBe(401);
    expect(await send('guessed')).toBe(401);
    expect(await send(secret)).toBe(200);
  });

  it('takes an issue from its label to the merged merge request, past throttling and doubled deliveries', async () => {
    const deliveries = connectWebhook(emulator.store, { url: address(), secret, faults: { duplicate: true } });
    const ticket = sampleTicket();
    const wish = { title: ticket.title, description: issueText(ticket) };
    const issue = openIssue(emulator.store, onGitLab(), 'maja', wish);
    changeIssue(emulator.store, onGitLab(), issue, 'maja', { labels: 'stellwerk' });
    expect(await deliveries.settled()).toEqual([202, 202, 202, 202]);
    emulator.misbehave({ throttle: { times: 3, retryAfterSeconds: 0.2 } });

    const runId = `${tenant}.trams.${issue.iid}.1`;
    await untilRun(product, runId, atGate('qa'), 90_000);
    expect((await decide(product, runId, 'qa', 'approve')).status).toBe(200);
    await untilRun(product, runId, isCompleted, 90_000);

    const { git } = emulator.store;
    const [merge] = [...onGitLab().merges.values()];
    const main = await git.resolve(onGitLab().folder, 'refs/heads/main');
    expect(merge).toMatchObject({
      state: 'merged',
      target: 'main',
      mergeCommit: main,
      title: expect.not.stringMatching(/^Draft/),
    });
    expect(merge?.notes.length).toBeGreaterThan(0);
    const files = await git.listTree(onGitLab().folder, 'refs/heads/main');
    expect(files.map(({ path }) => path)).toContain('src/departures.js');
    expect(issue.state).toBe('closed');
    const last = checks === 'local' ? undefined : 'success';
    expect(onGitLab().pipelines.at(-1)?.job.conclusion).toBe(last);
    const statuses = await deliveries.settled();
    // Each check's end rings; what is not taken for one is answered with 200.
    expect(new Set(statuses)).toEqual(new Set([202]));
    expect(statuses.length).toBeGreaterThanOrEqual(4 + 2 * onGitLab().pipelines.length);
  });
});

import { createGitHubChecks } from '../../adapters/github/checks';
import { createGitHubClient } from '../../adapters/github/client';
import { checkOfBuild } from '../../app/services/ado-build-event';
import { readGitHubEvent } from '../../app/services/hubs/github-event';
import { githubWorkflowPath, renderGitHubWorkflow } from '../../pipelines/hubs/render-github';
import type { CheckRequest, CheckResult, CheckRunner } from '../../ports/check-runner';
import { startGitHubEmulator } from '../support/github-emulator';
import type { GitHubEmulator } from '../support/github-emulator';
import { until } from '../unit/adapters-local/scratch';
import { checkCommand, describeCheckRunnerContract } from './check-runner.contract';

const who = { branch: 'main', name: 'Anna', email: 'anna@example.org', message: 'Work' };
const repository = { repository: 'github:octo/shop', defaultBranch: 'main' };

function runnerFor({ url }: GitHubEmulator): CheckRunner {
  const project = { tenant: 'acme', project: 'shop', ...repository };
  return createGitHubChecks(createGitHubClient({ url, token: async () => 'token' }), {
    getProject: async () => project,
  });
}

describeCheckRunnerContract('GitHub Actions', async () => {
  const emulator = await startGitHubEmulator();
  const { store } = emulator;
  const { folder } = store.ensureRepository('octo', 'shop');
  const messages = new Map<string, object>();
  store.listen((_repo, event, payload) => {
    const message = checkOfBuild('acme', readGitHubEvent(event, 'd-1', payload));
    if (message) messages.set(message.checkId, message);
  });
  return {
    runner: runnerFor(emulator),
    messages: () => messages,
    async commit(files) {
      await store.git.push(folder, { ...who, files: { [githubWorkflowPath]: renderGitHubWorkflow() } });
      return { repository, commit: await store.git.push(folder, { ...who, branch: 'work', files }) };
    },
    dispose: () => emulator.close(),
  };
});

describe('checks on GitHub Actions', () => {
  let emulator: GitHubEmulator;

  beforeEach(async () => {
    emulator = await startGitHubEmulator();
  });
  afterEach(() => emulator.close());

  const request = (commit: string, command: string): CheckRequest => ({
    ...{ checkId: 'acme.shop.42.1.code.1.check.1', tenant: 'acme', runId: 'acme.shop.42.1', repository, commit },
    ...{ commands: [checkCommand('test', command)], timeoutSeconds: 20, instanceId: 'acme.shop.42.1.code.1' },
  });
  const seed = (files: Readonly<Record<string, string>>) =>
    emulator.store.git.push(emulator.store.ensureRepository('octo', 'shop').folder, { ...who, files });
  const finished = async (runner: CheckRunner, { checkId }: CheckRequest): Promise<CheckResult> => {
    await until(async () => (await runner.result(checkId)) !== undefined, 20_000);
    return (await runner.result(checkId)) as CheckResult;
  };

  it('starts a check once, also from another process, which reads its result', async () => {
    const asked = request(await seed({ [githubWorkflowPath]: renderGitHubWorkflow() }), 'echo fine');
    await runnerFor(emulator).start(asked);
    const another = runnerFor(emulator);
    await another.start(asked);

    expect(await finished(another, asked)).toMatchObject({ passed: true, commit: asked.commit, sandbox: 'pipeline' });
    expect(emulator.store.find('octo', 'shop')?.runs).toHaveLength(1);
  });

  it('believes no report that the commands put in place of their own', async () => {
    const forged = 'for i in 1 2 3; do echo "1 0 5" >"$OUT/outcomes"; echo "{}" >"$OUT/request.json"; done; exit 1';
    const asked = request(await seed({ [githubWorkflowPath]: renderGitHubWorkflow() }), forged);
    const runner = runnerFor(emulator);
    await runner.start(asked);

    const result = await finished(runner, asked);
    expect(result).toMatchObject({ passed: false, commands: [{ name: 'test', outcome: 'failed', exitCode: 1 }] });
  });

  it('says how to come by the workflow where there is none', async () => {
    const asked = request(await seed({ 'a.txt': 'a' }), ':');

    await expect(runnerFor(emulator).start(asked)).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringContaining('pipeline render --platform github') as string,
    });
  });

  it('tells which step broke when a run leaves no report', async () => {
    const broken = renderGitHubWorkflow().replace(/uses: actions\/checkout@\S+/, 'uses: acme/unknown@v1');
    const asked = request(await seed({ [githubWorkflowPath]: broken }), ':');
    const runner = runnerFor(emulator);
    await runner.start(asked);

    const { passed, commands } = await finished(runner, asked);
    expect(passed).toBe(false);
    expect(commands[0]?.tail).toMatch(/\(failure\) at checkout\.[\s\S]*acme\/unknown/);
  });
});

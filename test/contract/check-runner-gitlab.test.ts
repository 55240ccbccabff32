import { createGitLabChecks } from '../../adapters/gitlab/checks';
import { createGitLabClient } from '../../adapters/gitlab/client';
import { checkOfBuild } from '../../app/services/ado-build-event';
import { readGitLabEvent } from '../../app/services/hubs/gitlab-event';
import { gitlabPipelinePath, renderGitLabPipeline } from '../../pipelines/hubs/render-gitlab';
import type { CheckRequest, CheckResult, CheckRunner } from '../../ports/check-runner';
import { startGitLabEmulator } from '../support/gitlab-emulator';
import type { GitLabEmulator } from '../support/gitlab-emulator';
import { until } from '../unit/adapters-local/scratch';
import { checkCommand, describeCheckRunnerContract } from './check-runner.contract';

const who = { branch: 'main', name: 'Anna', email: 'anna@example.org', message: 'Work' };
const repository = { repository: 'gitlab:octo/team/shop', defaultBranch: 'main' };
const configuration = {
  '.gitlab-ci.yml': `include: [{ local: ${gitlabPipelinePath} }]\n`,
  [gitlabPipelinePath]: renderGitLabPipeline(),
};

function runnerFor({ host }: GitLabEmulator): CheckRunner {
  const project = { tenant: 'acme', project: 'shop', ...repository };
  return createGitLabChecks(createGitLabClient({ url: host, token: async () => 'token' }), {
    getProject: async () => project,
  });
}

describeCheckRunnerContract("GitLab's pipelines", async () => {
  const emulator = await startGitLabEmulator();
  const { store } = emulator;
  const { folder } = store.ensureProject('octo/team/shop');
  const messages = new Map<string, object>();
  store.listen((_project, _event, payload) => {
    const message = checkOfBuild('acme', readGitLabEvent('d-1', payload));
    if (message) messages.set(message.checkId, message);
  });
  return {
    runner: runnerFor(emulator),
    messages: () => messages,
    async commit(files) {
      const branch = 'work';
      return {
        repository,
        commit: await store.git.push(folder, { ...who, branch, files: { ...configuration, ...files } }),
      };
    },
    dispose: () => emulator.close(),
  };
});

describe("checks in GitLab's pipelines", () => {
  let emulator: GitLabEmulator;
  const project = () => emulator.store.ensureProject('octo/team/shop');

  beforeEach(async () => {
    emulator = await startGitLabEmulator();
  });
  afterEach(() => emulator.close());

  const request = (commit: string, command: string): CheckRequest => ({
    ...{ checkId: 'acme.shop.42.1.code.1.check.1', tenant: 'acme', runId: 'acme.shop.42.1', repository, commit },
    ...{ commands: [checkCommand('test', command)], timeoutSeconds: 20, instanceId: 'acme.shop.42.1.code.1' },
  });
  const seed = (files: Readonly<Record<string, string>>) =>
    emulator.store.git.push(project().folder, { ...who, files });
  const finished = async (runner: CheckRunner, { checkId }: CheckRequest): Promise<CheckResult> => {
    await until(async () => (await runner.result(checkId)) !== undefined, 20_000);
    return (await runner.result(checkId)) as CheckResult;
  };

  it('starts a check once, also from another process, off the default branch and its protected variables', async () => {
    const asked = request(await seed(configuration), 'echo "$HOME" is home');
    await runnerFor(emulator).start(asked);
    const another = runnerFor(emulator);
    await another.start(asked);

    const result = await finished(another, asked);
    expect(result).toMatchObject({ passed: true, commit: asked.commit, sandbox: 'pipeline' });
    expect(result.commands[0]?.command).toBe('echo "$HOME" is home');
    expect(project().pipelines.map(({ ref }) => ref)).toEqual([`stellwerk-check/${asked.commit}`]);
    expect(
      await emulator.store.git.resolve(project().folder, `refs/heads/stellwerk-check/${asked.commit}`),
    ).toBeUndefined();
  });

  it('believes no report that the commands put in place of their own', async () => {
    const forged = 'echo "1 0 5" >"$OUT/outcomes"; echo "{}" >"$OUT/request.json"; exit 1';
    const asked = request(await seed(configuration), forged);
    const runner = runnerFor(emulator);
    await runner.start(asked);

    const result = await finished(runner, asked);
    expect(result).toMatchObject({ passed: false, commands: [{ name: 'test', outcome: 'failed', exitCode: 1 }] });
  });

  it('says how to come by the job where there is none', async () => {
    const asked = request(await seed({ 'a.txt': 'a' }), ':');

    await expect(runnerFor(emulator).start(asked)).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringContaining('pipeline render --platform gitlab') as string,
    });
  });
});

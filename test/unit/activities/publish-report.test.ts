import { createPublishReport } from '../../../activities/publish-report';
import { createLocalGit } from '../../../adapters/local-git';
import type { LocalGit } from '../../../adapters/local-git';
import { AppError } from '../../../domain/errors';
import { defaultRunPolicy } from '../../../domain/policy';
import { defaultPullRequestPolicy } from '../../../domain/policy/pull-requests';
import type { PullRequestPolicy } from '../../../domain/policy/pull-requests';
import type { DocumentOf } from '../../../schemas/registry';
import { gitIn, newFolder, newRepository, removeFolders, searchPath } from '../adapters-local/scratch';
import { createActivityWorld } from './activity-world';
import type { ActivityWorld } from './activity-world';

describe('publishReport', () => {
  let world: ActivityWorld;
  let host: LocalGit;
  let pullRequest: string;
  let commit: string;

  beforeEach(async () => {
    world = await createActivityWorld();
    const location = newRepository({ 'src/pay.ts': 'one\n' });
    const data = newFolder('data');
    host = createLocalGit({ databaseFile: `${data}/codehost.db`, tempFolder: `${data}/tmp`, path: searchPath });
    const { repository } = await host.ensureRepository('acme', 'shop', location);
    commit = gitIn(location, 'rev-parse', 'main').trim();
    await host.ensureBranch(repository, 'work', commit);
    const text = { title: 'A change', description: 'Why', draft: true, workItem: '42' };
    pullRequest = (await host.ensurePullRequest({ repository, source: 'work', target: 'main', ...text })).id;
  });
  afterEach(() => {
    host.close();
    world.close();
  });
  afterAll(removeFolders);

  const code = () => host as Pick<LocalGit, 'review' | 'ensureThread'>;
  async function publish(
    report: Partial<DocumentOf<'qa_report'>>,
    pullRequests: Partial<PullRequestPolicy> = {},
    on = code(),
  ): Promise<string> {
    const qaReport = await world.document('qa_report', { commit, ...report });
    const policy = { ...defaultRunPolicy, pullRequests: { ...defaultPullRequestPolicy, ...pullRequests } };
    const { runId, tenant } = world.run;
    const { artifacts, work } = world.ports;
    await createPublishReport({ artifacts, code: on as LocalGit, work })({
      ...{ runId, tenant, operationKey: 'report', qaReport },
      ...{ run: { ...world.run, policy }, pullRequest: { id: pullRequest, url: 'file:///shop' } },
    });
    return (await host.listThreads(pullRequest)).at(-1)?.text ?? '';
  }
  const finding = { check: 'sast', message: 'adds eval', file: 'src/pay.ts', line: 1 };
  const rejected: Partial<DocumentOf<'qa_report'>> = {
    status: 'REJECTED',
    feedback: [finding, { check: 'test', message: 'test failed' }],
    checks: [
      { name: 'build', outcome: 'passed', duration_ms: 1_200 },
      { name: 'test', outcome: 'failed', duration_ms: 900 },
      { name: 'e2e', outcome: 'skipped' },
    ],
  };

  it('puts findings at their lines, checks into statuses, and objects to a rejected change', async () => {
    const thread = await publish(rejected);
    const { remarks, statuses, labels, vote } = await host.readReview(pullRequest, commit);
    expect(remarks).toMatchObject([{ path: 'src/pay.ts', line: 1, text: 'sast: adds eval', isOpen: true }]);
    expect(Object.fromEntries(statuses.map(({ name, state }) => [name, state]))).toEqual({
      ...{ build: 'succeeded', test: 'failed', e2e: 'pending', 'qa-report': 'failed', 'qa-approval': 'pending' },
    });
    expect([labels, vote]).toEqual([['qa-rejected', 'stellwerk'], 'wait']);
    expect(thread).toContain('- test failed');
    expect(thread).toContain('1 finding at their lines');
    expect(thread).not.toContain('adds eval');
  });

  it('resolves what the next report does not find any more, and takes its objection back', async () => {
    await publish(rejected);
    await publish({ status: 'APPROVED', feedback: [], checks: [{ name: 'e2e', outcome: 'skipped' }] });
    const { remarks, statuses, labels, vote } = await host.readReview(pullRequest, commit);
    expect(remarks).toMatchObject([{ isOpen: false }]);
    expect(statuses.find(({ name }) => name === 'e2e')).toMatchObject({ state: 'succeeded' });
    expect([labels, vote]).toEqual([['qa-approved', 'stellwerk'], 'none']);
  });

  it('says only what the project wants said', async () => {
    const thread = await publish(rejected, { remarks: false, statuses: false, vote: false, labels: [] });
    expect(await host.readReview(pullRequest, commit)).toEqual({ remarks: [], statuses: [], labels: [], vote: 'none' });
    expect(thread).toContain('- src/pay.ts:1: adds eval');
  });

  it('holds nobody up where the service may not do it, and says so in the thread', async () => {
    const refused = async () => {
      throw new AppError('forbidden', 'Azure DevOps did not vote: give the identity the permission.');
    };
    const thread = await publish(rejected, {}, { review: refused, ensureThread: host.ensureThread.bind(host) });
    expect(thread).toContain('- src/pay.ts:1: adds eval');
    expect(thread).toContain('give the identity the permission');
  });
});

import { agentAccount, createFakeHookSource, projectGuid } from '../../support/fake-hook-source';
import type { FakeHookSource } from '../../support/fake-hook-source';
import { createServiceWorld, openGate, qa } from '../../support/service-world';
import type { ServiceWorld } from '../../support/service-world';

const organization = 'https://dev.azure.com/acme-org';
const instance = 'acme.shop.1.1.code.1';
const checkId = `${instance}.code.1`;
const head = 'a'.repeat(40);
const person = { id: 'q', displayName: 'Quality', uniqueName: 'quality@acme.example' };
const repository = { id: 'web-id', name: 'web', project: { id: projectGuid, name: 'Web Shop' } };

/** Real deliveries of pipelines name their project by its id, in links and containers alone. */
const pipeline = {
  id: 2,
  name: 'ci',
  folder: '\\',
  url: `${organization}/${projectGuid}/_apis/pipelines/2?revision=2`,
};
const run = (state: string, result?: string) => ({
  run: {
    id: 6,
    name: '20261121.1',
    state,
    result,
    pipeline,
    url: `${organization}/${projectGuid}/_apis/pipelines/2/runs/6`,
  },
  pipeline,
});
const approval = (status: string) => ({
  ...run('inProgress'),
  approval: { id: 'approval-1', status, steps: [{ assignedApprover: { displayName: 'Ops' }, status }] },
  projectId: projectGuid,
  stageName: 'deploy',
});
const build = (number: string, sourceVersion: string) => ({
  ...{ id: 6, buildNumber: number, status: 'completed', result: 'failed', sourceVersion },
  ...{ definition: { id: 2, name: 'ci' }, project: { id: projectGuid, name: 'Web Shop' } },
  url: `${organization}/${projectGuid}/_apis/build/Builds/6`,
});
const pull = (status: string, vote = 0) => ({
  ...{
    repository,
    pullRequestId: 3,
    status,
    isDraft: true,
    title: 'Greet',
    sourceRefName: 'refs/heads/stellwerk/greet',
  },
  ...{ targetRefName: 'refs/heads/main', mergeStatus: 'succeeded', lastMergeSourceCommit: { commitId: head } },
  createdBy: { id: 'agent-id', uniqueName: agentAccount },
  reviewers: [
    { ...person, vote },
    { id: 'group', displayName: '[Shop]\\Reviewers', vote, isContainer: true },
  ],
});
const comment = (content: string) => ({
  comment: {
    ...{ id: 2, parentCommentId: 1, author: person, content, commentType: 'text' },
    _links: { threads: { href: `${organization}/_apis/git/repositories/web-id/pullRequests/3/threads/5` } },
  },
  // The repository's project comes without its name.
  pullRequest: { ...pull('active'), repository: { ...repository, project: { id: projectGuid } } },
});
const alert = (severity: string, state = 'active') => ({
  ...{ alertId: 12, title: 'SQL injection in orders.ts', severity, state, alertType: 'code' },
  repository: { id: 'web-id', name: 'web', project: { id: projectGuid, name: 'Web Shop' } },
  url: `${organization}/${projectGuid}/_apis/alert/repositories/web-id/alerts/12`,
});

describe('events of Azure DevOps, one kind after the other', () => {
  let world: ServiceWorld;
  let source: FakeHookSource;
  let runId: string;
  let delivery = 0;

  beforeEach(async () => {
    world = await createServiceWorld();
    source = createFakeHookSource();
    const { directory } = world.ports;
    const mailed = { ...qa, roles: ['qa', 'ops'], email: person.uniqueName };
    const answers: string[] = [];
    Object.assign(world.ports, {
      hookSource: source,
      directory: { ...directory, find: async () => mailed, findByAddress: async () => mailed },
      code: {
        ...world.ports.code,
        ensureThread: async (_pull: string, _marker: string, text: string) => void answers.push(text),
        listThreads: async () => answers.map((text) => ({ marker: '', text })),
      },
    });
    const record = await world.ports.projects.getProject('acme', 'shop');
    if (!record) throw new Error('no project');
    await world.ports.projects.ensureProject({ ...record, repository: 'ado:acme-org/Web Shop/web' });
    ({ runId } = await openGate(world));
    const at = '2026-01-05T09:00:00.000Z';
    const pullRequest = { id: 'ado:acme-org/Web Shop/web!3', url: 'https://x/3' };
    const news = { branch: 'stellwerk/greet', commit: head, pullRequest };
    const told = { kind: 'check' as const, text: 'check', data: { checkId } };
    await world.ports.runs.recordProgress(runId, `${checkId}/start`, at, news, told);
    world.durable.instances.set(instance, 'active');
  });
  afterEach(() => world.close());

  /** Delivered, and taken in from the bus when it went there. */
  async function tell(eventType: string, resource: object, project = projectGuid) {
    delivery += 1;
    const body = {
      ...{ subscriptionId: 'bea5b36f', notificationId: delivery, id: `event-${delivery}`, eventType, resource },
      resourceContainers: { collection: { id: 'c', baseUrl: `${organization}/` }, project: { id: project } },
    };
    const authorization = `Basic ${Buffer.from('azure-devops:s3cret').toString('base64')}`;
    const readBody = async () => Buffer.from(JSON.stringify(body));
    const before = world.sent.length;
    const answer = await world.services.acceptAdoHook({ tenant: 'acme', authorization, readBody });
    const [sent] = world.sent.slice(before);
    if (answer.kind !== 'queued' || sent?.queue !== 'ado-events') return answer;
    return world.services.intakeAdoEvent(sent.message.body as never);
  }

  const rung = () => world.durable.raised.map(({ instanceId, event }) => `${instanceId} ${event}`);

  it.each([
    ['ms.vss-pipelines.run-state-changed-event', run('completed', 'succeeded'), 'build 6 is succeeded'],
    [
      'ms.vss-pipelines.stage-state-changed-event',
      { ...run('inProgress'), stage: { id: 's', name: 'deploy', state: 'completed', result: 'failed' } },
      'build 6 is failed',
    ],
    ['ms.vss-pipelinechecks-events.approval-pending', approval('pending'), 'build 6 is pending'],
    ['ms.vss-pipelinechecks-events.approval-completed', approval('approved'), 'build 6 is approved'],
    ['build.complete', build('20261121.1', head), 'build 6 is failed'],
  ])('%s wakes what waits for a check', async (eventType, resource, reason) => {
    expect(await tell(eventType, resource)).toMatchObject({
      outcome: 'noted',
      reason: expect.stringContaining(reason),
    });
    expect(rung()).toEqual([`${instance} check_completed.${checkId}`]);
  });

  it('a build of another commit wakes nobody, nor does one whose result was read', async () => {
    expect(await tell('build.complete', build('20261121.2', 'b'.repeat(40)))).toMatchObject({ outcome: 'ignored' });
    const read = { kind: 'check' as const, text: 'check passed', data: { checkId, milliseconds: 7 } };
    await world.ports.runs.recordProgress(runId, `${checkId}/done`, '2026-01-05T09:01:00.000Z', {}, read);
    expect(await tell('build.complete', build('20261121.1', head))).toMatchObject({ outcome: 'ignored' });
    expect(rung()).toEqual([]);
  });

  it('a build that is called as a check goes to who waits for that check alone', async () => {
    expect(await tell('build.complete', build(checkId, head))).toEqual({ kind: 'queued', messageId: checkId });
    expect(world.sent.at(-1)).toMatchObject({
      queue: 'check-results',
      message: { body: { checkId, instanceId: instance } },
    });
  });

  it.each([
    ['ms.vss-pipelines.run-state-changed-event', { run: { id: 6, state: 'completed' } }],
    ['ms.vss-pipelinechecks-events.approval-pending', { run: { id: 6 }, approval: { status: 'pending' } }],
    ['build.complete', { id: 6, buildNumber: '1', status: 'completed' }],
    ['ms.vss-alerts.alert-created-event', { alertId: 12, severity: 'high' }],
  ])('%s of a project that nobody has bound is about no rule', async (eventType, resource) => {
    const answer = await tell(eventType, resource, '00000000-aaaa-4bbb-8ccc-000000000000');
    expect(answer).toMatchObject({ kind: 'unmatched', reason: expect.stringContaining('no project is bound') });
  });

  it.each([
    'build.complete',
    'ms.vss-pipelines.run-state-changed-event',
    'ms.vss-pipelines.stage-state-changed-event',
    'ms.vss-pipelinechecks-events.approval-pending',
    'ms.vss-alerts.alert-created-event',
    'ms.vss-alerts.alert-state-changed-event',
    'git.pullrequest.created',
    'git.pullrequest.merged',
    'ms.vss-code.git-pullrequest-comment-event',
    'git.push',
  ])('%s that names nothing is recorded with its reason', async (eventType) => {
    const answer = await tell(eventType, { run: { state: 'completed' } });
    expect(answer).toMatchObject({ kind: 'recorded', reason: expect.stringMatching(/^resource names no /) });
    const [kept] = await world.ports.events.list('acme', { limit: 1 });
    expect(kept).toMatchObject({ outcome: 'ignored', reason: expect.stringMatching(/^resource names no /) });
  });

  it('a pull request is made, gets a vote, is tried to be merged, and is completed', async () => {
    source.pull = { status: 'active', head, votes: [{ person: { account: person.uniqueName }, vote: 0 }] };
    expect(await tell('git.pullrequest.created', pull('active'))).toMatchObject({ outcome: 'noted', runId });
    expect(await tell('git.pullrequest.merged', pull('active'))).toMatchObject({
      outcome: 'noted',
      reason: 'no vote is new',
    });
    source.pull = { ...source.pull, votes: [{ person: { account: person.uniqueName }, vote: 10 }] };
    expect(await tell('git.pullrequest.updated', pull('active', 10))).toMatchObject({ outcome: 'done', runId });
    const completed = await tell('git.pullrequest.merged', pull('completed', 10));
    expect(completed).toMatchObject({ outcome: 'noted', reason: 'the pull request was completed', runId });
    const decided = await world.ports.runs.getDecision(runId, 'qa.1');
    expect(decided).toMatchObject({ choice: 'approve', channel: 'ado-vote' });
  });

  it('a comment on the pull request commands, and is answered there', async () => {
    source.comments.set(2, { author: { account: person.uniqueName }, text: '/stellwerk stop' });
    expect(await tell('ms.vss-code.git-pullrequest-comment-event', comment('/stellwerk stop'))).toMatchObject({
      outcome: 'done',
      runId,
    });
    expect(await world.ports.runs.getControl(runId)).toBe('pause');
    expect(await world.ports.code.listThreads('')).toEqual([
      { marker: '', text: expect.stringContaining('stop by qa: done') },
    ]);
    const chat = await tell('ms.vss-code.git-pullrequest-comment-event', comment('Nice.'));
    expect(chat).toMatchObject({ kind: 'unmatched', reason: 'the comment holds no command' });
  });

  it('a new alert of weight becomes a bug report, once; others and changes leave their record', async () => {
    const reports = () => world.sent.filter(({ queue }) => queue === 'bug-reports');
    expect(await tell('ms.vss-alerts.alert-created-event', alert('high'))).toMatchObject({ outcome: 'done' });
    await tell('ms.vss-alerts.alert-created-event', alert('high'));
    expect(reports()).toHaveLength(1);
    expect(reports()[0]?.message.body).toMatchObject({ project: 'shop', occurrence: 'acme-org/alert/12' });
    for (const [kind, resource] of [
      ['alert-created-event', alert('medium')],
      ['alert-state-changed-event', alert('high', 'fixed')],
      ['alert-updated-event', alert('critical')],
    ] as const) {
      expect(await tell(`ms.vss-alerts.${kind}`, resource)).toMatchObject({ outcome: 'ignored' });
    }
    expect(reports()).toHaveLength(1);
  });
});

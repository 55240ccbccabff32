import { pullRequestUpdated, workItemCommented, workItemUpdated } from '../../support/ado-events';
import { createFakeHookSource } from '../../support/fake-hook-source';
import type { FakeHookSource } from '../../support/fake-hook-source';
import { createServiceWorld, openGate, qa, subjectOf } from '../../support/service-world';
import type { ServiceWorld } from '../../support/service-world';

const runId = 'acme.shop.13.1';
const jamal = { user: 'jamal', displayName: 'Jamal', tenant: 'acme', roles: ['dev'], email: 'jamal@acme.example' };
const mailedQa = { ...qa, email: 'quality@acme.example' };

describe('commands and votes from Azure DevOps', () => {
  let world: ServiceWorld;
  let source: FakeHookSource;
  let delivery = 0;

  beforeEach(async () => {
    world = await createServiceWorld();
    source = createFakeHookSource();
    const people = [jamal, mailedQa];
    const { directory } = world.ports;
    Object.assign(world.ports, {
      hookSource: source,
      directory: {
        ...directory,
        find: async (user: string) => people.find((each) => each.user === user),
        findByAddress: async (_tenant: string, address: string) => people.find(({ email }) => email === address),
      },
    });
  });
  afterEach(() => world.close());

  function take(event: unknown) {
    delivery += 1;
    return world.services.intakeAdoEvent({ tenant: 'acme', messageId: `m-${delivery}`, event });
  }

  /** A comment that the platform confirms. */
  function say(text: string, comment: number, by = 'Jamal Hartnett <jamal@acme.example>') {
    const account = /<(.*)>/.exec(by)?.[1] ?? by;
    source.comments.set(comment, { author: { account }, text });
    return take(workItemCommented({ text, comment, by }));
  }

  async function started(): Promise<void> {
    await take(workItemUpdated({ tags: ['', 'stellwerk'] }));
  }

  const replies = async () => (await world.ports.work.listComments('acme', 'shop', '13')).map(({ text }) => text);

  it('starts a run by a mention, once, and answers nobody who only talks about it', async () => {
    expect(await say('<div>We could say /stellwerk run one day</div>', 1)).toMatchObject({ outcome: 'ignored' });
    expect(await say('<blockquote>/stellwerk run</blockquote>No.', 2)).toMatchObject({ outcome: 'ignored' });
    expect(await say('<div>/stellwerk run, please</div>', 3)).toMatchObject({ outcome: 'started', runId });
    expect(await say('<div>/stellwerk run, please</div>', 3)).toMatchObject({ outcome: 'duplicate', runId });
    expect(world.durable.started).toHaveLength(1);
  });

  it('answers every command with a comment', async () => {
    await world.ports.work.ensure({
      ...{ tenant: 'acme', project: 'shop', key: '13', title: 'Greet customers', description: '', url: 'https://x/13' },
      ...{ acceptanceCriteria: [], type: 'User Story', state: 'New', requester: 'jamal', priority: 2 },
      ...{ revision: 1, labels: [] },
    });
    const quality = 'Quality <quality@acme.example>';
    await say('/stellwerk stop', 1);
    await say('/stellwerk run', 2);
    await say('/stellwerk run', 3);
    await openGate(world, 'qa', 1, { runId });
    await say('/stellwerk explain', 4);
    await say('/stellwerk stop', 5);
    await say('/stellwerk stop', 6);
    await say('/stellwerk resume', 7);
    await say('/stellwerk approve', 8, quality);
    await say(`/stellwerk approve ${subjectOf(1).slice(0, 12)}`, 9, quality);
    await say('/stellwerk dance', 10);

    expect(await replies()).toEqual(
      [
        'There is no run of 13 yet.',
        `Run ${runId} has started.`,
        `Run ${runId} of this work item has not ended, so no other is started.`,
        'approve',
        'stop by jamal: done',
        'stop by jamal: it was so already',
        'resume by jamal: done',
        'Name what you decide on.',
        'approve of qa by qa: recorded',
        'explain',
      ].map((part) => expect.stringContaining(part)),
    );
  });

  it('stops and resumes the run of somebody who may', async () => {
    await started();

    expect(await say('/stellwerk stop', 1)).toMatchObject({ outcome: 'done', runId });
    expect(await world.ports.runs.getControl(runId)).toBe('pause');
    await say('@Stellwerk resume', 2);
    expect(await world.ports.runs.getControl(runId)).toBe('run');
    expect(await replies()).toEqual([expect.stringContaining('stop by jamal'), expect.stringContaining('resume by')]);
  });

  it('explains where the run stands and what to write, in lines that command nothing', async () => {
    await started();
    await openGate(world, 'qa', 1, { runId });

    await say('/stellwerk explain', 1);

    const [text = ''] = await replies();
    expect(text).toContain(`/stellwerk approve ${subjectOf(1).slice(0, 12)}`);
    expect(text.split('\n').every((line) => !line.startsWith('/'))).toBe(true);
  });

  it('approves for whom the directory knows by mail, on the digest that was shown', async () => {
    await started();
    await openGate(world, 'qa', 1, { runId });
    const by = 'Quality <quality@acme.example>';

    expect(await say('/stellwerk approve', 1, by)).toMatchObject({ outcome: 'refused' });
    expect(await say(`/stellwerk approve ${'9'.repeat(12)}`, 2, by)).toMatchObject({
      outcome: 'refused',
      reason: expect.stringContaining('stale_subject'),
    });
    expect(await say(`/stellwerk approve ${subjectOf(1).slice(0, 12)} fine`, 3, by)).toMatchObject({ outcome: 'done' });
    expect(await world.ports.runs.getDecision(runId, 'qa.1')).toMatchObject({
      ...{ by: 'qa', choice: 'approve', subject: subjectOf(1), comment: 'fine', channel: 'ado-comment' },
    });
  });

  it.each([
    ['the requester', 'Jamal Hartnett <jamal@acme.example>', /requester_cannot_decide|role_required/],
    ['a namesake of an approver elsewhere', 'QA <qa@evil.example>', /mail address/],
    ['a name without an address', 'qa', /mail address/],
  ])('refuses the approval of %s, with the reason on the work item', async (_who, by, reason) => {
    await started();
    await openGate(world, 'qa', 1, { runId });

    const intake = await say(`/stellwerk approve ${subjectOf(1).slice(0, 12)}`, 1, by);

    expect(intake).toMatchObject({ outcome: 'refused', reason: expect.stringMatching(reason) });
    expect(await world.ports.runs.getDecision(runId, 'qa.1')).toBeUndefined();
    expect(await replies()).toEqual([expect.stringMatching(reason)]);
  });

  it('does not believe a delivery that the platform does not confirm', async () => {
    await started();
    await openGate(world, 'qa', 1, { runId });
    const text = `/stellwerk approve ${subjectOf(1).slice(0, 12)}`;
    const by = 'Quality <quality@acme.example>';

    expect(await take(workItemCommented({ text, comment: 1, by }))).toMatchObject({ outcome: 'refused' });
    source.comments.set(2, { author: { account: 'jamal@acme.example' }, text });
    expect(await take(workItemCommented({ text, comment: 2, by }))).toMatchObject({ outcome: 'refused' });
    source.comments.set(3, { author: { account: 'quality@acme.example' }, text: 'Not yet.' });
    expect(await take(workItemCommented({ text, comment: 3, by }))).toMatchObject({ outcome: 'refused' });
    expect(await world.ports.runs.getDecision(runId, 'qa.1')).toBeUndefined();
  });

  it("does not believe a delivery that puts somebody else's account beside the author's id", async () => {
    await started();
    await openGate(world, 'qa', 1, { runId });
    const text = `/stellwerk approve ${subjectOf(1).slice(0, 12)}`;
    source.comments.set(1, { author: { id: 'guid-of-jamal', name: 'Jamal' }, text });
    const delivered = workItemCommented({ text, comment: 1 });
    const revisedBy = { id: 'guid-of-jamal', uniqueName: 'quality@acme.example' };

    const intake = await take({ ...delivered, resource: { ...(delivered['resource'] as object), revisedBy } });

    expect(intake).toMatchObject({ outcome: 'refused' });
    expect(await world.ports.runs.getDecision(runId, 'qa.1')).toBeUndefined();
  });

  it('knows whoever asked for the run under another account name, and does not let them approve it', async () => {
    const by = 'Quality <quality@acme.example>';
    await say('/stellwerk run', 1, by);
    await openGate(world, 'qa', 1, { runId });

    const intake = await say(`/stellwerk approve ${subjectOf(1).slice(0, 12)}`, 2, by);

    expect(await world.ports.runs.getRun(runId)).toMatchObject({ requester: 'qa' });
    expect(intake).toMatchObject({ outcome: 'refused', reason: expect.stringContaining('asked for') });
  });

  it('does not listen to itself', async () => {
    const own = 'Agent <agent@acme.example>';
    expect(await say('/stellwerk run', 1, own)).toMatchObject({
      outcome: 'ignored',
      reason: expect.stringContaining('itself'),
    });
    const tagged = workItemUpdated({ tags: ['', 'stellwerk'] });
    const resource = { ...(tagged['resource'] as object), revisedBy: { id: 'agent-id', uniqueName: 'other-name' } };
    expect(await take({ ...tagged, resource })).toMatchObject({ outcome: 'ignored' });
    expect(world.durable.started).toHaveLength(0);
  });

  it('holds the run of a deleted work item', async () => {
    await started();
    const { resource: _resource, ...envelope } = workItemCommented({ text: '' });
    const fields = { 'System.TeamProject': 'Web Shop' };

    await take({ ...envelope, eventType: 'workitem.deleted', resource: { id: 13, rev: 9, fields } });

    expect(await world.ports.runs.getControl(runId)).toBe('pause');
  });

  describe('a vote', () => {
    const voted = { 'quality@acme.example': 10 };
    const pullRun = 'acme.web.13.1';

    beforeEach(async () => {
      const ado = { organization: 'acme-org', project: 'Web Shop', startTag: 'web' };
      const repository = 'ado:acme-org/Web Shop/web';
      await world.ports.projects.ensureProject({
        tenant: 'acme',
        project: 'web',
        repository,
        defaultBranch: 'main',
        ado,
      });
      await take(workItemUpdated({ tags: ['', 'web'] }));
      const pullRequest = { id: `${repository}!7`, url: 'https://dev.azure.com/acme-org/pr/7' };
      await world.ports.runs.recordProgress(pullRun, 'p', '2026-01-05T08:00:00.500Z', {
        pullRequest,
        commit: 'c'.repeat(40),
      });
    });

    function stand(votes: Readonly<Record<string, number>>, head = 'c'.repeat(40)) {
      source.pull = {
        ...{ status: 'active', head },
        votes: Object.entries(votes).map(([account, vote]) => ({ person: { account }, vote })),
      };
      return take(pullRequestUpdated({ id: `pull-${delivery}`, votes }));
    }

    it('decides at the open gate when it is new and on the commit of the gate', async () => {
      await stand({});
      await openGate(world, 'qa', 1, { runId: pullRun });

      expect(await stand(voted)).toMatchObject({ outcome: 'done', runId: pullRun });
      expect(await world.ports.runs.getDecision(pullRun, 'qa.1')).toMatchObject({ by: 'qa', channel: 'ado-vote' });
    });

    it('of an earlier time decides nothing later', async () => {
      await stand({});
      await stand(voted);
      await openGate(world, 'qa', 1, { runId: pullRun });

      expect(await stand(voted)).toMatchObject({ outcome: 'noted' });
      expect(await world.ports.runs.getDecision(pullRun, 'qa.1')).toBeUndefined();
    });

    it('on another commit, or that the platform does not show, decides nothing', async () => {
      await stand({});
      await openGate(world, 'qa', 1, { runId: pullRun });

      expect(await stand(voted, 'd'.repeat(40))).toMatchObject({ outcome: 'refused' });
      source.pull = { status: 'active', head: 'c'.repeat(40), votes: [] };
      expect(await take(pullRequestUpdated({ id: 'forged', votes: voted }))).toMatchObject({ outcome: 'noted' });
      expect(await world.ports.runs.getDecision(pullRun, 'qa.1')).toBeUndefined();
    });

    it('on another pull request of the same branch decides nothing, and its end holds nothing', async () => {
      const pullRequest = { id: 'ado:acme-org/Web Shop/web!6', url: 'https://dev.azure.com/acme-org/pr/6' };
      await world.ports.runs.recordProgress(pullRun, 'own', '2026-01-05T08:00:01.000Z', {
        pullRequest,
        branch: `stellwerk/${pullRun}`,
      });
      await stand({});
      await openGate(world, 'qa', 1, { runId: pullRun });

      expect(await stand(voted)).toMatchObject({ outcome: 'ignored' });
      await take(pullRequestUpdated({ id: 'abandoned', status: 'abandoned' }));
      expect(await world.ports.runs.getDecision(pullRun, 'qa.1')).toBeUndefined();
      expect(await world.ports.runs.getControl(pullRun)).not.toBe('pause');
    });

    it('is no matter when a person abandons the pull request: the run is held', async () => {
      await take(pullRequestUpdated({ id: 'abandoned', status: 'abandoned' }));

      expect(await world.ports.runs.getControl(pullRun)).toBe('pause');
    });
  });
});

import { identityId } from '../../support/ado-emulator/areas/core';
import { buildsOf } from '../../support/ado-emulator/pipelines/build';
import { recordPush } from '../../support/ado-emulator/pushes';
import { seedRepository } from '../../support/ado-emulator/seed-repository';
import { person, startAdoWorld } from '../../support/ado-world';
import type { AdoWorld } from '../../support/ado-world';
import { admin, openGate, qa } from '../../support/service-world';

jest.setTimeout(60_000);

const repository = 'ado:acme-org/Web Shop/web';
const branch = 'stellwerk/greet';
const checkId = 'acme.shop.run-1.1.code.1.code.1';

describe('what Azure DevOps never told of code', () => {
  let ado: AdoWorld;
  let runId: string;
  let pull: { readonly id: string; readonly number: number };
  let commit: string;

  /** A run at its quality gate, with a draft pull request of the agent. Nobody has subscribed to anything. */
  beforeEach(async () => {
    ado = await startAdoWorld();
    const { world, emulator, code } = ado;
    const mailed = { ...qa, roles: ['qa', 'ops'], email: person };
    const directory = { find: async () => mailed, findByAddress: async () => mailed };
    Object.assign(world.ports, { code, directory: { ...world.ports.directory, ...directory } });
    const base = await seedRepository(emulator.store, emulator.store.ensureRepository('Web Shop', 'web'), {
      'a.txt': 'a',
    });
    const record = (await world.ports.projects.listProjects('acme')).find(({ project }) => project === 'shop');
    if (!record) throw new Error('no project');
    await world.ports.projects.ensureProject({ ...record, repository });
    await code.ensureBranch(repository, branch, base);
    const made = await code.commit({
      ...{ repository, branch, expectedHead: base, message: 'Greet', operationKey: 'run/1' },
      changes: [{ path: 'b.txt', content: Buffer.from('b') }],
    });
    if (made.kind !== 'committed') throw new Error(made.kind);
    commit = made.commit;
    const terms = { repository, source: branch, target: 'main', title: 'T', description: '', draft: true };
    const { id, url } = await code.ensurePullRequest({ ...terms, workItem: '7' });
    pull = { id, number: Number(id.split('!')[1]) };
    world.clock.current = new Date('2026-01-05T08:00:00Z');
    ({ runId } = await openGate(world));
    const progress = { branch, commit, pullRequest: { id, url } };
    await world.ports.runs.recordProgress(runId, 'code', new Date().toISOString(), progress);
    await reconcile();
  });
  afterEach(() => ado.close());

  /** What a look finds is taken in; answers how many it were. */
  async function reconcile(): Promise<number> {
    ado.world.clock.current = new Date();
    const { found, failed } = await ado.world.services.reconcileEvents();
    expect(failed).toEqual([]);
    await ado.receiver.drain();
    return found.length;
  }

  const pullPath = () => `Web%20Shop/_apis/git/repositories/web/pullRequests/${pull.number}`;
  const vote = (value: number) =>
    ado.asPerson('PUT', `${pullPath()}/reviewers/${identityId(person)}?api-version=7.1`, { vote: value });
  const controlOf = () => ado.world.ports.runs.getControl(runId);
  const eventsOf = async () => (await ado.world.ports.runs.listEvents(runId, 0)).map(({ text }) => text);

  it('finds a vote, which decides at the gate like one that was told, and finds it once', async () => {
    await vote(10);
    expect(await reconcile()).toBe(1);
    expect(ado.receiver.intakes.at(-1)).toMatchObject({
      outcome: 'done',
      runId,
      reason: expect.stringContaining('approve'),
    });
    expect(await reconcile()).toBe(0);
  });

  it('leaves alone what hooks have told', async () => {
    await ado.world.services.hookSubscriptions.ensure(admin, { tenant: 'acme', url: ado.receiver.url });
    await vote(-10);
    await ado.deliveries.settle();
    await ado.receiver.drain();
    expect(ado.receiver.intakes.at(-1)).toMatchObject({ outcome: 'done', reason: expect.stringContaining('reject') });
    expect(await reconcile()).toBe(0);
  });

  it('finds a command in a comment and answers it on the pull request', async () => {
    const comments = [{ content: '/stellwerk stop until Monday', commentType: 1 }];
    await ado.asPerson('POST', `${pullPath()}/threads?api-version=7.1`, { comments, status: 1 });
    expect(await reconcile()).toBe(1);
    expect(await controlOf()).toBe('pause');
    const answers = (await ado.code.listThreads(pull.id)).map(({ text }) => text);
    expect(answers).toEqual([expect.stringContaining('stop by qa: done')]);
    expect(await reconcile()).toBe(0);
  });

  it('finds a push of somebody else to the branch of the run', async () => {
    const { store } = ado.emulator;
    const web = store.findRepository('Web Shop', 'web');
    if (!web) throw new Error('no repository');
    const tree = await store.git.text(web.folder, ['rev-parse', `${commit}^{tree}`]);
    const theirs = await store.git.text(web.folder, ['commit-tree', tree, '-p', commit, '-m', 'Theirs']);
    await recordPush(store, web, `refs/heads/${branch}`, { oldObjectId: commit, newObjectId: theirs, user: person });
    expect(await reconcile()).toBe(1);
    expect(await eventsOf()).toContainEqual(expect.stringContaining(`pushed to ${branch}`));
    expect(await reconcile()).toBe(0);
  });

  it('finds that the pull request was abandoned, and holds the run once', async () => {
    await ado.asPerson('PATCH', `${pullPath()}?api-version=7.1`, { status: 'abandoned' });
    expect(await reconcile()).toBe(1);
    expect(await controlOf()).toBe('pause');
    await ado.world.services.controlRun({ ...qa, roles: ['ops'] }, runId, 'resume');
    expect(await reconcile()).toBe(0);
    expect(await controlOf()).toBe('run');
  });

  it('finds the ended build of a check that the run waits for, and no other', async () => {
    const at = new Date().toISOString();
    const told = { kind: 'check' as const, text: 'check', data: { checkId } };
    await ado.world.ports.runs.recordProgress(runId, `${checkId}/start`, at, {}, told);
    endBuild(checkId);
    endBuild('20261121.3', 'c'.repeat(40));
    expect(await reconcile()).toBe(1);
    expect(ado.world.sent.at(-1)).toMatchObject({ queue: 'check-results', message: { messageId: checkId } });
    const read = { ...told, data: { checkId, milliseconds: 5 } };
    await ado.world.ports.runs.recordProgress(runId, `${checkId}/done`, at, {}, read);
    expect(await reconcile()).toBe(0);
  });

  /** A build as the organization keeps it once it has ended. */
  function endBuild(number: string, version = commit): void {
    const { store } = ado.emulator;
    const project = store.ensureProject('Web Shop');
    const web = store.ensureRepository('Web Shop', 'web');
    const definition = { id: 1, name: 'web', folder: '\\', path: '/azure-pipelines.yml', project, repository: web };
    const at = new Date().toISOString();
    const id = store.nextId('build');
    const times = { queueTime: at, startTime: at, finishTime: at };
    const nothing = { requestedFor: person, timeline: [], artifacts: new Map<string, string>(), testRuns: [] };
    const rest = {
      logs: new Map<number, string>(),
      coverage: null,
      abort: new AbortController(),
      ended: Promise.resolve(),
    };
    const state = {
      status: 'completed' as const,
      result: 'succeeded' as const,
      branch: `refs/heads/${branch}`,
      version,
    };
    buildsOf(store).set(String(id), {
      id,
      number,
      definition,
      parameters: {},
      ...times,
      ...state,
      ...nothing,
      ...rest,
    });
  }
});

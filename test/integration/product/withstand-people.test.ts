import { readStore } from '../../support/product-effects';
import { fileGreeting, repositoryOf } from '../../support/product-greetings';
import { addUser, startProduct, type Product } from '../../support/product-host';
import { git } from '../../support/product-repository';
import {
  artifactOf,
  atGate,
  control,
  decide,
  ensureTenant,
  eventsOf,
  isCompleted,
  needsPerson,
  showRun,
  tenant,
  untilRun,
} from '../../support/product-runs';
import { coderEdits, coderGreets, scriptOf } from '../../support/product-script';

jest.setTimeout(90_000);

describe('what people do', () => {
  let product: Product;

  beforeAll(async () => {
    product = await startProduct();
    await ensureTenant(product);
    addUser(product.data, { user: 'lead', roles: ['dev', 'qa'] });
    await product.stop();
    await product.start();
  });

  afterAll(() => (product as Product | undefined)?.dispose());

  const rowsOf = (runId: string) =>
    readStore(
      product.data,
      'stellwerk',
      `SELECT decision FROM decisions WHERE run_id = '${runId}' ORDER BY gate_id`,
    ).map(({ decision }) => JSON.parse(String(decision)) as { by: string; choice: string; comment?: string });

  async function atQaGate(project: string, ticket: Partial<Parameters<typeof fileGreeting>[1]> = {}): Promise<string> {
    const { runId } = await fileGreeting(product, { project, ...ticket });
    await untilRun(product, runId, atGate('qa'));
    return runId;
  }

  it('a rejection with a comment leads to another round on the same branch, and two gates to production', async () => {
    const comment = 'Please with an exclamation mark.';
    const runId = await atQaGate('rejected', {
      service: { policy: { deploymentApproval: 'person' } },
      replies: [
        coderEdits([{ path: 'greeting.txt', find: 'Servus', replace: 'Servus!' }], { contains: comment }),
        coderGreets('Servus', { visit: 1 }),
      ],
    });
    const first = await showRun(product, runId);
    expect((await decide(product, runId, 'qa', 'reject', { comment })).status).toBe(200);

    const second = await untilRun(product, runId, atGate('qa', 2));
    expect(second).toMatchObject({ rounds: 1, branch: first.branch, pullRequest: first.pullRequest });
    const repository = repositoryOf(product, 'rejected');
    expect(git(repository, 'show', `${second.commit}:greeting.txt`)).toBe('Servus!');
    expect(git(repository, 'rev-parse', `${second.commit}~1`)).toBe(first.commit);
    expect(second.waitingFor?.subject).not.toBe(first.waitingFor?.subject);

    expect((await decide(product, runId, 'qa', 'approve')).status).toBe(200);
    const third = await untilRun(product, runId, atGate('deploy'));
    expect(third).toMatchObject({ state: 'DEPLOYMENT', status: 'waiting_for_confirmation', waitingFor: { of: 'ops' } });
    expect(git(repository, 'log', '--merges', '--format=%s', 'main')).toBe('');
    expect(await decide(product, runId, 'qa', 'approve')).toMatchObject({
      status: 403,
      body: { code: 'role_required' },
    });
    expect((await decide(product, runId, 'ops', 'approve')).status).toBe(200);

    await untilRun(product, runId, isCompleted);
    expect(rowsOf(runId).map(({ by, choice }) => `${by} ${choice}`)).toEqual([
      'ops approve',
      'qa reject',
      'qa approve',
    ]);
  });

  it('a rejected deployment stops the run before the merge, and a retry asks again', async () => {
    const service = { policy: { deploymentApproval: 'person' } };
    const runId = await atQaGate('not-today', { service });
    await decide(product, runId, 'qa', 'approve');
    await untilRun(product, runId, atGate('deploy'));
    await decide(product, runId, 'ops', 'reject', { comment: 'Not on a Friday.' });

    const stopped = await untilRun(product, runId, needsPerson);
    expect(stopped).toMatchObject({ state: 'DEPLOYMENT', status: 'paused' });
    expect(stopped.statusReason).toBe('deployment_rejected: ops rejected the deployment: Not on a Friday.');
    await control(product, runId, 'retry');
    await untilRun(product, runId, atGate('deploy', 2));
  });

  describe('a decision', () => {
    let runId: string;
    beforeAll(async () => {
      runId = await atQaGate('decided');
    });

    it('is refused from the requester, from other roles and from nobody', async () => {
      expect(await decide(product, runId, 'dev', 'approve')).toMatchObject({ status: 403 });
      expect(await decide(product, runId, 'ops', 'approve')).toMatchObject({
        status: 403,
        body: { code: 'role_required' },
      });
      const body = JSON.stringify({ decision: 'approve', subject: 'x' });
      const url = `${product.url}/api/v1/runs/${runId}/gates/qa/decision`;
      expect((await fetch(url, { method: 'POST', body })).status).toBe(401);
      expect(rowsOf(runId)).toEqual([]);
    });

    it('about something older is refused', async () => {
      const stale = await decide(product, runId, 'qa', 'approve', { subject: 'f'.repeat(64) });
      expect(stale).toMatchObject({ status: 409, body: { code: 'stale_subject' } });
    });

    it('made twice at once is made once', async () => {
      const answers = await Promise.all([1, 2, 3].map(() => decide(product, runId, 'qa', 'approve')));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(answers.map(({ body }) => body.outcome).sort()).toEqual(['recorded', 'repeated', 'repeated']);
      await untilRun(product, runId, isCompleted);
      expect(rowsOf(runId).filter(({ by }) => by === 'qa')).toHaveLength(1);
    });

    it('for a run that is over is refused, and the run stays as it is', async () => {
      const before = await showRun(product, runId);
      const late = await decide(product, runId, 'qa', 'reject', { subject: 'f'.repeat(64) });
      expect(late.status).toBeGreaterThanOrEqual(409);
      expect(late.body.code).toMatch(/^(run_over|gate_not_open|already_decided)$/);
      expect(await control(product, runId, 'pause')).toMatchObject({ status: 409, body: { code: 'conflict' } });
      expect(await showRun(product, runId)).toEqual(before);
    });
  });

  it('the requester cannot approve the own run, with whatever role', async () => {
    const { runId } = await fileGreeting(product, { project: 'own' });
    await untilRun(product, runId, atGate('qa'));
    const filed = await product.call<{ runId: string }>('lead', 'POST', '/v1/runs', {
      tenant,
      project: 'own',
      title: 'Approve me',
      modelScript: scriptOf([coderGreets('Moin')]),
    });
    const own = await untilRun(product, filed.body.runId, atGate('qa'));

    const refused = await decide(product, own.runId, 'lead', 'approve');
    expect(refused).toMatchObject({ status: 403, body: { code: 'requester_cannot_decide' } });
    expect(rowsOf(own.runId)).toEqual([]);
    expect((await decide(product, runId, 'lead', 'approve')).status).toBe(200);
  });

  describe('pause', () => {
    const slow = { files: { 'test.sh': 'sleep 1\n' } };

    it('in the middle of a stage holds the run before its next effect, and resume lets it go on', async () => {
      const { runId } = await fileGreeting(product, { project: 'paused', ...slow });
      await untilRun(product, runId, ({ state }) => state === 'TESTING');
      expect(await control(product, runId, 'pause')).toMatchObject({ status: 200, body: { mode: 'pause' } });
      const count = async () => (await eventsOf(product, runId)).filter(({ kind }) => kind === 'agent').length;
      await new Promise((resolve) => setTimeout(resolve, 2500));
      const held = await count();
      expect((await showRun(product, runId)).status).toBe('paused');
      expect(atGate('qa')(await showRun(product, runId))).toBe(false);

      expect((await control(product, runId, 'resume')).status).toBe(200);
      await untilRun(product, runId, atGate('qa'));
      expect(await count()).toBeGreaterThan(held);
    });

    it('is refused to people who are neither requester nor ops', async () => {
      const runId = (await fileGreeting(product, { project: 'foreign' })).runId;
      expect(await control(product, runId, 'pause', 'qa')).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    });
  });

  describe('cancel', () => {
    it('in the middle of a stage ends the run for good', async () => {
      const { runId } = await fileGreeting(product, { project: 'cancelled', files: { 'test.sh': 'sleep 1\n' } });
      await untilRun(product, runId, ({ state }) => state === 'TESTING');
      expect((await control(product, runId, 'cancel')).status).toBe(200);
      const ended = await untilRun(product, runId, ({ status }) => status === 'cancelled');
      expect(ended).toMatchObject({ statusReason: 'cancelled by a person', waitingFor: null });
      expect(await control(product, runId, 'resume')).toMatchObject({ status: 409 });
      const requests = readStore(
        product.data,
        'codehost',
        `SELECT status FROM pull_requests WHERE repository = 'local.cancelled'`,
      );
      expect(requests.map(({ status }) => status)).toEqual(['abandoned']);
    });

    it('at the gate closes the gate, and no decision counts any more', async () => {
      const runId = await atQaGate('withdrawn');
      const { waitingFor } = await showRun(product, runId);
      await control(product, runId, 'cancel');
      await untilRun(product, runId, ({ status }) => status === 'cancelled');
      const late = await decide(product, runId, 'qa', 'approve', { subject: waitingFor?.subject ?? '' });
      expect(late.status).toBeGreaterThanOrEqual(409);
      expect(rowsOf(runId)).toEqual([]);
      expect(git(repositoryOf(product, 'withdrawn'), 'log', '--merges', '--format=%s', 'main')).toBe('');
    });
  });

  it('the comment of a rejection stands in the record that the next round reads', async () => {
    const runId = await atQaGate('commented', { replies: [coderGreets('Servus', { visit: 1 })] });
    await decide(product, runId, 'qa', 'reject', { comment: 'Too short.' });
    const stopped = await untilRun(product, runId, needsPerson);
    expect(stopped.statusReason).toMatch(/^script_no_match: .*visit 2/);
    expect(rowsOf(runId)[0]).toMatchObject({ by: 'qa', choice: 'reject', comment: 'Too short.' });
    expect(await artifactOf(product, stopped.links.qa_report)).toMatchObject({ status: 'APPROVED' });
  });
});

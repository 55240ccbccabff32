import type { AdapterUnderTest, MakeAdapter } from './adapter-under-test';
import { minute, newRun } from './records';
import type { RunIndex } from '../../ports/run-index';

/** Runs, progress and the live log. */
export function describeRunsContract(name: string, makeAdapter: MakeAdapter<RunIndex>): void {
  describe(`RunIndex of ${name}: runs`, () => {
    let adapter: AdapterUnderTest<RunIndex>;
    let index: RunIndex;
    beforeEach(async () => {
      adapter = await makeAdapter();
      index = await adapter.open();
    });
    afterEach(() => adapter.dispose());

    it('numbers the runs of a work item from 1 and those of another one apart', async () => {
      const ids = [];
      for (const [requestKey, workItem] of [
        ['a', '42'],
        ['b', '42'],
        ['c', '43'],
      ] as const) {
        ids.push((await index.allocateRun(newRun({ requestKey, workItem }))).runId);
      }
      expect(ids).toEqual(['acme.shop.42.1', 'acme.shop.42.2', 'acme.shop.43.1']);
    });

    it('answers the same run for the same request for ever, even when another is active or it has ended', async () => {
      const first = await index.allocateRun(newRun());
      await index.recordProgress(first.runId, 'end', minute(1), { status: 'completed' });
      await index.allocateRun(newRun({ requestKey: 'other' }));
      const again = await index.allocateRun(newRun({ onlyIfNoneActive: true, title: 'Another title' }));
      expect(again).toEqual({ kind: 'existing', runId: 'acme.shop.42.1', n: 1 });
    });

    it('keeps the request keys of tenants apart', async () => {
      await index.allocateRun(newRun());
      const other = await index.allocateRun(newRun({ tenant: 'globex' }));
      expect(other).toEqual({ kind: 'created', runId: 'globex.shop.42.1', n: 1 });
    });

    it.each([
      ['queued', 'active'],
      ['running', 'active'],
      ['paused', 'active'],
      ['completed', 'created'],
      ['cancelled', 'created'],
      ['failed', 'created'],
      ['crashed', 'created'],
    ] as const)('with onlyIfNoneActive beside a run that is %s answers %s', async (status, kind) => {
      const first = await index.allocateRun(newRun());
      await index.recordProgress(first.runId, 'x', minute(1), { status });
      const second = await index.allocateRun(newRun({ requestKey: 'second', onlyIfNoneActive: true }));
      expect(second).toMatchObject({ kind, runId: kind === 'active' ? 'acme.shop.42.1' : 'acme.shop.42.2' });
    });

    it('counts a failed run that waits for a person as active', async () => {
      const { runId } = await index.allocateRun(newRun());
      const waitingFor = { kind: 'checkpoint', since: minute(1), instanceId: 'i' } as const;
      await index.recordProgress(runId, 'x', minute(1), { status: 'failed', waitingFor });
      const second = await index.allocateRun(newRun({ requestKey: 'second', onlyIfNoneActive: true }));
      expect(second.kind).toBe('active');
    });

    it('gives every request its own number when two connections allocate at once', async () => {
      const other = await adapter.open();
      const requests = Array.from({ length: 20 }, (_, k) => newRun({ requestKey: `r${k}` }));
      const allocated = await Promise.all(requests.map((run, k) => (k % 2 ? index : other).allocateRun(run)));
      expect(new Set(allocated.map(({ runId }) => runId)).size).toBe(20);
    });

    it('makes one run of one request that two connections bring at once', async () => {
      const other = await adapter.open();
      const allocated = await Promise.all([index, other, index, other].map((each) => each.allocateRun(newRun())));
      expect(allocated.filter(({ kind }) => kind === 'created')).toHaveLength(1);
      expect(new Set(allocated.map(({ runId }) => runId))).toEqual(new Set(['acme.shop.42.1']));
    });

    it('answers a new run as queued, with nothing done', async () => {
      const { runId } = await index.allocateRun(newRun({ branch: 'stellwerk/42' }));
      expect(await index.getRun(runId)).toEqual({
        runId,
        tenant: 'acme',
        project: 'shop',
        workItem: '42',
        title: 'Add a discount',
        requester: 'dev',
        state: 'PLANNING',
        status: 'queued',
        statusReason: null,
        waitingFor: null,
        links: {},
        rounds: 0,
        commit: null,
        branch: 'stellwerk/42',
        pullRequest: null,
        deployment: null,
        risk: null,
        autonomy: null,
        startedAt: minute(0),
        updatedAt: minute(0),
      });
      expect(await index.getRun('acme.shop.42.2')).toBeUndefined();
    });

    it('merges progress, leaves absent fields, and clears with null', async () => {
      const { runId } = await index.allocateRun(newRun());
      const waitingFor = { kind: 'gate', gateId: 'qa.1', since: minute(1), instanceId: 'i' } as const;
      const pullRequest = { id: '7', url: 'http://code/7' };
      await index.recordProgress(runId, 'a', minute(1), {
        status: 'running',
        waitingFor,
        statusReason: 'why',
        rounds: 2,
      });
      await index.recordProgress(runId, 'b', minute(2), {
        state: 'CODING',
        commit: 'c0ffee',
        pullRequest,
        branch: 'b',
      });
      expect(await index.getRun(runId)).toMatchObject({ status: 'running', state: 'CODING', waitingFor, rounds: 2 });
      await index.recordProgress(runId, 'c', minute(3), { waitingFor: null, statusReason: null });
      const after = { waitingFor: null, statusReason: null, commit: 'c0ffee', pullRequest, branch: 'b', rounds: 2 };
      expect(await index.getRun(runId)).toMatchObject({ ...after, updatedAt: minute(3) });
    });

    it('merges links by name and keeps each bug report once', async () => {
      const { runId } = await index.allocateRun(newRun());
      await index.recordProgress(runId, 'a', minute(1), { links: { test_plan: 'u:1', bug_reports: ['b:1'] } });
      await index.recordProgress(runId, 'b', minute(2), { links: { qa_report: 'u:2', bug_reports: ['b:2', 'b:1'] } });
      await index.recordProgress(runId, 'c', minute(3), { links: { test_plan: 'u:3' } });
      const links = { test_plan: 'u:3', qa_report: 'u:2', bug_reports: ['b:1', 'b:2'] };
      expect((await index.getRun(runId))?.links).toEqual(links);
    });

    it('applies a key once, its event included', async () => {
      const { runId } = await index.allocateRun(newRun());
      for (const status of ['running', 'paused'] as const) {
        await index.recordProgress(runId, 'same', minute(1), { status }, { kind: 'state', text: status });
      }
      expect((await index.getRun(runId))?.status).toBe('running');
      expect((await index.listEvents(runId, 0)).map(({ text }) => text)).toEqual(['running']);
    });

    it('ignores the fields of a progress older than the stored one, but keeps its event', async () => {
      const { runId } = await index.allocateRun(newRun());
      await index.recordProgress(runId, 'new', minute(5), { state: 'TESTING' });
      await index.recordProgress(runId, 'late', minute(4), { state: 'CODING' }, { kind: 'note', text: 'late' });
      expect(await index.getRun(runId)).toMatchObject({ state: 'TESTING', updatedAt: minute(5) });
      expect(await index.listEvents(runId, 0)).toEqual([{ kind: 'note', text: 'late', sequence: 1, at: minute(4) }]);
    });

    it('takes the first progress whatever its time, since the engine has a clock of its own', async () => {
      const { runId } = await index.allocateRun(newRun({ at: minute(10) }));
      await index.recordProgress(runId, 'first', minute(1), { status: 'running' });
      expect((await index.getRun(runId))?.status).toBe('running');
    });

    it('compares times, not their text', async () => {
      const { runId } = await index.allocateRun(newRun());
      await index.recordProgress(runId, 'a', '2026-10-01T08:01:00.500Z', { rounds: 1 });
      await index.recordProgress(runId, 'b', '2026-10-01T08:01:01Z', { rounds: 2 });
      await index.recordProgress(runId, 'c', '2026-10-01T10:00:00+02:00', { rounds: 3 });
      expect((await index.getRun(runId))?.rounds).toBe(2);
    });

    it('refuses progress of a run it does not know', async () => {
      const recorded = index.recordProgress('acme.shop.42.9', 'a', minute(1), {});
      await expect(recorded).rejects.toMatchObject({ code: 'unknown_run', retryable: false });
    });

    it('numbers events by one per run, also from two connections, and pages through them', async () => {
      const other = await adapter.open();
      const { runId } = await index.allocateRun(newRun());
      const { runId: second } = await index.allocateRun(newRun({ requestKey: 'second' }));
      const keys = Array.from({ length: 12 }, (_, k) => `k${k}`);
      const event = { kind: 'agent', text: 'edits', stage: 'code', data: { files: 2, ok: true } } as const;
      await Promise.all(keys.map((key, k) => (k % 2 ? index : other).recordProgress(runId, key, minute(k), {}, event)));
      await index.recordProgress(second, 'x', minute(1), {}, event);
      expect((await index.listEvents(runId, 0)).map(({ sequence }) => sequence)).toEqual(keys.map((_, k) => k + 1));
      expect((await index.listEvents(runId, 10, 1)).map(({ sequence }) => sequence)).toEqual([11]);
      expect(await index.listEvents(second, 0)).toEqual([{ ...event, sequence: 1, at: minute(1) }]);
    });

    it('lists by every filter, newest first', async () => {
      const { runId: first } = await index.allocateRun(newRun({ requestKey: 'a' }));
      const { runId: second } = await index.allocateRun(newRun({ requestKey: 'b', project: 'bank' }));
      const { runId: third } = await index.allocateRun(newRun({ requestKey: 'c', tenant: 'globex', workItem: '9' }));
      await index.recordProgress(second, 'a', minute(1), { state: 'AWAITING_QA_APPROVAL', status: 'running' });
      const ids = async (filter: object) => (await index.listRuns(filter)).items.map(({ runId }) => runId);
      expect(await ids({})).toEqual([third, second, first]);
      expect(await ids({ state: 'AWAITING_QA_APPROVAL' })).toEqual([second]);
      expect(await ids({ state: 'PLANNING' })).toEqual([third, first]);
      expect(await ids({ status: 'queued', tenant: 'acme' })).toEqual([first]);
      expect(await ids({ tenant: 'acme', project: 'bank' })).toEqual([second]);
      expect(await ids({ workItem: '42', project: 'shop', tenant: 'acme' })).toEqual([first]);
      expect(await ids({ state: 'PRODUCTION' })).toEqual([]);
    });

    it('counts a run that a person paused as paused, until it goes on', async () => {
      const { runId } = await index.allocateRun(newRun());
      await index.recordProgress(runId, 'a', minute(1), { status: 'running' });
      const ids = async (status: 'paused' | 'running') =>
        (await index.listRuns({ status })).items.map((run) => run.runId);
      await index.setControl(runId, 'pause', 'dev', minute(2));
      expect([await ids('paused'), await ids('running')]).toEqual([[runId], []]);
      await index.setControl(runId, 'run', 'dev', minute(3));
      expect([await ids('paused'), await ids('running')]).toEqual([[], [runId]]);
    });

    it('pages without a gap or a repeat while new runs arrive', async () => {
      for (let k = 0; k < 7; k++) await index.allocateRun(newRun({ requestKey: `r${k}` }));
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await index.listRuns({ tenant: 'acme', limit: 3, ...(cursor === undefined ? {} : { cursor }) });
        seen.push(...page.items.map(({ runId }) => runId));
        cursor = page.cursor;
        await index.allocateRun(newRun({ requestKey: `late-${seen.length}` }));
      } while (cursor !== undefined);
      expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1].map((n) => `acme.shop.42.${n}`));
    });

    it('refuses a cursor it has not made', async () => {
      await expect(index.listRuns({ cursor: 'x' })).rejects.toMatchObject({ code: 'invalid_request' });
    });

    it('counts by tenant, state and status', async () => {
      await index.allocateRun(newRun({ requestKey: 'a' }));
      await index.allocateRun(newRun({ requestKey: 'b' }));
      const { runId } = await index.allocateRun(newRun({ requestKey: 'c' }));
      await index.recordProgress(runId, 'a', minute(1), { state: 'CODING', status: 'running' });
      expect(await index.countByState()).toEqual([
        { tenant: 'acme', state: 'CODING', status: 'running', runs: 1 },
        { tenant: 'acme', state: 'PLANNING', status: 'queued', runs: 2 },
      ]);
    });

    it('still has everything after a stop', async () => {
      const { runId } = await index.allocateRun(newRun());
      await index.recordProgress(runId, 'a', minute(1), { state: 'CODING' }, { kind: 'state', text: 'CODING' });
      await adapter.stop();
      const reopened = await adapter.open();
      expect((await reopened.getRun(runId))?.state).toBe('CODING');
      await reopened.recordProgress(runId, 'a', minute(2), { state: 'TESTING' }, { kind: 'state', text: 'again' });
      expect(await reopened.listEvents(runId, 0)).toHaveLength(1);
      expect((await reopened.allocateRun(newRun())).kind).toBe('existing');
    });
  });
}

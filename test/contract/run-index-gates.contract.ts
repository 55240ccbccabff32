import type { AdapterUnderTest, MakeAdapter } from './adapter-under-test';
import { minute, newDecision, newGate, newRun } from './records';
import type { RunIndex } from '../../ports/run-index';

const run = 'acme.shop.42.1';

/** Gates, decisions, control rows and the intake of messages. */
export function describeGatesContract(name: string, makeAdapter: MakeAdapter<RunIndex>): void {
  describe(`RunIndex of ${name}: gates, control and intake`, () => {
    let adapter: AdapterUnderTest<RunIndex>;
    let index: RunIndex;
    beforeEach(async () => {
      adapter = await makeAdapter();
      index = await adapter.open();
    });
    afterEach(() => adapter.dispose());

    it('opens a gate once and answers its present record afterwards', async () => {
      const gate = newGate({ subjectUri: 'stellwerk://acme/x/qa_report.json' });
      expect(await index.openGate(gate)).toEqual({ ...gate, status: 'open' });
      await index.insertDecision(newDecision());
      const again = await index.openGate(newGate({ subject: 'c'.repeat(64), deadline: minute(1) }));
      expect(again).toEqual({ ...gate, status: 'decided' });
      expect(await index.getGate(run, 'qa.1')).toEqual(again);
      expect(await index.getGate(run, 'qa.2')).toBeUndefined();
    });

    it('tells decided gates whose run still waits there', async () => {
      const { runId } = await index.allocateRun(newRun());
      await index.openGate(newGate({ runId }));
      const waitingFor = { kind: 'gate', gateId: 'qa.1', since: minute(0), instanceId: 'i' } as const;
      await index.recordProgress(runId, 'waits', minute(0), { waitingFor });
      expect(await index.listUnheardDecisions()).toEqual([]);
      await index.insertDecision(newDecision({ runId }));
      const [unheard] = await index.listUnheardDecisions();
      expect(unheard).toMatchObject({
        gate: { runId, gateId: 'qa.1', status: 'decided' },
        decision: { choice: 'approve' },
      });
      await index.recordProgress(runId, 'heard', minute(1), { waitingFor: null });
      expect(await index.listUnheardDecisions()).toEqual([]);
    });

    it('tells who may not have heard that a pause is over or that the run is cancelled', async () => {
      const { runId } = await index.allocateRun(newRun());
      await index.setControl(runId, 'pause', 'dev', minute(0));
      await index.addControlWaiter(runId, 'child');
      expect(await index.listUnheardControls(minute(1))).toEqual([]);
      await index.setControl(runId, 'run', 'dev', minute(2));
      expect(await index.listUnheardControls(minute(3))).toEqual([{ runId, instanceId: 'child', mode: 'run' }]);
      await index.removeControlWaiter(runId, 'child');
      const waitingFor = { kind: 'gate', gateId: 'qa.1', since: minute(0), instanceId: 'gate' } as const;
      await index.recordProgress(runId, 'waits', minute(2), { waitingFor });
      expect(await index.listUnheardControls(minute(2))).toEqual([{ runId, instanceId: 'gate', mode: 'run' }]);
      expect(await index.listUnheardControls(minute(3))).toEqual([]);
      await index.setControl(runId, 'cancel', 'dev', minute(4));
      expect(await index.listUnheardControls(minute(9))).toEqual([{ runId, instanceId: 'gate', mode: 'cancel' }]);
      await index.addControlWaiter(runId, 'child');
      await index.recordProgress(runId, 'over', minute(5), { status: 'cancelled', waitingFor: null });
      expect(await index.listUnheardControls(minute(9))).toEqual([]);
    });

    it('writes one decision: the second click is the same, another choice, person or subject is not', async () => {
      await index.openGate(newGate());
      const decision = newDecision({ comment: 'fine', checklist: { manual_ux_review_completed: true } });
      expect(await index.insertDecision(decision)).toEqual({ kind: 'inserted', decision });
      expect(await index.insertDecision(newDecision({ at: minute(9) }))).toEqual({
        kind: 'exists',
        decision,
        same: true,
      });
      for (const change of [{ choice: 'reject' }, { by: 'qa2' }, { subject: 'c'.repeat(64) }]) {
        const late = await index.insertDecision(newDecision(change));
        expect(late).toEqual({ kind: 'exists', decision, same: false });
      }
      expect(await index.getDecision(run, 'qa.1')).toEqual(decision);
    });

    it('lets the next visit be decided afresh', async () => {
      await index.openGate(newGate());
      await index.insertDecision(newDecision({ choice: 'reject' }));
      await index.openGate(newGate({ gateId: 'qa.2', subject: 'd'.repeat(64) }));
      const second = newDecision({ gateId: 'qa.2', subject: 'd'.repeat(64) });
      expect(await index.insertDecision(second)).toEqual({ kind: 'inserted', decision: second });
      expect((await index.getDecision(run, 'qa.1'))?.choice).toBe('reject');
    });

    it('refuses a decision about something else than the gate shows', async () => {
      await index.openGate(newGate());
      const stale = index.insertDecision(newDecision({ subject: 'c'.repeat(64) }));
      await expect(stale).rejects.toMatchObject({ code: 'stale_subject' });
      expect(await index.getDecision(run, 'qa.1')).toBeUndefined();
      expect((await index.getGate(run, 'qa.1'))?.status).toBe('open');
    });

    it('refuses a decision at a gate that is unknown, expired or closed', async () => {
      expect(await index.insertDecision(newDecision())).toEqual({ kind: 'notOpen', status: 'unknown' });
      for (const status of ['expired', 'closed'] as const) {
        const gateId = status === 'expired' ? 'qa.1' : 'qa.2';
        await index.openGate(newGate({ gateId }));
        expect(await index.closeGate(run, gateId, status, minute(3))).toBeUndefined();
        expect(await index.insertDecision(newDecision({ gateId }))).toEqual({ kind: 'notOpen', status });
      }
    });

    it('lets a decision that came first win over the expiry, and keeps the first end', async () => {
      await index.openGate(newGate());
      await index.insertDecision(newDecision());
      expect(await index.closeGate(run, 'qa.1', 'expired', minute(5))).toEqual(newDecision());
      expect((await index.getGate(run, 'qa.1'))?.status).toBe('decided');
      await index.openGate(newGate({ gateId: 'qa.2' }));
      await index.closeGate(run, 'qa.2', 'expired', minute(5));
      await index.closeGate(run, 'qa.2', 'closed', minute(6));
      expect((await index.getGate(run, 'qa.2'))?.status).toBe('expired');
      expect(await index.closeGate(run, 'qa.3', 'expired', minute(5))).toBeUndefined();
    });

    it('inserts exactly one of the decisions that two connections bring at once', async () => {
      const other = await adapter.open();
      await index.openGate(newGate());
      const decisions = Array.from({ length: 10 }, (_, k) => newDecision({ by: `qa-${k}` }));
      const results = await Promise.all(decisions.map((each, k) => (k % 2 ? index : other).insertDecision(each)));
      expect(results.filter(({ kind }) => kind === 'inserted')).toHaveLength(1);
      const stands = await index.getDecision(run, 'qa.1');
      const lost = results.filter((result) => result.kind === 'exists');
      expect(lost.map(({ decision }) => decision)).toEqual(lost.map(() => stands));
    });

    it('keeps a decision over a stop', async () => {
      await index.openGate(newGate());
      await index.insertDecision(newDecision());
      await adapter.stop();
      expect(await (await adapter.open()).getDecision(run, 'qa.1')).toEqual(newDecision());
    });

    it('lets a run run until told otherwise, and makes cancel final', async () => {
      expect(await index.getControl(run)).toBe('run');
      expect(await index.setControl(run, 'pause', 'ops', minute(1))).toBe(true);
      expect(await index.getControl(run)).toBe('pause');
      expect(await index.setControl(run, 'run', 'ops', minute(2))).toBe(true);
      expect(await index.setControl(run, 'cancel', 'ops', minute(3))).toBe(true);
      for (const mode of ['run', 'pause'] as const)
        expect(await index.setControl(run, mode, 'ops', minute(4))).toBe(false);
      expect(await index.getControl(run)).toBe('cancel');
      expect(await index.setControl(run, 'cancel', 'dev', minute(5))).toBe(true);
      expect(await index.getControl('acme.shop.42.2')).toBe('run');
    });

    it('remembers each waiting instance once, in the order they came', async () => {
      for (const instance of ['b', 'a', 'b']) await index.addControlWaiter(run, instance);
      await index.addControlWaiter('acme.shop.42.2', 'c');
      expect(await index.listControlWaiters(run)).toEqual(['b', 'a']);
      await index.removeControlWaiter(run, 'b');
      await index.removeControlWaiter(run, 'unknown');
      expect(await index.listControlWaiters(run)).toEqual(['a']);
    });

    it('lists what became of messages, newest first and once per outcome', async () => {
      const entry = { tenant: 'acme', messageId: 'm-1', at: minute(1), outcome: 'started', reason: 'tag added' };
      await index.recordIntake(entry);
      await index.recordIntake(entry);
      await index.recordIntake({ ...entry, messageId: 'm-2', outcome: 'ignored', reason: 'no rule', at: minute(2) });
      await index.recordIntake({ ...entry, tenant: 'globex' });
      expect(await index.listIntake('acme', 10)).toEqual([
        { messageId: 'm-2', at: minute(2), outcome: 'ignored', reason: 'no rule' },
        { messageId: 'm-1', at: minute(1), outcome: 'started', reason: 'tag added' },
      ]);
      expect(await index.listIntake('acme', 1)).toHaveLength(1);
    });
  });
}

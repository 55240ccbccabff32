import { createRecordTransition } from '../../../activities/record-transition';
import { loadDocument } from '../../../activities/documents';
import type { RecordContracts } from '../../../contracts/activities';
import { createActivityWorld, at } from './activity-world';
import type { ActivityWorld } from './activity-world';

type Input = RecordContracts['recordTransition']['input'];

describe('recordTransition', () => {
  let world: ActivityWorld;
  beforeEach(async () => {
    world = await createActivityWorld();
  });
  afterEach(() => world.close());

  function record(change: Pick<Input, 'transition' | 'from' | 'links'> & Partial<Input>) {
    return createRecordTransition(world.ports)({ run: world.run, sequence: 1, at, ...change });
  }

  async function audited(): Promise<readonly unknown[]> {
    return (await world.ports.audit.list('acme', {})).map(({ data }) => data['transition']);
  }

  async function expectRefused(answer: ReturnType<typeof record>, reason: RegExp): Promise<void> {
    expect(await answer).toEqual({
      kind: 'refused',
      code: 'transition_refused',
      reason: expect.stringMatching(reason),
    });
    expect(await audited()).toEqual([]);
  }

  describe('T4', () => {
    const t4 = { transition: 'T4', from: 'AWAITING_QA_APPROVAL' } as const;

    it('moves on an approval of the very report, audits it and makes the next manifest', async () => {
      const links = await world.links();
      const { gateId } = await world.decide('qa', links.qa_report ?? '', 'approve');

      const moved = await record({ ...t4, links, qaGateId: gateId, sequence: 4 });

      expect(moved).toMatchObject({ kind: 'moved', to: 'DEPLOYMENT' });
      expect(await audited()).toEqual(['T4']);
      const manifest = await loadDocument(
        world.ports.artifacts,
        'project_manifest',
        'manifest' in moved ? moved.manifest : '',
      );
      expect(manifest).toMatchObject({ current_state: 'DEPLOYMENT', version: '1.4.0', run_id: world.run.runId });
    });

    it('is recorded once, however often it is repeated', async () => {
      const links = await world.links();
      const { gateId } = await world.decide('qa', links.qa_report ?? '', 'approve');

      const first = await record({ ...t4, links, qaGateId: gateId });

      expect(await record({ ...t4, links, qaGateId: gateId })).toEqual(first);
      expect(await audited()).toEqual(['T4']);
    });

    it('is refused without a decision, whoever names a gate', async () => {
      const links = await world.links();
      await expectRefused(record({ ...t4, links }), /nobody has decided/);
      await expectRefused(record({ ...t4, links, qaGateId: 'qa.1' }), /nobody has decided/);
    });

    it('is refused when the decision was about another report', async () => {
      const earlier = await world.document('qa_report', { coverage_on_new_code: 71 });
      const { gateId } = await world.decide('qa', earlier, 'approve');

      await expectRefused(record({ ...t4, links: await world.links(), qaGateId: gateId }), /about another subject/);
    });

    it('is refused when the report is REJECTED, approved or not', async () => {
      const rejected = await world.document('qa_report', { status: 'REJECTED' });
      const { gateId } = await world.decide('qa', rejected, 'approve');
      const links = await world.links({ qa_report: rejected });

      await expectRefused(record({ ...t4, links, qaGateId: gateId }), /not APPROVED/);
    });

    it('is refused when the decision is a rejection', async () => {
      const links = await world.links();
      const { gateId } = await world.decide('qa', links.qa_report ?? '', 'reject');

      await expectRefused(record({ ...t4, links, qaGateId: gateId }), /the decision is reject/);
    });

    it('is refused when the report cannot be read', async () => {
      const nowhere = `stellwerk://acme/${'0'.repeat(64)}/qa_report.json`;

      await expectRefused(record({ ...t4, links: await world.links({ qa_report: nowhere }) }), /qa_report/);
    });

    it('is refused from any other state', async () => {
      const links = await world.links();
      const { gateId } = await world.decide('qa', links.qa_report ?? '', 'approve');

      await expectRefused(
        record({ ...t4, from: 'TESTING', links, qaGateId: gateId }),
        /starts in AWAITING_QA_APPROVAL/,
      );
    });
  });

  describe('T5', () => {
    const t5 = { transition: 'T5', from: 'DEPLOYMENT' } as const;

    it('moves to PRODUCTION on a receipt that says SUCCESS and an approval at the compliance gate', async () => {
      const links = await world.links();
      const { gateId } = await world.decide('deploy', links.qa_report ?? '', 'approve');

      expect(await record({ ...t5, links, deployGateId: gateId })).toMatchObject({ kind: 'moved', to: 'PRODUCTION' });
    });

    it('is refused without a decision about the deployment, even with one about the quality', async () => {
      const links = await world.links();
      const { gateId } = await world.decide('qa', links.qa_report ?? '', 'approve');

      await expectRefused(record({ ...t5, links, qaGateId: gateId }), /nobody has decided/);
    });

    it('is refused when the approval was about another report', async () => {
      const { gateId } = await world.decide(
        'deploy',
        await world.document('qa_report', { summary: 'older' }),
        'approve',
      );

      await expectRefused(record({ ...t5, links: await world.links(), deployGateId: gateId }), /another subject/);
    });

    it.each([
      [{ soak_verdict: 'inconclusive' }, /soak is inconclusive/],
      [{}, /soak is inconclusive/],
      [{ soak_verdict: 'pass', status: 'ROLLED_BACK' }, /says ROLLED_BACK/],
      [{ soak_verdict: 'pass', status: 'FAILED' }, /says FAILED/],
    ] as const)('is refused with a receipt like %j', async (change, reason) => {
      const links = await world.links({ deploy_receipt: await world.document('deploy_receipt', change) });
      const { gateId } = await world.decide('deploy', links.qa_report ?? '', 'approve');

      await expectRefused(record({ ...t5, links, deployGateId: gateId }), reason);
    });
  });

  describe('T2', () => {
    const t2 = { transition: 'T2', from: 'CODING' } as const;
    const gates = { passed: true, results: [{ name: 'test', outcome: 'passed' as const }] };

    it('moves with a bundle whose gates hold', async () => {
      expect(await record({ ...t2, links: await world.links() })).toMatchObject({ kind: 'moved', to: 'TESTING' });
    });

    it.each([
      ['a coverage that was not measured', gates, /coverage could not be measured/],
      ['a coverage at the limit', { ...gates, coverage_percent: 70, coverage_min: 70 }, /not above 70 %/],
      [
        'a failed gate',
        { ...gates, coverage_percent: 90, results: [{ name: 'lint', outcome: 'failed' as const }] },
        /failed: lint/,
      ],
    ])('is refused with %s, whatever the bundle says of itself', async (_what, quality_gates, reason) => {
      const links = await world.links({ artifact_bundle: await world.document('artifact_bundle', { quality_gates }) });

      await expectRefused(record({ ...t2, links }), reason);
    });

    it('asks for no coverage of a project that measures none', async () => {
      const run = { ...world.run, commands: { test: 'npm test' } };
      const links = await world.links({
        artifact_bundle: await world.document('artifact_bundle', { quality_gates: gates }),
      });

      expect(await record({ ...t2, run, links })).toMatchObject({ kind: 'moved' });
    });
  });

  it('L2 leaves the run where it is', async () => {
    const receipt = await world.document('deploy_receipt', { status: 'ROLLED_BACK' });
    const links = await world.links({ deploy_receipt: receipt });

    const moved = await record({ transition: 'L2', from: 'DEPLOYMENT', links });

    const manifest = await loadDocument(
      world.ports.artifacts,
      'project_manifest',
      'manifest' in moved ? moved.manifest : '',
    );
    expect(manifest.current_state).toBe('DEPLOYMENT');
  });
});

import { reportOf, testPolicy, uriOf } from './fake-activities';
import { inBothWays } from './in-both-ways';
import { qa, version } from './product-world';
import type { ProductWorld } from './product-world';

function steps(world: ProductWorld): readonly string[] {
  return world.calls.map(({ name }) => name).filter((name) => name !== 'recordProgress');
}

function transitionsOf(world: ProductWorld): readonly unknown[] {
  return world.inputs('recordTransition').map(({ transition }) => transition);
}

describe('a run', () => {
  it(
    'goes from planning to production in this order',
    inBothWays(async (world) => {
      await world.start();
      await world.untilGate('qa.1');
      await world.decide(qa, 'qa.1', 'approve');

      const outcome = await world.untilEnd();

      expect(outcome).toMatchObject({ state: 'PRODUCTION', status: 'completed' });
      expect(steps(world)).toEqual([
        ...[
          'prepareRun',
          'findDuplicates',
          'surveyRepository',
          'takeModelTurn',
          'writePlan',
          'assessRisk',
          'recordTransition',
        ],
        ...['ensureBranch', 'takeModelTurn', 'runTools', 'commitChange', 'startCheck', 'readCheck', 'writeBundle'],
        ...['ensurePullRequest', 'assessRisk', 'recordTransition', 'readBranch'],
        ...['startCheck', 'readCheck', 'takeModelTurn', 'writeQaReport', 'publishReport', 'recordTransition'],
        ...['openGate', 'readDecision', 'recordTransition', 'amendQaReport'],
        ...['assessRisk', 'decideByPolicy', 'readBranch', 'verifySupplyChain', 'mergePullRequest', 'startDeployment'],
        ...['probeHealth', 'promoteDeployment', 'awaitControl', 'measureSignals', 'awaitControl', 'measureSignals'],
        ...['completeDeployment', 'writeReceipt', 'recordTransition', 'finishRun'],
      ]);
      expect(transitionsOf(world)).toEqual(['T1', 'T2', 'T3', 'T4', 'T5']);
    }),
  );

  it(
    'gives its version to every child, although the host has a newer default',
    inBothWays(async (world) => {
      const runId = await world.start();
      await world.untilGate('qa.1');
      await world.decide(qa, 'qa.1', 'approve');
      await world.untilEnd();

      const { items } = await world.host.engine.listInstances({ top: 100 });

      const stages = ['plan.1', 'plan.1.planner.1', 'code.1', 'code.1.coder.1', 'test.1', 'test.1.tester.1'];
      const children = [...stages, 'qa-gate.1', 'deploy.1'].map((id) => `${runId}.${id}`);
      expect(items.map(({ instanceId }) => instanceId).sort()).toEqual([runId, ...children].sort());
      expect(new Set(items.map((item) => item.version))).toEqual(new Set([version]));
    }),
  );

  it(
    'shows in the index what it waits for, and nothing once it goes on',
    inBothWays(async (world) => {
      const seen: unknown[] = [];
      world.given({
        async mergePullRequest(_input, _n, usual) {
          const { state, status, waitingFor } = await world.run();
          seen.push({ state, status, waitingFor });
          return usual();
        },
      });
      const runId = await world.start();
      await world.untilGate('qa.1');
      expect(await world.run()).toMatchObject({
        state: 'AWAITING_QA_APPROVAL',
        status: 'waiting_for_confirmation',
        waitingFor: { kind: 'gate', gate: 'qa', of: 'qa', instanceId: `${runId}.qa-gate.1` },
      });
      await world.decide(qa, 'qa.1', 'approve');
      await world.untilEnd();

      expect(seen).toEqual([{ state: 'DEPLOYMENT', status: 'running', waitingFor: null }]);
      expect(await world.run()).toMatchObject({ state: 'PRODUCTION', status: 'completed', waitingFor: null });
    }),
  );

  it(
    'that is a hotfix begins at CODING with the documents of its triage',
    inBothWays(async (world) => {
      await world.start({
        entry: 'CODING',
        manifest: uriOf('project_manifest hotfix'),
        spec: uriOf('code_gen_spec hotfix'),
        testPlan: uriOf('test_plan hotfix'),
        bugReport: uriOf('bug_report'),
        priority: 1,
      });
      await world.untilGate('qa.1');
      await world.decide(qa, 'qa.1', 'approve');

      const { links } = await world.untilEnd();

      expect(transitionsOf(world)).toEqual(['T2', 'T3', 'T4', 'T5']);
      expect(world.inputs('commitChange')).toMatchObject([{ spec: uriOf('code_gen_spec hotfix') }]);
      expect(links).toMatchObject({
        code_gen_spec: uriOf('code_gen_spec hotfix'),
        test_plan: uriOf('test_plan hotfix'),
        bug_reports: [uriOf('bug_report')],
      });
    }),
  );
});

describe('loop L1', () => {
  const coderSession = (world: ProductWorld, n: number) =>
    world.inputs('takeModelTurn').filter(({ session }) => (session as { role: string }).role === 'coder')[n]?.[
      'session'
    ];

  it(
    'takes a REJECTED report back to coding without opening a gate, on the same branch',
    inBothWays(async (world) => {
      world.given({
        writeQaReport: ({ commit }, n) => reportOf(`qa_report ${commit}`, n === 1 ? 'REJECTED' : 'APPROVED'),
      });
      await world.start();
      const gate = await world.untilGate('qa.1');

      expect(transitionsOf(world)).toEqual(['T1', 'T2', 'T3', 'L1', 'T2', 'T3']);
      expect(gate.subject).toBe(reportOf('qa_report commit-2', 'APPROVED').digest);
      expect(coderSession(world, 1)).toMatchObject({
        visit: 2,
        commit: 'commit-1',
        inputs: { qa_report: uriOf('qa_report commit-1') },
      });
      expect(coderSession(world, 1)).not.toHaveProperty('notes');
      expect(world.inputs('commitChange')).toMatchObject([{ expectedHead: 'base' }, { expectedHead: 'commit-1' }]);
      expect((await world.run()).rounds).toBe(1);
    }),
  );

  it(
    "takes a person's rejection back to coding, with report and comment",
    inBothWays(async (world) => {
      await world.start();
      await world.untilGate('qa.1');
      await world.decide(qa, 'qa.1', 'reject', 'The greeting is missing.');
      await world.untilGate('qa.2');

      expect(coderSession(world, 1)).toMatchObject({
        inputs: { qa_report: uriOf('qa_report commit-1') },
        notes: { reviewer_comment: 'The greeting is missing.' },
      });
      expect(world.inputs('recordTransition')[3]).toMatchObject({ transition: 'L1', qaGateId: 'qa.1' });
      await world.decide(qa, 'qa.2', 'approve');
      expect(await world.untilEnd()).toMatchObject({ status: 'completed' });
    }),
  );

  it(
    'is bounded: after the last round a person is asked, and gives it another one',
    inBothWays(async (world) => {
      world.given({
        writeQaReport: ({ commit }, n) => reportOf(`qa_report ${commit}`, n <= 2 ? 'REJECTED' : 'APPROVED'),
      });
      await world.start();
      await world.untilGate('checkpoint.1');
      expect(await world.run()).toMatchObject({ state: 'CODING', status: 'failed', rounds: testPolicy.maxRounds });
      expect((await world.run()).statusReason).toMatch(/^rounds_exhausted: 2 rounds/);
      expect(world.inputs('ensureBranch')).toHaveLength(2);

      await world.control('continue');
      await world.untilGate('qa.1');

      expect(await world.run()).toMatchObject({ statusReason: null, rounds: 2 });
      expect(world.inputs('ensureBranch')).toHaveLength(3);
    }),
  );

  it(
    'of coding itself is bounded too: attempts exhausted, a person, a new visit',
    inBothWays(async (world) => {
      world.given({
        writeBundle: ({ commit }, n) => ({
          bundle: uriOf(`artifact_bundle ${commit}`),
          qualityGatesPassed: n > 2,
          ...(n > 2 ? {} : { reason: 'lint: failed' }),
        }),
      });
      const runId = await world.start();
      await world.untilGate('checkpoint.1');

      expect(coderSession(world, 1)).toMatchObject({
        session: 2,
        inputs: { check_result: uriOf(`check_result ${runId}.code.1.code.1`) },
      });
      expect(await world.run()).toMatchObject({ state: 'CODING', statusReason: 'quality_gates_failed: lint: failed' });
      expect(transitionsOf(world)).toEqual(['T1']);

      await world.control('retry');
      await world.untilGate('qa.1');
      expect(coderSession(world, 2)).toMatchObject({ visit: 2, session: 1, commit: 'commit-2' });
    }),
  );
});

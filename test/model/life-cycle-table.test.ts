import { queueNames } from '../../contracts/names';
import { transitions } from '../../domain/lifecycle';
import type { TransitionName } from '../../domain/lifecycle';
import { createClassifyBug } from '../../activities/classify-bug';
import { bugInstanceId } from '../../domain/ids';
import type { BugIndex } from '../../ports/bug-index';
import type { DocumentOf, SchemaName } from '../../schemas/registry';
import { loadDocument, storeDocument } from '../../activities/documents';
import { ops, qa, version } from '../replay/product-world';
import { validDocuments } from '../unit/schemas/documents';
import { createModelWorld } from './model-world';
import type { ModelWorld } from './model-world';

const breach = { latencyP95Ms: 9_000, errorRatePercent: 40, requests: 20 };

let world: ModelWorld;
beforeEach(async () => {
  world = await createModelWorld();
});
afterEach(() => world.close());

/** Transitions of the audit trail as `name from → to`. */
async function moves(): Promise<readonly string[]> {
  const records = await world.audit.list('acme', { limit: 1_000 });
  return records.flatMap(({ kind, data }) =>
    kind === 'transition' && typeof data['transition'] === 'string' && 'from' in data
      ? [`${data['transition']} ${String(data['from'])} → ${String(data['to'])}`]
      : [],
  );
}

function rowOf(name: TransitionName): string {
  const { from, to } = transitions[name];
  return `${name} ${from} → ${to}`;
}

async function linked<N extends Exclude<SchemaName, 'project_yml' | 'bug_report'>>(name: N): Promise<DocumentOf<N>> {
  const { links } = await world.run();
  return loadDocument(world.artifacts, name, links[name] ?? '');
}

async function toQaGate(): Promise<void> {
  await world.start();
  await world.untilGate('qa.1');
}

async function toEnd(): Promise<void> {
  await toQaGate();
  await world.decide(qa, 'qa.1', 'approve');
  await world.untilEnd();
}

async function triage(severity: DocumentOf<'bug_report'>['severity']): Promise<unknown> {
  const clock = { now: () => new Date(world.clock.now()) };
  // The bug itself is in no index here: its report alone decides.
  const bugs = { findOpenBug: async () => undefined } as unknown as BugIndex;
  const classifyBug = createClassifyBug({ artifacts: world.artifacts, audit: world.audit, bugs, clock });
  world.given({ classifyBug: (input) => classifyBug(input) });
  const report = { ...validDocuments.bug_report, severity };
  const { uri } = await storeDocument(world.artifacts, 'acme', 'bug_report', report);
  const bug = { tenant: 'acme', project: 'shop', bugReport: uri, fingerprint: 'ab'.repeat(16) };
  const instanceId = bugInstanceId('acme', bug.fingerprint, 1);
  await world.host.start('triageBug', bug, { instanceId, version });
  await world.host.runToEnd(instanceId);
  return world.host.output(instanceId);
}

describe('transitions of the state machine', () => {
  it('T1_StartCoding: PLANNING → CODING once the manifest links a valid code_gen_spec', async () => {
    await toQaGate();
    expect((await moves())[0]).toBe(rowOf('T1'));
    expect(await linked('code_gen_spec')).toMatchObject({ task_context: {} });
  });

  it('T1_StartCoding: not with a code_gen_spec that cannot be read', async () => {
    world.given({
      writePlan: async (_input, _n, usual) =>
        ({ ...(await usual()), kind: 'planned', spec: 'stellwerk://acme/x' }) as never,
    });
    await world.start();
    await world.untilGate('checkpoint.1');
    expect(await world.run()).toMatchObject({ state: 'PLANNING' });
    expect(await moves()).toEqual([]);
  });

  it('T2_StartTesting: CODING → TESTING once the bundle is made and the quality gates hold', async () => {
    await toQaGate();
    expect((await moves())[1]).toBe(rowOf('T2'));
    expect(await linked('artifact_bundle')).toMatchObject({ quality_gates: { passed: true } });
  });

  it('T2_StartTesting: not while a quality gate fails', async () => {
    world.next.gatesHold = false;
    await world.start();
    await world.untilGate('checkpoint.1');
    expect(await world.run()).toMatchObject({ state: 'CODING' });
    expect(await moves()).toEqual([rowOf('T1')]);
  });

  it.each(['APPROVED', 'REJECTED'] as const)(
    'T3_RequestQAApproval: TESTING → AWAITING_QA_APPROVAL, the report %s',
    async (status) => {
      world.next.report = status;
      await world.start();
      await world.host.runUntil(async () => (await moves()).length >= 3);
      expect((await moves())[2]).toBe(rowOf('T3'));
    },
  );

  it('T4_StartDeployment: AWAITING_QA_APPROVAL → DEPLOYMENT by the signal and an APPROVED report', async () => {
    await toQaGate();
    expect(await moves()).toHaveLength(3);
    await world.decide(qa, 'qa.1', 'approve');
    await world.untilEnd();
    expect((await moves())[3]).toBe(rowOf('T4'));
  });

  it('T4_StartDeployment: not by the event alone', async () => {
    await toQaGate();
    const { waitingFor } = await world.run();
    await world.host.raise(waitingFor?.instanceId ?? '', 'qa_approved_signal');
    await world.pass({ hours: 1 });
    expect(await world.run()).toMatchObject({ state: 'AWAITING_QA_APPROVAL' });
  });

  it('T5_DeploymentSuccess: DEPLOYMENT → PRODUCTION once the receipt says SUCCESS', async () => {
    await toEnd();
    expect((await moves())[4]).toBe(rowOf('T5'));
    expect(await linked('deploy_receipt')).toMatchObject({ status: 'SUCCESS' });
    expect(await world.run()).toMatchObject({ state: 'PRODUCTION', status: 'completed' });
  });

  it('T6_TriggerMaintenance: a valid bug_report starts MAINTENANCE, whatever else runs', async () => {
    await triage('P3_Medium');
    const records = await world.audit.list('acme', {});
    expect(records.map(({ data }) => data)).toContainEqual(
      expect.objectContaining({ transition: 'T6', to: 'MAINTENANCE' }),
    );
  });
});

describe('loops of the state machine', () => {
  it('L1_TestFailed: AWAITING_QA_APPROVAL → CODING by the reject signal, the report goes along', async () => {
    await toQaGate();
    const { links } = await world.run();
    await world.decide(qa, 'qa.1', 'reject', 'Too loud.');
    await world.untilGate('qa.2');
    expect((await moves())[3]).toBe(rowOf('L1'));
    const inputs = JSON.stringify(world.inputs('takeModelTurn'));
    expect(inputs).toContain(links.qa_report);
    expect(inputs).toContain('Too loud.');
  });

  it('L1_TestFailed: by a REJECTED report without any person', async () => {
    const faithful = world.faithful.writeQaReport;
    world.given({
      writeQaReport(input, n, usual) {
        world.next.report = n === 1 ? 'REJECTED' : 'APPROVED';
        return faithful?.(input, n, usual) as never;
      },
    });
    await world.start();
    await world.untilGate('qa.1');
    expect((await moves())[3]).toBe(rowOf('L1'));
  });

  it('L2_DeployFailed: DEPLOYMENT → MAINTENANCE with a P1_Critical bug_report made of the receipt', async () => {
    world.given({ measureSignals: ({ of }, _n, usual) => (of === 'restored' ? usual() : breach) });
    await toEnd();
    expect((await moves()).at(-1)).toBe(rowOf('L2'));
    const run = await world.run();
    const bug = await loadDocument(world.artifacts, 'bug_report', run.links.bug_reports?.at(-1) ?? '');
    expect(bug).toMatchObject({ severity: 'P1_Critical', context: { deploy_receipt: run.links.deploy_receipt } });
    expect(world.sent).toMatchObject([{ queue: queueNames.bugReports }]);
    expect(run).toMatchObject({ state: 'DEPLOYMENT', status: 'failed' });
  });

  it('L3_HotfixLoop: MAINTENANCE → CODING as a new run of high priority', async () => {
    expect(await triage('P1_Critical')).toMatchObject({ verdict: 'hotfix', runId: 'acme.shop.99.1' });
    expect(world.acted).toContain('startHotfix');
    expect(world.acted).not.toContain('fileBacklogItem');
  });

  it('L3_HotfixLoop: the new run begins at CODING and never plans', async () => {
    await world.startHotfix();
    await world.untilGate('qa.1');
    expect(await moves()).toEqual([rowOf('T2'), rowOf('T3')]);
    expect(world.inputs('writePlan')).toEqual([]);
  });

  it.each(['P2_High', 'P3_Medium', 'P4_Low'] as const)(
    'L4_RegularFixLoop: MAINTENANCE → PLANNING of the backlog, %s',
    async (severity) => {
      expect(await triage(severity)).toMatchObject({ verdict: 'regular_fix', workItem: '77' });
      expect(world.acted).not.toContain('startHotfix');
    },
  );
});

describe('Tabelle 1: states, artefacts and their transitions', () => {
  it('PLANNING makes the project_manifest and leaves automatically when code_gen_spec is linked', async () => {
    await toQaGate();
    expect(transitions.T1).toMatchObject({ from: 'PLANNING', type: 'automated' });
    expect(await linked('project_manifest')).toMatchObject({
      links: { code_gen_spec: (await world.run()).links.code_gen_spec },
    });
  });

  it('CODING takes code_gen_spec, makes artifact_bundle and leaves automatically', async () => {
    await toQaGate();
    expect(transitions.T2).toMatchObject({ from: 'CODING', type: 'automated' });
    expect(world.inputs('writeBundle')).toMatchObject([{ spec: (await world.run()).links.code_gen_spec }]);
  });

  it('CODING is where a failed test leads back to, from TESTING over L1', async () => {
    await toQaGate();
    await world.decide(qa, 'qa.1', 'reject');
    await world.untilGate('qa.2');
    expect((await moves()).slice(3)).toEqual([rowOf('L1'), rowOf('T2'), rowOf('T3')]);
  });

  it('TESTING takes artifact_bundle and test_plan, makes qa_report and leaves by a person (HITL)', async () => {
    await toQaGate();
    const { links } = await world.run();
    expect(transitions.T4.type).toBe('human_in_the_loop');
    expect(world.inputs('writeQaReport')).toMatchObject([{ testPlan: links.test_plan, spec: links.code_gen_spec }]);
    expect(await linked('qa_report')).toMatchObject({ status: 'APPROVED' });
  });

  it('DEPLOYMENT takes the approved qa_report, makes deploy_receipt and leaves automatically after the gate', async () => {
    world.policy = { ...world.policy, deploymentApproval: 'person' };
    await toQaGate();
    await world.decide(qa, 'qa.1', 'approve');
    await world.untilGate('deploy.1');
    expect(await world.run()).toMatchObject({ state: 'DEPLOYMENT' });
    expect(world.inputs('startDeployment')).toEqual([]);
    await world.decide(ops, 'deploy.1', 'approve');
    await world.untilEnd();
    expect(await linked('qa_report')).toMatchObject({ status: 'APPROVED', approval: { by: 'qa' } });
    expect(await linked('deploy_receipt')).toMatchObject({ status: 'SUCCESS' });
  });

  it('DEPLOYMENT leads to MAINTENANCE when the receipt says ROLLED_BACK', async () => {
    world.given({ measureSignals: ({ of }, _n, usual) => (of === 'restored' ? usual() : breach) });
    await toEnd();
    expect(await linked('deploy_receipt')).toMatchObject({ status: 'ROLLED_BACK' });
    expect((await moves()).at(-1)).toBe(rowOf('L2'));
  });

  it('MAINTENANCE takes bug_report, makes code_gen_spec for the fix, and P1_Critical decides', async () => {
    expect(await triage('P1_Critical')).toMatchObject({ verdict: 'hotfix' });
    expect(world.inputs('writeHotfixSpec')).toHaveLength(1);
    expect(transitions.T6).toMatchObject({ from: 'EXTERNAL_EVENT', type: 'event_driven' });
  });
});

describe('Tabelle 2: who makes an artefact, and who uses it', () => {
  it('project_manifest: made in PLANNING, carried on by every transition', async () => {
    await toEnd();
    const states = ['CODING', 'TESTING', 'AWAITING_QA_APPROVAL', 'DEPLOYMENT', 'PRODUCTION'];
    const records = await world.audit.list('acme', { limit: 1_000 });
    const links = records.flatMap(({ data }) =>
      data['sequence'] === undefined
        ? []
        : [(data['links'] as { readonly project_manifest?: string }).project_manifest],
    );
    const made = [...links.slice(1), (await world.run()).links.project_manifest];
    const manifests = await Promise.all(
      made.map((uri) => loadDocument(world.artifacts, 'project_manifest', uri ?? '')),
    );
    expect(manifests.map(({ current_state }) => current_state)).toEqual(states);
  });

  it('code_gen_spec: made in PLANNING, used in CODING', async () => {
    await toQaGate();
    const { code_gen_spec: spec } = (await world.run()).links;
    expect(world.inputs('writePlan')).toHaveLength(1);
    expect(world.inputs('commitChange')).toMatchObject([{ spec }]);
  });

  it('code_gen_spec: made in MAINTENANCE, used in CODING of the hotfix', async () => {
    await triage('P1_Critical');
    expect(world.inputs('startHotfix')).toMatchObject([{ spec: expect.stringContaining('code_gen_spec') as string }]);
  });

  it('test_plan: made in PLANNING, used in TESTING', async () => {
    await toQaGate();
    expect(world.inputs('writeQaReport')).toMatchObject([{ testPlan: (await world.run()).links.test_plan }]);
  });

  it('qa_report: made in TESTING, used in DEPLOYMENT with the decision in it', async () => {
    await toEnd();
    expect(await linked('qa_report')).toMatchObject({ status: 'APPROVED', approval: { by: 'qa', choice: 'approve' } });
  });

  it('qa_report: made in TESTING, used in CODING after a rejection', async () => {
    await toQaGate();
    const { qa_report: report } = (await world.run()).links;
    await world.decide(qa, 'qa.1', 'reject');
    await world.untilGate('qa.2');
    const sessions = world.inputs('takeModelTurn').filter((turn) => JSON.stringify(turn).includes(report ?? 'none'));
    expect(sessions).toContainEqual(expect.objectContaining({ session: expect.objectContaining({ role: 'coder' }) }));
  });

  it('deploy_receipt: made in DEPLOYMENT, ends the run', async () => {
    await toEnd();
    expect(world.inputs('writeReceipt')).toMatchObject([{ status: 'SUCCESS' }]);
    expect(await world.run()).toMatchObject({ status: 'completed' });
  });

  it('deploy_receipt: made in DEPLOYMENT, used in MAINTENANCE when it was rolled back', async () => {
    world.given({ measureSignals: ({ of }, _n, usual) => (of === 'restored' ? usual() : breach) });
    await toEnd();
    expect(world.inputs('raiseRollbackBug')).toMatchObject([{ receipt: (await world.run()).links.deploy_receipt }]);
  });

  it('bug_report: comes from outside, used in MAINTENANCE', async () => {
    await triage('P2_High');
    expect(world.inputs('classifyBug')).toMatchObject([{ bugReport: expect.stringContaining('bug_report') as string }]);
  });
});

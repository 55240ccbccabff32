import { createHash } from 'node:crypto';
import { createAnnounceBudget } from '../../activities/announce-budget';
import { createEscalateGate } from '../../activities/escalate-gate';
import { createMoveDeadline } from '../../activities/move-deadline';
import { createAwaitControl } from '../../activities/await-control';
import { controlled } from '../../activities/controlled';
import { createDecideByPolicy } from '../../activities/decide-by-policy';
import { createExpireGate } from '../../activities/expire-gate';
import { createListPauses } from '../../activities/list-pauses';
import { createOpenGate } from '../../activities/open-gate';
import { createReadEdits } from '../../activities/read-edits';
import { createReadDecision } from '../../activities/read-decision';
import { createRecordProgress } from '../../activities/record-progress';
import { createRemindApprovers } from '../../activities/remind-approvers';
import { wakeAdmitted } from '../../activities/wake-admitted';
import type { ActivityContracts, ActivityName, EffectContracts, EffectName } from '../../contracts/activities';
import { createMoveParts, ringWhole } from '../../activities/move-parts';
import { createPlanParts } from '../../activities/plan-parts';
import { createReadParts } from '../../activities/read-parts';
import { createReadStanding } from '../../activities/read-standing';
import { createWriteJointReport } from '../../activities/write-joint-report';
import type { DecideGate } from '../../app/services/decide-gate';
import { createRelayDecision } from '../../app/services/relay-decision';
import type { RunRequest, RunSnapshot } from '../../contracts/run';
import type { Directory } from '../../ports/directory';
import { artifactUri } from '../../domain/ids';
import { transitions } from '../../domain/lifecycle';
import { defaultRunPolicy } from '../../domain/policy';
import type { RunPolicy } from '../../domain/policy';
import type { Ports } from '../../ports';

export type Input<N extends ActivityName> = ActivityContracts[N]['input'];
export type Output<N extends ActivityName> = ActivityContracts[N]['output'];

/** Stands in for an activity: `n` counts its calls from 1, `usual` answers as in a run without trouble. */
export type Answer<N extends ActivityName> = (
  input: Input<N>,
  n: number,
  usual: () => Promise<Output<N>>,
) => Output<N> | Promise<Output<N>>;

export type Answers = { [N in ActivityName]?: Answer<N> };
type Usual = { readonly [N in ActivityName]: (input: Input<N>) => Output<N> | Promise<Output<N>> };

/** What every model turn costs, in micro-USD. */
export const turnCost = 20_000;

/** What the fakes share with the world they stand in. */
export interface FakeWorld {
  readonly ports: Pick<Ports, 'runs' | 'audit' | 'notifier' | 'clock' | 'parts' | 'artifacts'>;
  readonly policy: () => RunPolicy;
  /** Says that a check has begun; the world decides when it ends. */
  readonly startCheck: (checkId: string, instanceId: string) => void;
  readonly ring: (instanceId: string, event: string) => Promise<void>;
  readonly startRun: (request: RunRequest) => Promise<void>;
  readonly decideGate: () => DecideGate;
  readonly directory: Directory;
  readonly isCheckDone: (checkId: string) => boolean;
}

export function uriOf(label: string): string {
  const name = label.split(' ')[0] ?? label;
  return artifactUri({ tenant: 'acme', sha256: createHash('sha256').update(label).digest('hex'), name });
}

/** Everything goes well. Gates, decisions, control rows and the run's record are the real ones on the world's store. */
export function usualActivities(world: FakeWorld): Usual {
  const { ports } = world;
  return {
    ...recordsOfTheStore(ports),
    ...coordination(world),
    wakeAdmitted: (input: Input<'wakeAdmitted'>) => wakeAdmitted(ports, input, world.ring),
    ...stageRecords(world),
    ...deliveryRecords(),
    ...codingEffects(world),
    ...deliveryEffects(),
  };
}

/** Effects look at the control row first, as they do in the app. */
export function underControl<N extends ActivityName>(
  ports: Pick<Ports, 'runs'>,
  name: N,
  handler: (input: Input<N>) => Promise<Output<N>>,
): (input: Input<N>) => Promise<unknown> {
  if (!isEffect(name)) return handler;
  return controlled(ports, async () => ({ kind: 'allowed' }), name, handler as never) as unknown as (
    input: Input<N>,
  ) => Promise<unknown>;
}

const effectNames: Readonly<Record<EffectName, true>> = {
  commitChange: true,
  completeDeployment: true,
  ensureBranch: true,
  ensurePullRequest: true,
  fileBacklogItem: true,
  mergePullRequest: true,
  promoteDeployment: true,
  shiftTraffic: true,
  publishReport: true,
  revertMerge: true,
  rollBackDeployment: true,
  runTools: true,
  startCheck: true,
  startDeployment: true,
  startHotfix: true,
  startPart: true,
  takeModelTurn: true,
};

export function isEffect(name: string): name is EffectName {
  return Object.hasOwn(effectNames, name);
}

/** The rows, the bells and the decisions are the real ones; only tickets and repositories are not there. */
function coordination({ ports, ring, startRun, decideGate, directory }: FakeWorld) {
  const projects = {
    listProjects: async () => ['shop', 'web', 'app'].map((project) => ({ project })),
  } as unknown as Ports['projects'];
  return {
    planParts: createPlanParts({ ...ports, projects }),
    readParts: createReadParts(ports),
    readStanding: createReadStanding(ports),
    moveParts: createMoveParts(ports, ring),
    writeJointReport: createWriteJointReport(ports),
    ringWhole: ({ parent }: Input<'ringWhole'>) => ringWhole(ports, ring, parent),
    relayDecision: (input: Input<'relayDecision'>) => createRelayDecision({ ...ports, directory }, decideGate())(input),
    revertMerge: () => ({ kind: 'reverted', commit: 'reverted' }) as const,
    async startPart({ run, project, operationKey }: Input<'startPart'>) {
      const { tenant, title, requester, runId: parent } = run;
      const ticket = { tenant, project, workItem: '7', title, requester };
      await ports.parts.setTicket(parent, project, '7');
      const at = ports.clock.now().toISOString();
      const place = { state: 'PLANNING', requestKey: operationKey, at, onlyIfNoneActive: false } as const;
      const { runId } = await ports.runs.allocateRun({ ...ticket, ...place });
      await ports.parts.setRun(parent, project, runId);
      const repository = { repository: project, defaultBranch: 'main' };
      const part = { parent, repositories: run.repositories?.length ?? 0 };
      await startRun({ ...ticket, runId, repository, entry: 'PLANNING', priority: 2, part });
      return { kind: 'started', runId } as const;
    },
  };
}

function recordsOfTheStore(ports: FakeWorld['ports']) {
  return {
    openGate: createOpenGate(ports),
    readDecision: createReadDecision(ports),
    expireGate: createExpireGate(ports),
    remindApprovers: createRemindApprovers(ports),
    decideByPolicy: createDecideByPolicy(ports),
    announceBudget: createAnnounceBudget(ports),
    listPauses: createListPauses(ports),
    awaitControl: createAwaitControl(ports),
    escalateGate: createEscalateGate(ports),
    moveDeadline: createMoveDeadline(ports),
    recordProgress: createRecordProgress(ports),
    readEdits: createReadEdits(ports),
    async finishRun({ run, outcome, at }: Input<'finishRun'>) {
      const { state, status, reason, links } = outcome;
      const progress = { state, status, statusReason: reason ?? null, waitingFor: null, links };
      await ports.runs.recordProgress(run.runId, 'finished', at, progress);
      return null;
    },
  };
}

function stageRecords({ policy, isCheckDone }: FakeWorld) {
  return {
    readCarry: ({ runId, stage, visit }: Input<'readCarry'>) => ({ session: `${runId}.${stage}.${visit}.role.1` }),
    readBranch: ({ since, commit }: Input<'readBranch'>) => ({ kind: 'ours', head: commit ?? since }) as const,
    checkExitCriteria: () => ({ kind: 'met' }) as const,
    archiveFailure: ({ stage }: Input<'archiveFailure'>) => ({ folder: `_failed/${stage}/attempt-2` }),
    prepareRun({ run }: Input<'prepareRun'>) {
      const commands: RunSnapshot['commands'] = { test: 'npm test', start: 'npm start' };
      const turnReservationMicroUsd = { planner: 100_000, coder: 180_000, tester: 60_000 };
      const given = { baseCommit: 'base', branch: 'stellwerk/42-1', policy: policy(), commands };
      const snapshot = { ...run, ...given, turnReservationMicroUsd };
      return { kind: 'prepared', snapshot } as const;
    },
    findDuplicates: () => ({ duplicates: [] }),
    surveyRepository: () => ({ map: uriOf('repository_map') }),
    assessRisk: () => ({ risk: 'R1', reasons: ['small change'] }) as const,
    writePlan: () =>
      ({
        kind: 'planned',
        manifest: uriOf('project_manifest 0'),
        spec: uriOf('code_gen_spec'),
        testPlan: uriOf('test_plan'),
      }) as const,
    readCheck({ checkId }: Input<'readCheck'>): Output<'readCheck'> {
      if (!isCheckDone(checkId)) return { kind: 'running' };
      return { kind: 'done', checkId, passed: true, result: uriOf(`check_result ${checkId}`), failures: [] };
    },
    writeBundle: ({ commit }: Input<'writeBundle'>) => ({
      bundle: uriOf(`artifact_bundle ${commit}`),
      qualityGatesPassed: true,
    }),
    writeQaReport({ commit }: Input<'writeQaReport'>) {
      return reportOf(`qa_report ${commit}`, 'APPROVED');
    },
    amendQaReport: ({ qaReport }: Input<'amendQaReport'>) => ({ qaReport: uriOf(`qa_report amends ${qaReport}`) }),
    recordTransition({ transition, from, sequence }: Input<'recordTransition'>): Output<'recordTransition'> {
      const { from: expected, to } = transitions[transition];
      if (from !== expected) return { kind: 'refused', code: 'transition_refused', reason: `not from ${from}` };
      return { kind: 'moved', to, manifest: uriOf(`project_manifest ${sequence}`) };
    },
  };
}

export function reportOf(label: string, status: 'APPROVED' | 'REJECTED') {
  const qaReport = uriOf(label);
  return { qaReport, digest: createHash('sha256').update(label).digest('hex'), status };
}

function deliveryRecords() {
  return {
    readRunEnd: () => ({ isOver: false }),
    verifySupplyChain: () =>
      ({ status: 'passed', signature: 'verified', added: [], removed: [], reasons: [] }) as const,
    probeHealth: () => ({ healthy: true, detail: '200' }),
    measureSignals: () => ({ latencyP95Ms: 12, errorRatePercent: 0, requests: 20 }),
    writeReceipt: ({ deployId, status }: Input<'writeReceipt'>) => ({
      receipt: uriOf(`deploy_receipt ${deployId} ${status}`),
    }),
    announceDelivery: () => null,
    raiseRollbackBug: () => ({ bugReport: uriOf('bug_report') }),
    cleanUpRun: () => null,
    prepareTriage: () => ({ kind: 'skipped', reason: 'no model' }) as const,
    classifyBug: () => ({ verdict: 'hotfix', reason: 'P1_Critical', severity: 'P1_Critical' }) as const,
    writeHotfixSpec: () => ({
      spec: uriOf('code_gen_spec hotfix'),
      testPlan: uriOf('test_plan hotfix'),
      manifest: uriOf('project_manifest hotfix'),
    }),
  };
}

function codingEffects({ startCheck }: FakeWorld) {
  let commits = 0;
  let head = 'base';
  return {
    ensureBranch: () => ({ kind: 'ready', head }) as const,
    takeModelTurn({ session, sessionId }: Input<'takeModelTurn'>): Output<'takeModelTurn'> {
      const costMicroUsd = turnCost;
      if (session.role === 'coder') return { kind: 'tools', calls: 2, costMicroUsd };
      return { kind: 'finished', output: uriOf(`output ${sessionId}`), costMicroUsd };
    },
    runTools: ({ sessionId }: Input<'runTools'>) =>
      ({
        kind: 'ran',
        workspace: uriOf(`workspace ${sessionId}`),
        edits: 1,
        finished: uriOf(`output ${sessionId}`),
      }) as const,
    commitChange() {
      commits += 1;
      head = `commit-${commits}`;
      return { kind: 'committed', commit: head, files: ['src/a.js'] } as const;
    },
    ensurePullRequest: () => ({ kind: 'open', pullRequest: { id: '1', url: 'http://localhost/pr/1' } }) as const,
    startCheck({ checkId, instanceId }: Input<'startCheck'>) {
      startCheck(checkId, instanceId);
      return { kind: 'started' } as const;
    },
    publishReport: () => ({ kind: 'published' }) as const,
  };
}

function deliveryEffects() {
  return {
    mergePullRequest: () => ({ kind: 'merged', commit: 'merge-1' }) as const,
    startDeployment: () => ({ kind: 'started', candidateUrl: 'http://localhost:7300' }) as const,
    shiftTraffic: ({ deployId }: Input<'shiftTraffic'>) =>
      ({
        kind: 'shifted',
        deployment: { deployId, url: 'http://localhost:7200', version: 'merge-1' },
      }) as const,
    promoteDeployment: ({ deployId }: Input<'promoteDeployment'>) =>
      ({
        kind: 'promoted',
        deployment: { deployId, url: 'http://localhost:7200', version: 'merge-1' },
      }) as const,
    rollBackDeployment: () => ({ kind: 'rolledBack', restored: 'previous' }) as const,
    completeDeployment: () => ({ kind: 'completed' }) as const,
    startHotfix: () => ({ kind: 'started', runId: 'acme.shop.99.1' }) as const,
    fileBacklogItem: (_input: EffectContracts['fileBacklogItem']['input']) =>
      ({ kind: 'filed', workItem: '77' }) as const,
  };
}

/** Short enough for tests to count its looks, with the gate's two weeks as they are. */
export const testPolicy: RunPolicy = {
  ...defaultRunPolicy,
  autonomy: 'release',
  deploymentApproval: 'policy',
  maxRounds: 2,
  maxCodingAttempts: 2,
  maxTurns: 5,
  healthTimeoutSeconds: 3,
  soakSeconds: 6,
  soakSampleCount: 2,
};

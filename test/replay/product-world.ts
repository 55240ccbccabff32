import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OrchestrationHandler } from 'durable-functions';
import { createCedarEngine } from '../../adapters/cedar/policy-engine';
import {
  createSqliteAuditLog,
  createSqliteDelegations,
  createSqliteRunIndex,
  createSqliteRunParts,
  openStore,
} from '../../adapters/sqlite';
import { createControlRun } from '../../app/services/control-run';
import type { ControlRun } from '../../app/services/control-run';
import { createDecideGate } from '../../app/services/decide-gate';
import type { DecideGate } from '../../app/services/decide-gate';
import type { DurablePort } from '../../app/services/durable-port';
import { createRingAgain } from '../../app/services/ring-again';
import type { ActivityName } from '../../contracts/activities';
import { checkCompletedEvent, entityNames } from '../../contracts/names';
import type { OrchestratorName } from '../../contracts/names';
import type { RunOutcome, RunRequest } from '../../contracts/run';
import type { RunPolicy } from '../../domain/policy';
import { emptyBudget } from '../../domain/budget';
import type { BudgetState } from '../../domain/budget';
import { admissionQueue } from '../../entities/admission-queue';
import { deploymentTurn } from '../../entities/deployment-turn';
import { tenantBudget } from '../../entities/tenant-budget';
import { createMemoryArtifacts } from '../support/memory-artifacts';
import { createManualClock, createTestHost } from '../../local/testing';
import type { ActivityFunction, ManualClock, TestHost } from '../../local/testing';
import { agentSession } from '../../orchestrators/agent-session';
import { awaitDecision } from '../../orchestrators/await-decision';
import { codeChange } from '../../orchestrators/code-change';
import { coordinateChange } from '../../orchestrators/coordinate-change';
import { deliverWorkItem } from '../../orchestrators/deliver-work-item';
import { deployChange } from '../../orchestrators/deploy-change';
import { planWorkItem } from '../../orchestrators/plan-work-item';
import { testChange } from '../../orchestrators/test-change';
import { triageBug } from '../../orchestrators/triage-bug';
import type { AuditLog } from '../../ports/audit-log';
import type { CodeHost } from '../../ports/code-host';
import type { Delegations } from '../../ports/delegations';
import type { Directory, Identity } from '../../ports/directory';
import type { Notifier } from '../../ports/notifier';
import type { ProjectIndex } from '../../ports/project-index';
import type { RunParts } from '../../ports/run-parts';
import type { GateRecord, RunIndex, RunRecord } from '../../ports/run-index';
import { testPolicy, underControl, usualActivities } from './fake-activities';
import type { Answers } from './fake-activities';

/** Of what the tests start unless they name another. */
export const version = '1.0.0';
/** Every version that runs may live under. */
export const versions: readonly string[] = ['1.0.0', '1.1.0'];

export const orchestrators: Readonly<Record<OrchestratorName, OrchestrationHandler>> = {
  agentSession,
  awaitDecision,
  codeChange,
  coordinateChange,
  deliverWorkItem,
  deployChange,
  planWorkItem,
  testChange,
  triageBug,
};

export const dev: Identity = { user: 'dev', displayName: 'Dev', tenant: 'acme', roles: ['dev'] };
export const qa: Identity = { user: 'qa', displayName: 'QA', tenant: 'acme', roles: ['qa'] };
export const qa2: Identity = { user: 'qa2', displayName: 'QA 2', tenant: 'acme', roles: ['qa'] };
export const ops: Identity = { user: 'ops', displayName: 'Ops', tenant: 'acme', roles: ['ops'] };

export interface Call {
  readonly name: ActivityName;
  readonly input: Readonly<Record<string, unknown>>;
}

export interface WorldOptions {
  /** Every pass starts from the stored history. */
  readonly replayFromScratch?: boolean;
  /** Where the world's files lie while it lives; default: the machine's folder for temporary files. */
  readonly parent?: string;
  /** What comes due within so many seconds comes due at once, as on a machine that is busy; default: each at its own time. */
  readonly grainSeconds?: number;
  /** Version of the orchestrations that runs are started under; default: the first. */
  readonly version?: string;
}

/** Our orchestrators on the real engine and SDK, with activities that answer as told and a clock that moves when nothing else does. */
export interface ProductWorld {
  /** Of the orchestrations that it starts. */
  version: string;
  /** A deployment: the host ends as by a power cut and comes back with another default version, of which new runs are. */
  release(version: string): Promise<void>;
  readonly host: TestHost;
  readonly clock: ManualClock;
  readonly runs: RunIndex;
  readonly audit: AuditLog;
  readonly calls: readonly Call[];
  /** Activities that did something: calls that were answered `paused` or `cancelled` are not among them. */
  readonly acted: readonly ActivityName[];
  readonly notices: readonly Parameters<Notifier['notify']>[0][];
  /** Largest custom status seen, in bytes of JSON as the host counts them (two per character). */
  readonly largestStatus: number;
  policy: RunPolicy;
  /** Whether the doorbell of a finished check rings; without it only polling finds the result. */
  checksRing: boolean;
  /** Seconds from a check's start to its end. */
  checkSeconds: number;
  /** Replaces answers from here on. */
  given(answers: Answers): void;
  /** Starts a run of the ticket 42; answers its id. */
  start(request?: Partial<RunRequest>): Promise<string>;
  run(): Promise<RunRecord>;
  /** Lets everything happen until the named gate (`qa.1`) is open. */
  untilGate(gateId: string): Promise<GateRecord>;
  untilCall(name: ActivityName, count?: number): Promise<void>;
  untilEnd(): Promise<RunOutcome>;
  /** What the tenant has spent and reserved. */
  budget(): Promise<BudgetState>;
  /** Sets the most that the tenant may spend per day; whatever is asked of the budget later finds it set. */
  setDayLimit(microUsd: number): Promise<void>;
  pass(time: { readonly hours?: number; readonly seconds?: number }): Promise<void>;
  /** Through the real use case: authority, row, doorbell. The subject is the gate's own. */
  decide(by: Identity, gateId: string, choice: string, comment?: string): ReturnType<DecideGate>;
  control(action: Parameters<ControlRun>[2]): ReturnType<ControlRun>;
  controlOf(runId: string, action: Parameters<ControlRun>[2]): ReturnType<ControlRun>;
  readonly parts: RunParts;
  /** What the timer does once a minute for doorbells that were lost. */
  ringAgain(): Promise<number>;
  /** The use case itself, for decisions that name another subject or channel. */
  readonly decideGate: DecideGate;
  inputs(name: ActivityName): readonly Call['input'][];
  /** Everything that can be told from outside, for comparing two ways of running the same. */
  trace(): Promise<unknown>;
  close(): Promise<void>;
}

export async function createProductWorld(options: WorldOptions = {}): Promise<ProductWorld> {
  const folder = mkdtempSync(join(options.parent ?? tmpdir(), 'product-world-'));
  const store = openStore(join(folder, 'stellwerk.db'));
  const runs = createSqliteRunIndex(store);
  const audit = createSqliteAuditLog(store);
  const clock = createClock(options.grainSeconds);
  const calls: Call[] = [];
  const acted: ActivityName[] = [];
  const notices: Parameters<Notifier['notify']>[0][] = [];
  const endedChecks = new Set<string>();
  const answers: Answers = {};
  let largestStatus = 0;
  let runId = '';
  const ports = {
    runs,
    audit,
    parts: createSqliteRunParts(store),
    artifacts: createMemoryArtifacts(),
    policy: createCedarEngine({ current: async () => undefined }),
    clock: { now: () => new Date(clock.now()) },
    ...peopleAndCode(createSqliteDelegations(store)),
    notifier: { notify: async (notice: Parameters<Notifier['notify']>[0]) => void notices.push(notice) },
  };
  const usual = usualActivities({
    ports,
    policy: () => world.policy,
    ring: async (instanceId, event) => void (await host.engine.raiseEvent(instanceId, event, '{}')),
    isCheckDone: (checkId) => endedChecks.has(checkId),
    directory: ports.directory,
    decideGate: () => decideGate,
    async startRun(request) {
      const { items } = await host.engine.listInstances({ top: 1_000 });
      if (!items.some(({ instanceId }) => instanceId === request.runId)) {
        await host.start('deliverWorkItem', request, { instanceId: request.runId, version: world.version });
      }
    },
    startCheck(checkId, instanceId) {
      clock.at(clock.now() + world.checkSeconds * 1_000, () => {
        endedChecks.add(checkId);
        // After a crash a doorbell may come late; an instance that has ended does not hear it.
        if (world.checksRing) void host.engine.raiseEvent(instanceId, checkCompletedEvent(checkId), '{}');
      });
    },
  });
  const activities = Object.fromEntries(
    Object.keys(usual).map((key) => [key, activity(key as ActivityName)] as const),
  ) as Record<ActivityName, ActivityFunction>;

  function activity(name: ActivityName): ActivityFunction {
    const ordinary = usual[name] as (input: never) => unknown;
    let n = 0;
    const act = underControl(ports, name, async (input) => {
      n += 1;
      acted.push(name);
      const given = answers[name] as ((input: unknown, n: number, usual: () => unknown) => unknown) | undefined;
      return (given ? given(input, n, () => ordinary(input as never)) : ordinary(input as never)) as never;
    });
    return (input) => {
      calls.push({ name, input });
      return act(input);
    };
  }

  const hostVersions = { defaultVersion: '2.0.0' };
  const host = await createTestHost({
    app: { orchestrators, activities, entities: { admissionQueue, deploymentTurn, tenantBudget } },
    clock,
    folder,
    replayFromScratch: options.replayFromScratch ?? false,
    engine: {
      versions: hostVersions,
      onPass({ context }) {
        const { df } = context as { readonly df: { readonly customStatus?: unknown } };
        largestStatus = Math.max(largestStatus, (JSON.stringify(df.customStatus) ?? '').length * 2);
      },
    },
  });
  const durable: DurablePort = {
    start: () => Promise.reject(new Error('The world starts its runs itself.')),
    async raiseEvent(instanceId, event, payload) {
      const answer = await host.engine.raiseEvent(instanceId, event, JSON.stringify(payload));
      return answer === 'accepted' ? 'raised' : 'absent';
    },
    getStatus: async () => 'active',
  };
  const decideGate = createDecideGate(ports, durable);
  const checks = { result: async () => undefined, cancel: async () => undefined, start: async () => undefined };
  const controlRun = createControlRun({ ...ports, checks }, durable, decideGate);
  const purse = { name: entityNames.tenantBudget, key: 'acme' };

  const world: ProductWorld = {
    version: options.version ?? version,
    async release(next) {
      hostVersions.defaultVersion = next;
      world.version = next;
      await host.crash();
    },
    host,
    clock,
    runs,
    audit,
    calls,
    acted,
    notices,
    get largestStatus() {
      return largestStatus;
    },
    policy: testPolicy,
    checksRing: true,
    checkSeconds: 3,
    given: (more) => void Object.assign(answers, more),
    async start(change = {}) {
      const at = new Date(clock.now()).toISOString();
      const { tenant = 'acme', project = 'shop', workItem = '42' } = change;
      const ticket = { tenant, project, workItem, title: 'Add a discount', requester: 'dev' };
      const place = {
        state: change.entry ?? 'PLANNING',
        requestKey: `ticket-${workItem}`,
        at,
        onlyIfNoneActive: false,
      } as const;
      ({ runId } = await runs.allocateRun({ ...ticket, ...place }));
      const repository = { repository: 'shop', defaultBranch: 'main' };
      const request: RunRequest = { ...ticket, repository, entry: 'PLANNING', priority: 2, ...change, runId };
      const orchestrator = request.repositories ? 'coordinateChange' : 'deliverWorkItem';
      return host.start(orchestrator, request, { instanceId: runId, version: world.version });
    },
    async run() {
      const record = await runs.getRun(runId);
      if (!record) throw new Error('There is no run yet.');
      return record;
    },
    async untilGate(gateId) {
      await host.runUntil(async () => (await world.run()).waitingFor?.gateId === gateId);
      const gate = await runs.getGate(runId, gateId);
      if (!gate) throw new Error(`The run waits for ${gateId}, which was never opened.`);
      return gate;
    },
    untilCall: (name, count = 1) => host.runUntil(() => world.inputs(name).length >= count),
    async untilEnd() {
      await host.runToEnd(runId);
      return (await host.output(runId)) as RunOutcome;
    },
    async budget() {
      const state = await host.engine.readEntity(purse);
      return state === undefined ? emptyBudget : (JSON.parse(state) as BudgetState);
    },
    setDayLimit(microUsd) {
      const input = { limits: { day: microUsd }, at: new Date(clock.now()).toISOString() };
      return host.engine.signalEntity(purse, 'configure', JSON.stringify(input));
    },
    async pass({ hours = 0, seconds = 0 }) {
      let isOver = false;
      clock.at(clock.now() + (hours * 3_600 + seconds) * 1_000, () => (isOver = true));
      await host.runUntil(() => isOver);
    },
    async decide(by, gateId, choice, comment) {
      const { subject } = (await runs.getGate(runId, gateId)) ?? { subject: '' };
      const command = { runId, gate: gateId, choice, subject, channel: 'api', ...(comment ? { comment } : {}) };
      return decideGate(by, command);
    },
    control: (action) => controlRun(dev, runId, action),
    controlOf: (other, action) => controlRun(dev, other, action),
    parts: ports.parts,
    ringAgain: createRingAgain(ports, durable),
    decideGate,
    inputs: (name) => calls.filter((call) => call.name === name).map((call) => call.input),
    async trace() {
      const { items } = await host.engine.listInstances({ top: 1_000 });
      const instances = items.map(({ executionId: _id, ...state }) => state);
      const record = runId === '' ? undefined : await runs.getRun(runId);
      const events = runId === '' ? [] : await runs.listEvents(runId, 0, 1_000);
      return {
        now: clock.now(),
        calls,
        notices,
        instances,
        record,
        events,
        audit: await audit.list('acme', {}),
        budget: await world.budget(),
      };
    },
    async close() {
      await host.close();
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return world;
}

function createClock(grainSeconds: number | undefined): ManualClock {
  const clock = createManualClock();
  if (grainSeconds === undefined) return clock;
  const grain = grainSeconds * 1_000;
  return { ...clock, at: (at, fire) => clock.at(Math.ceil(at / grain) * grain, fire) };
}

/** Nobody stands in for anybody, and nobody has pushed. */
function peopleAndCode(delegations: Delegations) {
  return {
    delegations,
    directory: {
      find: async (user: string) => [dev, qa, qa2, ops].find((person) => person.user === user),
    } as Directory,
    projects: { getProject: async () => undefined } as unknown as ProjectIndex,
    code: {} as CodeHost,
  };
}

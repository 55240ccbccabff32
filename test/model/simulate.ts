import type { ActivityName } from '../../contracts/activities';
import type { RunSnapshot } from '../../contracts/run';
import { ops, qa } from '../replay/product-world';
import type { CrashPoint } from '../../local/durable/kernel';
import { lifecycleProblems } from './invariants';
import { createModelWorld } from './model-world';
import type { ModelWorld } from './model-world';
import { createDice } from './dice';
import type { Dice } from './dice';

export interface SimulationSize {
  readonly runs: number;
  readonly tenants: number;
  readonly seed: number;
  /** How often the host is killed on the way. */
  readonly crashes: number;
}

export interface Simulated {
  readonly figures: Readonly<Record<string, number | Readonly<Record<string, number>>>>;
  readonly problems: readonly string[];
}

/** Runs of one project deploy one after another. */
const projectsOfTenant = 5;

const crashPoints: readonly CrashPoint[] = ['passDone', 'committed', 'activityStarting', 'activityDone', 'entityDone'];
const breach = { latencyP95Ms: 9_000, errorRatePercent: 40, requests: 20 };

/**
 * Tickets of many tenants at once, with people who reject, agents and vendors that fail, deployments that break, bugs that
 * become hotfixes, and a host that is killed; then the audit trail is read.
 */
export async function simulate({ runs, tenants, seed, crashes }: SimulationSize): Promise<Simulated> {
  const dice = createDice(seed);
  const world = await createModelWorld({ grainSeconds: 5 });
  const started: string[] = [];
  const ended = new Map<string, string>();
  const began = performance.now();
  try {
    letThingsGoWrong(world, dice, ended, (runId) => started.push(runId));
    for (let n = 1; n <= runs; n += 1) {
      const [tenant, project] = [`t${n % tenants}`, `p${Math.floor(n / tenants) % projectsOfTenant}`];
      started.push(await world.start({ tenant, project, workItem: String(1_000 + n) }));
    }
    await untilAllEnded(world, dice, { started, ended, crashes });
    const seconds = (performance.now() - began) / 1_000;
    const problems = await readTrail(world, started);
    const endings: Record<string, number> = {};
    for (const status of ended.values()) endings[status] = (endings[status] ?? 0) + 1;
    const figures = {
      ...{ runs, tenants, seed, delivered: started.length, crashes: world.host.crashes },
      ...{ seconds: Math.round(seconds), runsPerSecond: Number((started.length / seconds).toFixed(2)) },
      ...{ memoryMb: Math.round(process.memoryUsage().rss / 2 ** 20), endings },
      virtualDays: Math.round((world.clock.now() - Date.UTC(2030, 0, 1)) / 86_400_000),
    };
    return { figures, problems };
  } finally {
    await world.close();
  }
}

function letThingsGoWrong(
  world: ModelWorld,
  dice: Dice,
  ended: Map<string, string>,
  begun: (runId: string) => void,
): void {
  const { faithful } = world;
  const counts = new Map<string, number>();
  const chance = (share: number, input: unknown, name: ActivityName): boolean => {
    const about = `${name} of ${runOf(input)}`;
    const count = (counts.get(about) ?? 0) + 1;
    counts.set(about, count);
    return dice.roll(about, count) < share;
  };
  let hotfixes = 0;
  world.given({
    async writeQaReport(input, n, usual) {
      world.next.report = chance(0.15, input, 'writeQaReport') ? 'REJECTED' : 'APPROVED';
      return faithful.writeQaReport?.(input, n, usual) as never;
    },
    measureSignals: (input, _n, usual) =>
      input.of !== 'restored' && chance(0.05, input, 'measureSignals') ? breach : usual(),
    probeHealth: (input, _n, usual) =>
      chance(0.03, input, 'probeHealth') ? { healthy: false, detail: 'not yet' } : usual(),
    takeModelTurn(input, _n, usual) {
      if (chance(0.02, input, 'takeModelTurn')) throw new Error('the model is away');
      return chance(0.02, input, 'runTools') ? { kind: 'invalid', reason: 'no JSON' } : usual();
    },
    commitChange(input, _n, usual) {
      if (chance(0.03, input, 'commitChange')) throw new Error('the code host is away');
      return usual();
    },
    async raiseRollbackBug(input, n, usual) {
      const raised = (await faithful.raiseRollbackBug?.(input, n, usual)) ?? (await usual());
      // What the bus would bring: a hotfix of the same tenant.
      hotfixes += 1;
      const { tenant, project } = input.run;
      begun(await world.startHotfix({ tenant, project, workItem: String(500_000 + hotfixes) }));
      return raised;
    },
    async finishRun(input, _n, usual) {
      ended.set(input.run.runId, input.outcome.status);
      return usual();
    },
  });
}

function runOf(input: unknown): string {
  const { run, runId } = input as { readonly run?: RunSnapshot; readonly runId?: string };
  return run?.runId ?? runId ?? '';
}

async function untilAllEnded(
  world: ModelWorld,
  dice: Dice,
  { started, ended, crashes }: { started: readonly string[]; ended: ReadonlyMap<string, string>; crashes: number },
): Promise<void> {
  let seen = 0;
  let looks = 0;
  let crashed = 0;
  await world.host.runUntil(async () => {
    looks += 1;
    const notices = world.notices.slice(seen);
    seen += notices.length;
    for (const notice of notices) {
      if (notice.kind === 'opened') await answer(world, dice, notice.runId, notice.gateId);
    }
    if (crashed < crashes && looks % 5 === 0) {
      const point = crashPoints[crashed % crashPoints.length] ?? 'committed';
      world.host.crashAt(point, 1 + Math.floor(dice.roll('crash', crashed) * 40));
      crashed += 1;
    }
    return started.every((runId) => ended.has(runId)) && (await allCompleted(world, started));
  });
}

async function allCompleted(world: ModelWorld, started: readonly string[]): Promise<boolean> {
  for (const runId of started) {
    if ((await world.host.state(runId)).runtimeStatus === 'Running') return false;
  }
  return true;
}

/** People do what they see fit; one in twelve at the gate says no. */
async function answer(world: ModelWorld, dice: Dice, runId: string, gateId: string): Promise<void> {
  const gate = await world.runs.getGate(runId, gateId);
  if (!gate || (await world.runs.getDecision(runId, gateId))) return;
  const by = { ...(gate.gate === 'deploy' ? ops : qa), tenant: '*' };
  const isCheckpoint = gate.gate === 'checkpoint';
  const who = isCheckpoint ? { ...by, user: 'dev', roles: ['dev'] } : by;
  const verdict = dice.roll('verdict', runId, gateId) < 1 / 12 ? 'reject' : 'approve';
  const choice = isCheckpoint ? 'continue' : verdict;
  await world.decideGate(who, { runId, gate: gateId, choice, subject: gate.subject, channel: 'api' });
}

/** What must hold afterwards, read from the audit trail of each tenant and from the engine. */
async function readTrail(world: ModelWorld, started: readonly string[]): Promise<readonly string[]> {
  const problems: string[] = [];
  const records = new Map<string, Awaited<ReturnType<ModelWorld['audit']['list']>>>();
  for (const runId of started) {
    const run = await world.runs.getRun(runId);
    if (!run) return [...problems, `${runId} is in no index`];
    if (!records.has(run.tenant)) {
      records.set(run.tenant, await world.audit.list(run.tenant, { limit: 10_000 }));
      const verdict = await world.audit.verify(run.tenant);
      if (!verdict.intact) problems.push(`the chain of ${run.tenant} is broken at ${verdict.brokenAt}`);
    }
    const own = (records.get(run.tenant) ?? []).filter((record) => record.runId === runId);
    problems.push(...lifecycleProblems(own, run.state).map((problem) => `${runId}: ${problem}`));
    problems.push(...approvalProblems(own).map((problem) => `${runId}: ${problem}`));
    const { runtimeStatus } = await world.host.state(runId);
    if (runtimeStatus !== 'Completed') problems.push(`${runId} ended ${runtimeStatus} in the engine`);
    if (run.status !== 'completed' && run.status !== 'failed') problems.push(`${runId} shows ${run.status}`);
  }
  return problems;
}

/** Every T4 follows an approval of its own by the quality role, and every decision is there once. */
function approvalProblems(own: Awaited<ReturnType<ModelWorld['audit']['list']>>): readonly string[] {
  const approvals = own.filter(({ kind, key, data }) => {
    return kind === 'decision' && key.includes('/decision/qa.') && data['choice'] === 'approve';
  });
  const deployments = own.filter(({ data }) => data['transition'] === 'T4');
  const keys = new Set(own.map(({ key }) => key));
  return [
    ...(deployments.length > approvals.length ? [`${deployments.length} × T4, ${approvals.length} approvals`] : []),
    ...(approvals.some(({ actor }) => actor !== 'qa') ? ['somebody else approved the quality'] : []),
    ...(keys.size === own.length ? [] : ['a record is there twice']),
  ];
}

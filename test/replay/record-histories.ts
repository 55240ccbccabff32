/**
 * Records how runs of the current version go, for every later version to be replayed against. Run it once per released
 * version, from the repository's root:
 *
 *   npx esbuild test/replay/record-histories.ts --bundle --platform=node --packages=external --outfile=node_modules/.cache/record.js
 *   node node_modules/.cache/record.js
 *
 * What is recorded stays as it is for ever: an existing file is never overwritten. Only while its version has not been
 * released may a folder be deleted and recorded again.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HistoryEvent } from '../../local/durable/api';
import { bugInstanceId } from '../../domain/ids';
import { reportOf, uriOf } from './fake-activities';
import { createProductWorld, ops, qa, version, versions } from './product-world';
import type { ProductWorld } from './product-world';

/** One instance of a recorded run. */
export interface RecordedInstance {
  readonly instanceId: string;
  readonly orchestrator: string;
  readonly runtimeStatus: string;
  readonly history: readonly HistoryEvent[];
}

/** Runs of every kind, at their end or waiting. The names become file names. */
export const recordedRuns: Readonly<Record<string, (world: ProductWorld) => Promise<void>>> = {
  async 'finished-run'(world) {
    await world.start();
    await world.untilGate('qa.1');
    await world.decide(qa, 'qa.1', 'approve');
    await world.untilEnd();
  },
  async 'waiting-at-qa-gate'(world) {
    await world.start();
    await world.untilGate('qa.1');
    await world.pass({ hours: 200 });
  },
  async 'reworked-and-waiting-at-deploy-gate'(world) {
    world.policy = { ...world.policy, deploymentApproval: 'person' };
    world.given({
      writeBundle: ({ commit }, n) => ({ bundle: uriOf(`artifact_bundle ${commit}`), qualityGatesPassed: n > 1 }),
      writeQaReport: ({ commit }, n) => reportOf(`qa_report ${commit}`, n === 1 ? 'REJECTED' : 'APPROVED'),
    });
    await world.start();
    await world.untilGate('qa.1');
    await world.decide(qa, 'qa.1', 'reject', 'Say hello to everybody.');
    await world.untilGate('checkpoint.1');
    await world.control('continue');
    await world.untilGate('qa.2');
    await world.decide(qa, 'qa.2', 'approve');
    await world.untilGate('deploy.1');
    await world.pass({ hours: 30 });
  },
  async 'rolled-back-run'(world) {
    world.policy = { ...world.policy, deploymentApproval: 'person' };
    const breach = { latencyP95Ms: 9_000, errorRatePercent: 40, requests: 20 };
    world.given({ measureSignals: ({ of }, _n, usual) => (of === 'restored' ? usual() : breach) });
    await world.start();
    await world.untilGate('qa.1');
    await world.decide(qa, 'qa.1', 'approve');
    await world.untilGate('deploy.1');
    await world.decide(ops, 'deploy.1', 'approve');
    await world.untilEnd();
  },
  async 'expired-and-waiting-at-checkpoint'(world) {
    await world.start();
    await world.untilGate('checkpoint.1');
    await world.pass({ hours: 10 });
  },
  async 'paused-and-cancelled-run'(world) {
    world.given({
      async commitChange(_input, n, usual) {
        if (n === 1) await world.control('pause');
        return usual();
      },
    });
    await world.start();
    await world.untilCall('awaitControl');
    await world.pass({ seconds: 700 });
    await world.control('resume');
    await world.untilGate('qa.1');
    await world.control('cancel');
    await world.untilEnd();
  },
  async 'faults-waited-out'(world) {
    world.given({
      writePlan(_input, n, usual) {
        if (n <= 6) throw new Error('the store is away');
        return usual();
      },
      recordProgress(_input, n, usual) {
        if (n > 8 && n <= 22) throw new Error('the index is away');
        return usual();
      },
    });
    await world.start();
    await world.untilGate('checkpoint.1');
    await world.control('retry');
    await world.untilGate('qa.1');
  },
  async 'out-of-budget-and-continued'(world) {
    await world.setDayLimit(150_000);
    await world.start();
    await world.untilGate('checkpoint.1');
    await world.setDayLimit(1_000_000);
    await world.control('continue');
    await world.untilGate('qa.1');
  },
  async 'bug-triage'(world) {
    const bug = { tenant: 'acme', project: 'shop', bugReport: uriOf('bug_report'), fingerprint: 'ab'.repeat(16) };
    const instanceId = bugInstanceId('acme', bug.fingerprint, 1);
    await world.host.start('triageBug', bug, { instanceId, version: world.version });
    await world.host.runToEnd(instanceId);
  },
  async 'several-repositories-delivered'(world) {
    await world.start({ repositories });
    await world.untilGate('qa.1');
    await world.decide(qa, 'qa.1', 'approve');
    await world.untilEnd();
  },
  async 'several-repositories-waiting-at-joint-gate'(world) {
    await world.start({ repositories });
    await world.untilGate('qa.1');
    await world.pass({ hours: 100 });
  },
};

const repositories = [{ project: 'shop' }, { project: 'web' }] as const;

export async function recordRun(name: string, of = version): Promise<readonly RecordedInstance[]> {
  const world = await createProductWorld({ version: of });
  try {
    await recordedRuns[name]?.(world);
    const { items } = await world.host.engine.listInstances({ top: 1_000 });
    return await Promise.all(
      items.map(async ({ instanceId, name: orchestrator, runtimeStatus }) => ({
        ...{ instanceId, orchestrator, runtimeStatus },
        history: await world.host.exportHistory(instanceId),
      })),
    );
  } finally {
    await world.close();
  }
}

async function recordAll(of: string, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const files = Object.keys(recordedRuns).map((name) => ({ name, file: join(folder, `${name}.json`) }));
  const present = files.filter(({ file }) => existsSync(file)).map(({ file }) => file);
  if (present.length > 0) throw new Error(`Histories are never recorded twice; these exist: ${present.join(', ')}`);
  for (const { name, file } of files) {
    writeFileSync(file, textOf(await recordRun(name, of)), { flag: 'wx' });
    console.log(file);
  }
}

/** One event per line, so that a repository keeps them small and a person finds the place a divergence names. */
function textOf(instances: readonly RecordedInstance[]): string {
  const parts = instances.map(({ history, ...instance }) => {
    const events = history.map((event) => `  ${withoutStacks(JSON.stringify(event))}`).join(',\n');
    return `${JSON.stringify(instance).slice(0, -1)},"history":[\n${events}\n]}`;
  });
  return `[\n${parts.join(',\n')}\n]\n`;
}

/** Where the recorder lay on its machine is nobody's business, and no replay reads it. */
function withoutStacks(event: string): string {
  return event.replace(/(\\"StackTraceString\\":\\").*?(\\"\})/g, '$1$2');
}

/** Versions whose folder is there have been recorded. */
async function recordVersions(): Promise<void> {
  for (const of of versions) {
    const folder = join('test', 'replay', 'histories', of);
    if (existsSync(folder)) console.log(`${folder} stays as it is`);
    else await recordAll(of, folder);
  }
}

if (require.main === module) {
  recordVersions().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}

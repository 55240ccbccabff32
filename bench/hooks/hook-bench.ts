import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startProduct, type Product } from '../../test/support/product-host';
import { ensureTenant, registerProject, tenant } from '../../test/support/product-runs';
import { recordedEvent, sampleProject } from '../../test/support/product-sample';
import { cleanedUp } from '../product/cleaned-up';
import { atMost, quantile, type Figure } from '../product/figure';
import type { OpenLoop, Sent } from './open-loop';
import { benchPullRequest } from './pull-request-bench';
import { cpuOf } from './process-cpu';
import { runGenerator } from './run-generator';
import { startedAt } from './started-instances';

interface Load {
  readonly what: string;
  readonly perSecond: number;
  readonly seconds: number;
  /** Milliseconds. */
  readonly goal: number | null;
}

/** Of a team project that is not ours, as most events of a busy organization. */
const unmatched: Load = { what: 'no rule matches', perSecond: 500, seconds: 10, goal: 50 };
/** Of tickets that have just got the start tag, one now and then. */
const single: Load = { what: 'each starts a run', perSecond: 2, seconds: 10, goal: null };
const starting: Load = { what: 'each starts a run', perSecond: 100, seconds: 5, goal: 100 };
const startedGoalMs = 100;

/** How soon Azure DevOps has its answer, the run begins, and its pull request is there. */
export async function* benchHooks(): AsyncGenerator<Figure> {
  yield* await benchAnswers();
  yield await benchPullRequest();
}

/**
 * Requests leave a process of their own at their own times
 * whether or not earlier ones are answered, so a slow answer makes nobody wait before asking again.
 */
async function benchAnswers(): Promise<readonly Figure[]> {
  const product = await startProduct();
  const { repository } = sampleProject('hooked', 1);
  const cleanUp = async (): Promise<void> => {
    await product.dispose();
    rmSync(dirname(repository), { recursive: true, force: true });
  };
  return cleanedUp(cleanUp, async () => {
    const secret = await ensureTenant(product);
    await registerProject(product, {
      project: 'hooked',
      location: repository,
      ado: { organization: 'contoso-sample', project: 'hooked', startTag: 'stellwerk' },
    });
    const authorization = `Basic ${Buffer.from(`azure-devops:${secret}`).toString('base64')}`;
    const send = measured(product, { target: `${product.url}/api/hooks/ado/${tenant}`, authorization });
    await send({ ...unmatched, perSecond: 200, seconds: 5 }, 'elsewhere', 1_000_000);
    const warm = await send({ ...single, seconds: 2 }, 'hooked', 2_000_000);
    await startedAt(product.data, warm.runs);
    return [
      ...answered(unmatched, await send(unmatched, 'elsewhere', 1)),
      ...(await begun(product, single, await send(single, 'hooked', 10_000), startedGoalMs)),
      ...(await begun(product, starting, await send(starting, 'hooked', 20_000), null)),
    ];
  });
}

interface Measured extends Sent {
  /** Ids of the runs that the events start. */
  readonly runs: readonly string[];
  /** Milliseconds of the host for each hook, with all it did meanwhile. */
  readonly cpu: number;
}

/** Every event has an id and a work item of its own. */
function measured(
  { pid }: Product,
  to: Pick<OpenLoop, 'target' | 'authorization'>,
): (load: Load, project: string, firstItem: number) => Promise<Measured> {
  return async ({ perSecond, seconds }, project, firstItem) => {
    const items = Array.from({ length: perSecond * seconds }, (_, index) => firstItem + index);
    const before = cpuOf(pid);
    const bodies = items.map((item) => JSON.stringify(recordedEvent(project, item)));
    const sent = await runGenerator({ ...to, perSecond, bodies });
    const cpu = (cpuOf(pid) - before) / items.length;
    await sleep(200);
    return { ...sent, cpu, runs: items.map((item) => `${tenant}.${project}.${item}.1`) };
  };
}

function answered({ what, perSecond, seconds, goal }: Load, { latencies, statuses, cpu }: Measured): readonly Figure[] {
  const title = `${what}, ${perSecond}/s for ${seconds} s`;
  const refused = statuses.filter((status) => status !== 202).length;
  return [
    atMost(null, `hook → 202, ${title}, p50`, quantile(latencies, 0.5), 'ms'),
    atMost(goal, `hook → 202, ${title}, p99`, quantile(latencies, 0.99), 'ms'),
    atMost(0, `hook → 202, ${title}, not 202`, refused, 'requests'),
    atMost(null, `hook → 202, ${title}, CPU of the host`, cpu, 'ms/hook'),
  ];
}

async function begun(product: Product, load: Load, sent: Measured, goal: number | null): Promise<readonly Figure[]> {
  const times = await startedAt(product.data, sent.runs);
  const waits = times.map((at, index) => at - (sent.dueAt[index] ?? NaN));
  const title = `hook → orchestration started, ${load.perSecond}/s for ${load.seconds} s`;
  return [
    ...answered(load, sent),
    atMost(null, `${title}, p50`, quantile(waits, 0.5), 'ms'),
    atMost(goal, `${title}, p95`, quantile(waits, 0.95), 'ms'),
  ];
}

import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { startProduct, type Product } from '../../test/support/product-host';
import { atGate, ensureTenant, registerProject, showRun, untilRun } from '../../test/support/product-runs';
import {
  deliverHook,
  recordedEvent,
  sampleProject,
  sampleScript,
  type SampleProject,
} from '../../test/support/product-sample';
import { cleanedUp } from './cleaned-up';
import { atMost, median, type Figure } from './figure';
import { readBusy } from './port-busy';

const warmUps = 3;
const runs = 7;
const pollEveryMs = 15;

/** Milliseconds of one run from its ticket to its gate. `host` is what is left when all others are taken away. */
interface Split {
  readonly wall: number;
  readonly git: number;
  readonly checks: number;
  readonly model: number;
  readonly host: number;
}

/** The sample's ticket, delivered as Azure DevOps does, until the quality gate waits: on one warm host, run after run. */
export async function benchSampleRun(): Promise<readonly Figure[]> {
  const product = await startProduct({ modelScript: sampleScript });
  const samples = Array.from({ length: warmUps + runs }, (_, index) => sampleProject(`tram-${index}`, 4000 + index));
  const cleanUp = async (): Promise<void> => {
    await product.dispose();
    for (const { repository } of samples) rmSync(dirname(repository), { recursive: true, force: true });
  };
  return cleanedUp(cleanUp, async () => {
    const secret = await ensureTenant(product);
    const splits: Split[] = [];
    for (const sample of samples) {
      const fastest = Math.min(...splits.map(({ wall }) => wall));
      splits.push(await timeRun(product, secret, sample, Number.isFinite(fastest) ? fastest * 0.5 : 0));
    }
    return figuresOf(splits.slice(warmUps));
  });
}

function figuresOf(splits: readonly Split[]): readonly Figure[] {
  const of = (part: keyof Split): number => median(splits.map((split) => split[part]));
  const share = median(splits.map(({ host, wall }) => (host / wall) * 100));
  return [
    atMost(null, `sample run, ticket to gate (median of ${splits.length})`, of('wall'), 'ms'),
    atMost(null, 'sample run: checks', of('checks'), 'ms'),
    atMost(null, 'sample run: git', of('git'), 'ms'),
    atMost(null, 'sample run: model', of('model'), 'ms'),
    atMost(500, 'sample run: host', of('host'), 'ms'),
    atMost(10, 'sample run: share of the host', share, '%'),
  ];
}

/** `quietMs`: how long nobody asks the host for the run's state, because asking costs it time. */
async function timeRun(product: Product, secret: string, sample: SampleProject, quietMs: number): Promise<Split> {
  const { project, repository, runId } = sample;
  const ado = { organization: 'contoso-sample', project, startTag: 'stellwerk' };
  await registerProject(product, { project, location: repository, ado });
  const body = JSON.stringify(recordedEvent(project, Number(runId.split('.').at(-2))));
  const before = await readBusy(product);

  const started = performance.now();
  const status = await deliverHook(product, { secret, body });
  if (status !== 202) throw new Error(`The ticket was answered with ${status}.`);
  await sleep(quietMs);
  await untilGate(product, runId);
  const wall = performance.now() - started;

  const after = await readBusy(product);
  const spent = (port: string): number => ((after[port] ?? 0) - (before[port] ?? 0)) * 1000;
  // A run does one thing after the other, so these never overlap.
  const [git, model, checks] = [spent('code'), spent('model'), checkMilliseconds(product.data, runId)];
  return { wall, git, checks, model, host: wall - git - checks - model };
}

async function untilGate(product: Product, runId: string): Promise<void> {
  const stillFine = performance.now() + 30_000;
  while (performance.now() < stillFine) {
    const run = await showRun(product, runId).catch(() => undefined);
    if (run !== undefined && atGate('qa')(run)) return;
    await sleep(pollEveryMs);
  }
  // Rejects with the run's story.
  await untilRun(product, runId, atGate('qa'), 1);
}

/** From a check's start to its result, checkout included, as the check runner has recorded it. */
function checkMilliseconds(data: string, runId: string): number {
  const database = new DatabaseSync(join(data, 'checks.db'), { readOnly: true });
  try {
    const rows = database.prepare('SELECT request, result FROM checks').all();
    return rows
      .filter(({ request }) => (JSON.parse(String(request)) as { readonly runId: string }).runId === runId)
      .map(({ result }) => (JSON.parse(String(result)) as { readonly milliseconds: number }).milliseconds)
      .reduce((sum, milliseconds) => sum + milliseconds, 0);
  } finally {
    database.close();
  }
}

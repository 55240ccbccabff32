import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startProduct, type Product } from '../../test/support/product-host';
import { atGate, ensureTenant, registerProject, untilRun } from '../../test/support/product-runs';
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
import { openRunTables, type RunTables } from './run-tables';

const warmUps = 3;
const runs = 7;
const lookEveryMs = 5;
const waitAtMostMs = 60_000;

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
  const tables = openRunTables(product.data);
  const cleanUp = async (): Promise<void> => {
    tables.close();
    await product.dispose();
    for (const { repository } of samples) rmSync(dirname(repository), { recursive: true, force: true });
  };
  return cleanedUp(cleanUp, async () => {
    const secret = await ensureTenant(product);
    const splits: Split[] = [];
    for (const sample of samples) splits.push(await timeRun(product, tables, secret, sample));
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

async function timeRun(product: Product, tables: RunTables, secret: string, sample: SampleProject): Promise<Split> {
  const { project, repository, runId } = sample;
  const ado = { organization: 'contoso-sample', project, startTag: 'stellwerk' };
  await registerProject(product, { project, location: repository, ado });
  const body = JSON.stringify(recordedEvent(project, Number(runId.split('.').at(-2))));
  const before = await readBusy(product);

  const started = performance.now();
  const status = await deliverHook(product, { secret, body });
  if (status !== 202) throw new Error(`The ticket was answered with ${status}.`);
  const stillFine = performance.now() + waitAtMostMs;
  while (tables.gateOf(runId) !== 'qa' && performance.now() < stillFine) await sleep(lookEveryMs);
  // Now the API shows the gate; a run that has stopped elsewhere is rejected with its story.
  await untilRun(product, runId, atGate('qa'), 1);
  const wall = performance.now() - started;

  const after = await readBusy(product);
  const spent = (port: string): number => ((after[port] ?? 0) - (before[port] ?? 0)) * 1000;
  // A run does one thing after the other, so these never overlap.
  const [git, model, checks] = [spent('code'), spent('model'), tables.checkMilliseconds(runId)];
  return { wall, git, checks, model, host: wall - git - checks - model };
}

import { executorOf } from '../../../local/durable/actions';
import type { PassReport } from '../../../local/durable/engine';
import { createTestHost, replay, type TestHost } from '../../../local/testing';
import { programApp } from './support/program-app';
import { expectedOutput, randomOf, randomProgram, type Program } from './support/programs';

const PROGRAMS = Number(process.env['FUZZ_PROGRAMS'] ?? 500);
const FIRST_SEED = Number(process.env['FUZZ_SEED'] ?? 1);
/** Programs that share one engine and one manual clock. */
const GROUP = 50;

const TIME_LIMIT = 60_000 + PROGRAMS * 100;

interface Figures {
  passes: number;
  differences: string[];
}

function hostOptions(replayFromScratch: boolean, figures: Figures) {
  const attempts = new Map<string, number>();
  const link: { host?: TestHost } = {};
  const app = programApp({
    raise: async (instanceId, name, value) => {
      await link.host?.engine.raiseEvent(instanceId, name, JSON.stringify(value));
    },
    attempt(key) {
      const count = (attempts.get(key) ?? 0) + 1;
      attempts.set(key, count);
      return count;
    },
  });
  const onPass = (report: PassReport): void => {
    figures.passes += 1;
    const counted = executorOf(report.context)?.sequenceNumber;
    if (report.ended || counted === report.nextId) return;
    figures.differences.push(`${report.instanceId}: host ${report.nextId}, SDK ${counted}`);
  };
  return { link, options: { app, replayFromScratch, engine: { onPass } } };
}

async function runGroup(seeds: readonly number[], replayFromScratch: boolean, figures: Figures): Promise<void> {
  const { link, options } = hostOptions(replayFromScratch, figures);
  const host = await createTestHost(options);
  link.host = host;
  const programs = new Map<string, Program>(
    seeds.map((seed) => [`p-${seed}`, randomProgram(randomOf(seed), `s${seed}`)]),
  );
  await Promise.all(
    [...programs].map(([instanceId, program]) =>
      host.start('program', { program, round: 0, output: [] }, { instanceId }),
    ),
  );
  for (const [instanceId, program] of programs) {
    await host.runToEnd(instanceId);
    expect({ instanceId, output: await host.output(instanceId) }).toEqual({
      instanceId,
      output: expectedOutput(program),
    });
    const orchestrator = options.app.orchestrators?.['program'];
    if (orchestrator === undefined) throw new Error('The app has no orchestrator.');
    const divergence = await replay(await host.exportHistory(instanceId), orchestrator);
    expect({ instanceId, divergence }).toEqual({ instanceId, divergence: undefined });
  }
  await host.close();
}

describe('random programs', () => {
  const seeds = Array.from({ length: PROGRAMS }, (_, index) => FIRST_SEED + index);

  it.each([
    ['kept in memory', false],
    ['replayed from the stored history at each pass', true],
  ])(
    'give what the reference gives, with the ids of the SDK, %s',
    async (_name, replayFromScratch) => {
      const figures: Figures = { passes: 0, differences: [] };
      const own = seeds.filter((seed) => (seed % 2 === 0) === replayFromScratch);
      for (let from = 0; from < own.length; from += GROUP) {
        await runGroup(own.slice(from, from + GROUP), replayFromScratch, figures);
      }
      expect(figures.differences).toEqual([]);
      expect(figures.passes).toBeGreaterThan(own.length);
    },
    TIME_LIMIT,
  );
});

import { explore } from './explore';
import type { Bounds } from './explore';
import { reportFigures } from '../support/report-figures';

const isFull = process.env['MODEL_FULL'] === '1';
const depth = isFull ? 100 : Number(process.env['MODEL_DEPTH'] ?? 3);
const within = isFull ? Infinity : Number(process.env['MODEL_SECONDS'] ?? 8) * 1_000;
const mostMinutes = 120;

/**
 * Walks one kind of run. At full size (`MODEL_FULL=1`) until no move leads anywhere new: then every path there is ends or waits
 * visibly. Otherwise as far as depth and time allow.
 */
export function describeEveryPath(
  name: string,
  given: Pick<Bounds, 'entry' | 'policy'>,
  reachable: readonly string[] = [],
): void {
  describe('every path through the life cycle, on the real orchestrators', () => {
    it(
      `${name} ends or waits visibly, and none gets round a gate`,
      async () => {
        const began = Date.now();
        const { violations, states, ends, ...figures } = await explore({ ...given, depth, within, atLeast: 20 });

        const seconds = Math.round((Date.now() - began) / 1_000);
        reportFigures({ model: name, depth: isFull ? 'all' : depth, seconds, ...figures, states: states.length, ends });
        if (process.env['MODEL_VERBOSE']) console.info(states.join('\n'));
        expect(violations).toEqual([]);
        expect(ends).toEqual(expect.arrayContaining([...reachable]));
        expect(states.length).toBeGreaterThan(4);
        expect(figures.isClosed || !isFull).toBe(true);
      },
      isFull ? mostMinutes * 60_000 : 2 * within + 120_000,
    );
  });
}

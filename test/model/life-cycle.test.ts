import { explore } from './explore';
import type { Bounds } from './explore';
import { reportFigures } from '../support/report-figures';

const depth = Number(process.env['MODEL_DEPTH'] ?? 3);
const within = Number(process.env['MODEL_SECONDS'] ?? 8) * 1_000;

jest.setTimeout(2 * within + 120_000);

describe('every path through the life cycle, on the real orchestrators', () => {
  it.each<[string, Pick<Bounds, 'entry' | 'policy'>, readonly string[]]>([
    ['of a feature with two gates', { entry: 'PLANNING', policy: { deploymentApproval: 'person' } }, []],
    ['of a hotfix that the policy deploys', { entry: 'CODING' }, ['completed in PRODUCTION']],
  ])('%s ends or waits visibly, and none gets round a gate', async (name, given, reachable) => {
    const { violations, states, ends, ...figures } = await explore({ ...given, depth, within, atLeast: 20 });

    reportFigures({ model: name, depth, ...figures, states: states.length, ends });
    expect(violations).toEqual([]);
    expect(ends).toEqual(expect.arrayContaining(reachable));
    expect(states.length).toBeGreaterThan(4);
    if (process.env['MODEL_VERBOSE']) console.info(states.join('\n'));
  });
});

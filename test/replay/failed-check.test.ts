import type { CheckSummary } from '../../contracts/activities';
import { uriOf } from './fake-activities';
import { inBothWays } from './in-both-ways';
import type { ProductWorld } from './product-world';

type Outcome = 'passes' | Partial<CheckSummary['failures'][number]>;

/** What each check of TESTING comes to, in the order they are started; later ones pass. Commits of the base by their own list. */
function givenChecks(world: ProductWorld, head: readonly Outcome[], base: readonly Outcome[] = []): void {
  const left = { head: [...head], base: [...base] };
  const outcomes = new Map<string, Outcome>();
  world.given({
    startCheck({ checkId, purpose, commit }, _n, usual) {
      if (purpose === 'test' && !outcomes.has(checkId)) {
        outcomes.set(checkId, left[commit === 'base' ? 'base' : 'head'].shift() ?? 'passes');
      }
      return usual();
    },
    async readCheck({ checkId }, _n, usual) {
      const read = await usual();
      const outcome = outcomes.get(checkId) ?? 'passes';
      if (read.kind === 'running' || outcome === 'passes') return read;
      const failure = { command: 'test', reason: 'exit code 1', tail: '', ...outcome };
      return { ...read, passed: false, failures: [failure] };
    },
  });
}

const fails: Outcome = {};

function testChecks(world: ProductWorld) {
  return world.inputs('startCheck').filter(({ purpose }) => purpose === 'test');
}

function repairs(world: ProductWorld) {
  return world.inputs('commitChange').length - 1;
}

describe('a failed check of TESTING', () => {
  it(
    'that passes on the same commit is flaky: the whole check runs again, and no model turn is spent',
    inBothWays(async (world) => {
      givenChecks(world, [fails]);
      await world.start();
      await world.untilGate('qa.1');

      expect(testChecks(world).map(({ commit, only }) => [commit, only])).toEqual([
        ['commit-1', undefined],
        ['commit-1', ['test']],
        ['base', ['test']],
        ['commit-1', undefined],
      ]);
      expect(repairs(world)).toBe(0);
      expect(world.inputs('writeQaReport')[0]).toMatchObject({ cycles: 0, failures: [{ class: 'flaky' }] });
    }),
  );

  it(
    'that fails on the base commit too is a person’s matter',
    inBothWays(async (world) => {
      givenChecks(world, [fails, fails], [fails]);
      await world.start();
      await world.untilGate('checkpoint.1');

      expect((await world.run()).statusReason).toMatch(/^upstream_failure: test fails on the base commit too/);
      expect(repairs(world)).toBe(0);
      expect(world.inputs('writeQaReport')).toEqual([]);
    }),
  );

  it(
    'of a hotfix is its own even when the base has it: that is what it mends',
    inBothWays(async (world) => {
      givenChecks(world, [fails, fails], [fails]);
      await world.start({
        entry: 'CODING',
        spec: uriOf('code_gen_spec'),
        testPlan: uriOf('test_plan'),
        manifest: uriOf('project_manifest'),
      });
      await world.untilGate('qa.1');

      expect(repairs(world)).toBe(1);
    }),
  );

  it(
    'after trouble of the machine is repeated after a while, and forgotten when it passes',
    inBothWays(async (world) => {
      givenChecks(world, [{ reason: 'timedOut' }, { tail: 'ENOSPC' }]);
      await world.start();
      await world.untilGate('qa.1');

      expect(testChecks(world)).toHaveLength(3);
      expect(repairs(world)).toBe(0);
      expect(world.inputs('writeQaReport')[0]).toMatchObject({
        failures: [{ class: 'infrastructure' }, { class: 'infrastructure' }],
      });
    }),
  );

  it(
    'of the change’s own is repaired on the branch, bundled and tested again',
    inBothWays(async (world) => {
      givenChecks(world, [fails, fails]);
      await world.start();
      await world.untilGate('qa.1');

      expect(repairs(world)).toBe(1);
      expect(world.inputs('writeQaReport')[0]).toMatchObject({
        ...{ commit: 'commit-2', bundle: uriOf('artifact_bundle commit-2'), cycles: 1 },
        failures: [{ class: 'own_change' }],
      });
      expect(await world.run()).toMatchObject({ commit: 'commit-2', rounds: 0 });
    }),
  );

  it(
    'is repaired at most as often as the policy says, then reported whatever its status',
    inBothWays(async (world) => {
      givenChecks(
        world,
        Array.from({ length: 20 }, () => fails),
      );
      await world.start();
      await world.untilCall('writeQaReport');

      expect(repairs(world)).toBe(2);
      expect(world.inputs('writeQaReport')[0]).toMatchObject({ cycles: 2 });
    }),
  );

  it(
    'is not repaired by a project that wants no agent to do that by itself',
    inBothWays(async (world) => {
      world.policy = { ...world.policy, autonomy: 'develop' };
      givenChecks(world, [fails, fails]);
      await world.start();
      await world.untilCall('writeQaReport');

      expect(repairs(world)).toBe(0);
    }),
  );
});

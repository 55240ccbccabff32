import { inBothWays } from './in-both-ways';
import { dev, qa } from './product-world';
import type { ProductWorld } from './product-world';

const everyStage = (world: ProductWorld): void => {
  world.policy = { ...world.policy, checkpoints: 'every_stage' };
};

const unmet = { kind: 'unmet', reason: 'not met: NOTES.md exists (there is no such file)' } as const;

function withCriteria(world: ProductWorld): void {
  world.policy = { ...world.policy, stages: { code: { exitCriteria: [{ file: 'NOTES.md' }] } } };
}

const carriesOf = (world: ProductWorld) =>
  world
    .inputs('takeModelTurn')
    .map(({ session }) => session as { readonly stage: string; readonly visit: number; readonly earlier?: string })
    .map(({ stage, visit, earlier }) => `${stage}.${visit}${earlier === undefined ? '' : ` after ${earlier}`}`);

describe('checkpoints after every stage', () => {
  it(
    'keep the strict order, one checkpoint between two stages, and take the session along only when told to',
    inBothWays(async (world) => {
      everyStage(world);
      const runId = await world.start();
      for (const [gate, choice] of [
        ['checkpoint.1', 'continue'],
        ['checkpoint.2', 'continue_fresh'],
        ['checkpoint.3', 'repeat'],
        ['checkpoint.4', 'rerun_after_edit'],
        ['checkpoint.5', 'continue'],
      ] as const) {
        await world.untilGate(gate);
        expect((await world.run()).status).toBe('waiting_for_confirmation');
        await world.decide(dev, gate, choice);
      }
      await world.untilGate('qa.1');

      expect(carriesOf(world)).toEqual([
        'plan.1',
        `code.1 after ${runId}.plan.1.role.1`,
        ...['test.1', 'test.2', 'test.3'],
      ]);
      await world.decide(qa, 'qa.1', 'approve');
      await world.untilGate('checkpoint.6');
      expect((await world.run()).state).toBe('DEPLOYMENT');
      await world.decide(dev, 'checkpoint.6', 'continue_fresh');
      expect(await world.untilEnd()).toMatchObject({ status: 'completed', state: 'PRODUCTION' });
    }),
  );

  it(
    'end the run when a person chooses to cancel there',
    inBothWays(async (world) => {
      everyStage(world);
      await world.start();
      await world.untilGate('checkpoint.1');
      await world.decide(dev, 'checkpoint.1', 'cancel');
      expect(await world.untilEnd()).toMatchObject({ status: 'cancelled', state: 'PLANNING' });
      expect(world.inputs('cleanUpRun')).toHaveLength(1);
    }),
  );

  it(
    'give what follows the document a person edited',
    inBothWays(async (world) => {
      everyStage(world);
      const runId = await world.start();
      const { openedAt } = await world.untilGate('checkpoint.1');
      const uri = `stellwerk://acme/${'a'.repeat(64)}/code_gen_spec.json`;
      const data = { edited: true, folder: 'edits', path: 'code_gen_spec.json', name: 'code_gen_spec', uri, by: 'dev' };
      await world.runs.recordProgress(runId, 'edit', openedAt, {}, { kind: 'artifact', text: 'edited', data });
      await world.decide(dev, 'checkpoint.1', 'continue_fresh');
      await world.untilCall('commitChange');
      expect(world.inputs('commitChange')[0]).toMatchObject({ spec: uri });
    }),
  );
});

describe('exit criteria', () => {
  it(
    'that fail once are met by one more attempt, without a person',
    inBothWays(async (world) => {
      withCriteria(world);
      world.given({ checkExitCriteria: (_input, n, usual) => (n === 1 ? unmet : usual()) });
      await world.start();
      await world.untilGate('qa.1');

      const again = world.inputs('takeModelTurn').map(({ session }) => session as { readonly notes?: object });
      expect(again.filter(({ notes }) => notes !== undefined)).toMatchObject([
        { visit: 2, notes: { why_again: expect.stringContaining('NOTES.md exists') } },
      ]);
      expect(world.inputs('archiveFailure')).toEqual([]);
    }),
  );

  it(
    'that fail twice are archived and pause the run; continue makes a new attempt of two',
    inBothWays(async (world) => {
      withCriteria(world);
      world.given({ checkExitCriteria: (_input, n, usual) => (n <= 3 ? unmet : usual()) });
      await world.start();
      await world.untilGate('checkpoint.1');
      expect(await world.run()).toMatchObject({
        state: 'CODING',
        status: 'paused',
        statusReason: expect.stringMatching(/^exit_criteria_unmet: .*_failed\/code\/attempt-2/),
      });

      await world.control('continue');
      await world.untilGate('qa.1');
      expect(world.inputs('archiveFailure')).toHaveLength(1);
      expect(world.inputs('checkExitCriteria').map(({ visit }) => visit)).toEqual([1, 2, 3, 4]);
    }),
  );
});

describe("somebody else's push", () => {
  const moved = { kind: 'moved', head: 'theirs', authors: ['Ada <ada@x>'], subjects: ['1234 By hand'] } as const;

  it(
    'before the tests stops the bot; continue makes the commits part of the change and tests those',
    inBothWays(async (world) => {
      world.given({ readBranch: (_input, n, usual) => (n === 1 ? moved : usual()) });
      await world.start();
      await world.untilGate('checkpoint.1');
      expect(await world.run()).toMatchObject({
        status: 'paused',
        statusReason: expect.stringMatching(/^head_moved: Ada <ada@x> pushed to stellwerk\/42-1: 1234 By hand/),
      });
      const before = world.inputs('startCheck').length;

      await world.control('continue');
      await world.untilGate('qa.1');
      const checks = world.inputs('startCheck').slice(before);
      expect(checks.map(({ purpose, commit }) => `${String(purpose)} ${String(commit)}`)).toEqual([
        'code commit-2',
        'test commit-2',
      ]);
    }),
  );

  it(
    'after the approval is not released by it: continue has it tested and approved again, or it is taken back',
    inBothWays(async (world) => {
      world.given({ readBranch: ({ run }, n, usual) => (n === 2 && run.runId ? moved : usual()) });
      await world.start();
      await world.untilGate('qa.1');
      await world.decide(qa, 'qa.1', 'approve');
      const gate = await world.untilGate('checkpoint.1');
      expect(gate.choices).toEqual(['continue', 'repeat', 'pause', 'cancel']);
      expect(world.inputs('mergePullRequest')).toEqual([]);

      await world.decide(dev, 'checkpoint.1', 'repeat');
      expect(await world.untilEnd()).toMatchObject({ status: 'completed' });
    }),
  );
});

import type { AgentSessionInput } from '../../contracts/stages';
import { testPolicy, uriOf } from './fake-activities';
import { inBothWays } from './in-both-ways';
import { version } from './product-world';
import type { ProductWorld } from './product-world';

const runId = 'acme.shop.42.1';
const sessionId = `${runId}.code.1.coder.1`;

const input: AgentSessionInput = {
  run: {
    ...{ runId, tenant: 'acme', project: 'shop', workItem: '42', title: 'Add a discount', requester: 'dev' },
    repository: { repository: 'shop', defaultBranch: 'main' },
    ...{ entry: 'PLANNING', priority: 2, baseCommit: 'base', branch: 'stellwerk/42-1' },
    policy: testPolicy,
    commands: { test: 'npm test' },
  },
  ...{ stage: 'code', visit: 1, role: 'coder', session: 1, commit: 'base', maxTurns: 4 },
  inputs: { code_gen_spec: uriOf('code_gen_spec') },
};

async function runSession(world: ProductWorld): Promise<unknown> {
  await world.host.start('agentSession', input, { instanceId: sessionId, version });
  await world.host.runToEnd(sessionId);
  return world.host.output(sessionId);
}

const ran = { kind: 'ran', workspace: uriOf('workspace'), edits: 1, finished: null } as const;

describe('agentSession', () => {
  it(
    'goes from turn to turn until the tools finish it, and keeps the last workspace',
    inBothWays(async (world) => {
      world.given({
        runTools: (_input, n) => (n < 3 ? ran : { ...ran, workspace: null, edits: 0, finished: uriOf('output') }),
      });

      const result = await runSession(world);

      expect(result).toEqual({ kind: 'finished', output: uriOf('output'), workspace: ran.workspace, turns: 3 });
      expect(world.inputs('takeModelTurn').map(({ operationKey }) => operationKey)).toEqual([
        `${sessionId}/turn/1`,
        `${sessionId}/turn/2`,
        `${sessionId}/turn/3`,
      ]);
      expect(world.inputs('runTools')[2]).toMatchObject({ turn: 3, operationKey: `${sessionId}/tools/3` });
    }),
  );

  it(
    'lets an unusable answer be corrected once',
    inBothWays(async (world) => {
      world.given({
        takeModelTurn: (_input, n) =>
          n === 1 ? { kind: 'invalid', reason: 'no JSON' } : { kind: 'finished', output: uriOf('output') },
      });

      expect(await runSession(world)).toEqual({ kind: 'finished', output: uriOf('output'), turns: 2 });
    }),
  );

  it(
    'asks a person after the second unusable answer, whether of the model or of its finish',
    inBothWays(async (world) => {
      world.given({
        takeModelTurn: (_input, n) => (n === 1 ? { kind: 'invalid', reason: 'no JSON' } : { kind: 'tools', calls: 1 }),
        runTools: () => ({ kind: 'invalid', reason: 'summary is missing' }),
      });

      expect(await runSession(world)).toEqual({
        kind: 'needsPerson',
        code: 'model_output_invalid',
        reason: 'The coder answered unusably twice: summary is missing',
      });
      expect(world.inputs('takeModelTurn')).toHaveLength(2);
    }),
  );

  it(
    'asks a person when its turns are used up',
    inBothWays(async (world) => {
      world.given({ runTools: () => ran });

      expect(await runSession(world)).toMatchObject({ kind: 'needsPerson', code: 'turns_exhausted' });
      expect(world.inputs('takeModelTurn')).toHaveLength(4);
    }),
  );

  it(
    'waits out a rate limit on a timer and repeats the same turn',
    inBothWays(async (world) => {
      world.given({
        takeModelTurn: (_input, n, usual) =>
          n === 1 ? { kind: 'retryLater', afterSeconds: 90, reason: 'too many requests' } : usual(),
      });
      const start = world.clock.now();

      expect(await runSession(world)).toMatchObject({ kind: 'finished', turns: 1 });
      expect(world.clock.now() - start).toBe(90_000);
      expect(world.inputs('takeModelTurn').map(({ operationKey }) => operationKey)).toEqual([
        `${sessionId}/turn/1`,
        `${sessionId}/turn/1`,
      ]);
    }),
  );

  it(
    'asks a person when the model stays away',
    inBothWays(async (world) => {
      world.given({ takeModelTurn: () => ({ kind: 'retryLater', afterSeconds: 60, reason: 'overloaded' }) });

      expect(await runSession(world)).toMatchObject({ kind: 'needsPerson', code: 'model_unavailable' });
      expect(world.inputs('takeModelTurn')).toHaveLength(31);
    }),
  );

  it(
    'hands a refusal on as it is',
    inBothWays(async (world) => {
      const refused = { kind: 'refused', code: 'budget_exhausted', reason: 'The run has spent 5 USD.' } as const;
      world.given({ takeModelTurn: () => refused });

      expect(await runSession(world)).toEqual({ ...refused, kind: 'needsPerson' });
    }),
  );

  it(
    'turns a fault that stays into a matter for a person, with its text',
    inBothWays(async (world) => {
      world.given({
        takeModelTurn() {
          throw new Error('connection reset');
        },
      });

      expect(await runSession(world)).toEqual({
        kind: 'needsPerson',
        code: 'stage_failed',
        reason: "Activity function 'takeModelTurn' failed:  connection reset",
      });
      expect(world.inputs('takeModelTurn')).toHaveLength(6);
    }),
  );
});

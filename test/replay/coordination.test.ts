import type { RunOutcome } from '../../contracts/run';
import { inBothWaysByRun } from './in-both-ways';
import { dev, qa } from './product-world';
import type { ProductWorld } from './product-world';

const breach = { latencyP95Ms: 9_000, errorRatePercent: 40, requests: 20 };
const repositories = [{ project: 'shop' }, { project: 'web' }, { project: 'app' }] as const;
const whole = 'acme.shop.42.1';
const partOf = (project: string): string => `acme.${project}.7.1`;

/** The whole is asked about first: several repositories are R2 at least in a real run, and here as the test says. */
const start = (world: ProductWorld) => world.start({ repositories });

async function untilJointGate(world: ProductWorld, visit = 1): Promise<string> {
  const { subject } = await world.untilGate(`qa.${visit}`);
  return subject;
}

const standings = async (world: ProductWorld): Promise<string> =>
  (await world.parts.list(whole)).map(({ project, standing }) => `${project} ${standing}`).join(', ');

async function outcomeOf(world: ProductWorld, runId: string): Promise<RunOutcome> {
  await world.host.runToEnd(runId);
  return (await world.host.output(runId)) as RunOutcome;
}

/** Runs whose effect of the name was carried out, in order. */
const runsOf = (world: ProductWorld, name: 'mergePullRequest' | 'revertMerge' | 'rollBackDeployment'): string[] =>
  world.inputs(name).map(({ runId }) => String(runId).split('.')[1] ?? '');

describe('a change in several repositories', () => {
  it(
    'starts consumers after the contract, is approved once, merges in order and is kept as one',
    inBothWaysByRun(async (world) => {
      const contractWas: unknown[] = [];
      world.given({
        startPart: async ({ project }, _n, usual) => {
          contractWas.push([project, (await world.runs.getRun(partOf('shop')))?.waitingFor?.gateId]);
          return usual();
        },
      });
      await start(world);
      const subject = await untilJointGate(world);
      expect(contractWas).toEqual([
        ['shop', undefined],
        ['web', 'qa.1'],
        ['app', 'qa.1'],
      ]);
      expect(world.inputs('mergePullRequest')).toEqual([]);

      const own = { runId: partOf('web'), gate: 'qa.1', choice: 'approve', channel: 'api' };
      const { subject: ownSubject } = (await world.runs.getGate(own.runId, own.gate)) ?? { subject: '' };
      await expect(world.decideGate(qa, { ...own, subject: ownSubject })).rejects.toMatchObject({ code: 'joint_gate' });
      const requester = { ...dev, roles: ['dev', 'qa'] };
      await expect(world.decide(requester, 'qa.1', 'approve')).rejects.toMatchObject({
        code: 'requester_cannot_decide',
      });

      await world.decide(qa, 'qa.1', 'approve');
      expect(await world.untilEnd()).toMatchObject({ status: 'completed', state: 'PRODUCTION' });
      expect(await standings(world)).toBe('shop kept, web kept, app kept');
      expect(runsOf(world, 'mergePullRequest')).toEqual(['shop', 'web', 'app']);
      expect(world.inputs('completeDeployment')).toHaveLength(3);
      for (const { project } of repositories) {
        expect(await outcomeOf(world, partOf(project))).toMatchObject({ status: 'completed', state: 'PRODUCTION' });
        const decision = await world.runs.getDecision(partOf(project), 'qa.1');
        expect(decision).toMatchObject({ by: 'qa', choice: 'approve' });
        expect(decision?.subject).not.toBe(subject);
      }
      const reserved = world.inputs('startPart').map(({ run }) => (run as { readonly runId: string }).runId);
      expect(new Set(reserved)).toEqual(new Set([whole]));
    }),
  );

  it(
    'goes back as one when it is rejected: the contract first, then what builds on it',
    inBothWaysByRun(async (world) => {
      await start(world);
      const first = await untilJointGate(world);
      await world.decide(qa, 'qa.1', 'reject', 'the name is wrong');
      await world.host.runUntil(async () => (await world.runs.getRun(partOf('shop')))?.waitingFor?.gateId === 'qa.2');
      expect(await world.runs.getDecision(partOf('shop'), 'qa.1')).toMatchObject({ choice: 'reject', by: 'qa' });

      const second = await untilJointGate(world, 2);
      expect(second).not.toBe(first);
      for (const { project } of repositories) {
        expect(await world.runs.getRun(partOf(project))).toMatchObject({ rounds: 1, waitingFor: { gateId: 'qa.2' } });
      }
      await world.decide(qa, 'qa.2', 'approve');
      expect(await world.untilEnd()).toMatchObject({ status: 'completed' });
    }),
  );

  it(
    'takes one part back alone when that part is rejected: the others stay as they are, and the gate comes again',
    inBothWaysByRun(async (world) => {
      await start(world);
      const first = await untilJointGate(world);
      const alone = { runId: partOf('web'), gate: 'qa.1', choice: 'reject', channel: 'api', comment: 'not like this' };
      const { subject } = (await world.runs.getGate(alone.runId, alone.gate)) ?? { subject: '' };
      const requester = { ...dev, roles: ['dev', 'qa'] };
      await expect(world.decideGate(requester, { ...alone, subject })).rejects.toMatchObject({
        code: 'requester_cannot_decide',
      });
      await world.decideGate(qa, { ...alone, subject });

      const second = await untilJointGate(world, 2);
      expect(second).not.toBe(first);
      expect(await world.runs.getGate(whole, 'qa.1')).toMatchObject({ status: 'closed' });
      const rounds = repositories.map(async ({ project }) => (await world.runs.getRun(partOf(project)))?.rounds);
      expect(await Promise.all(rounds)).toEqual([0, 1, 0]);
      expect(world.inputs('mergePullRequest')).toEqual([]);

      await world.decide(qa, 'qa.2', 'approve');
      expect(await world.untilEnd()).toMatchObject({ status: 'completed' });
      expect(await standings(world)).toBe('shop kept, web kept, app kept');
    }),
  );

  it(
    'takes the gate back and ends with nothing when a part is cancelled',
    inBothWaysByRun(async (world) => {
      await start(world);
      await untilJointGate(world);
      await world.controlOf(partOf('web'), 'cancel');
      expect(await world.untilEnd()).toMatchObject({
        status: 'failed',
        reason: 'nothing is delivered: web ended cancelled',
      });
      expect(await world.runs.getGate(whole, 'qa.1')).toMatchObject({ status: 'closed' });
      expect(world.inputs('mergePullRequest')).toEqual([]);
      for (const project of ['shop', 'app']) {
        expect(await outcomeOf(world, partOf(project))).toMatchObject({ status: 'cancelled' });
      }
    }),
  );

  it(
    'takes the contract back when a consumer does not merge',
    inBothWaysByRun(async (world) => {
      world.given({
        mergePullRequest: (input, _n, usual) =>
          input.run.project === 'web' ? { kind: 'blocked', reason: 'web conflicts with main' } : usual(),
      });
      await start(world);
      await untilJointGate(world);
      await world.decide(qa, 'qa.1', 'approve');
      expect(await world.untilEnd()).toMatchObject({
        status: 'failed',
        reason: 'nothing is delivered: web: web conflicts with main',
      });
      expect(await standings(world)).toBe('shop undone, web undone, app undone');
      expect(runsOf(world, 'mergePullRequest')).toEqual(['shop', 'web']);
      // Newest first; the one that never came to its turn has nothing to give back.
      expect(runsOf(world, 'revertMerge').filter((project) => project !== 'app')).toEqual(['web', 'shop']);
      expect(await outcomeOf(world, partOf('shop'))).toMatchObject({ status: 'failed', state: 'DEPLOYMENT' });
      expect(world.inputs('completeDeployment')).toEqual([]);
    }),
  );

  it(
    'takes everything back when the last deployment is rolled back',
    inBothWaysByRun(async (world) => {
      world.given({
        measureSignals: ({ run, of }, _n, usual) => (run.project === 'app' && of !== 'restored' ? breach : usual()),
      });
      await start(world);
      await untilJointGate(world);
      await world.decide(qa, 'qa.1', 'approve');
      expect(await world.untilEnd()).toMatchObject({ status: 'failed', reason: expect.stringMatching(/^nothing/) });
      expect(await standings(world)).toBe('shop undone, web undone, app undone');
      expect(runsOf(world, 'revertMerge')).toEqual(['app', 'web', 'shop']);
    }),
  );

  it(
    'asks a person when something cannot be taken back, and goes on after the answer',
    inBothWaysByRun(async (world) => {
      world.given({
        mergePullRequest: (input, _n, usual) =>
          input.run.project === 'web' ? { kind: 'blocked', reason: 'no' } : usual(),
        revertMerge: (input, _n, usual) => {
          const isFirst = world.inputs('revertMerge').filter(({ runId }) => runId === partOf('shop')).length === 1;
          return input.run.project === 'shop' && isFirst
            ? { kind: 'blocked', reason: 'somebody built on it' }
            : usual();
        },
      });
      await start(world);
      await untilJointGate(world);
      await world.decide(qa, 'qa.1', 'approve');
      const waits = async () => (await world.runs.getRun(partOf('shop')))?.waitingFor;
      await world.host.runUntil(async () => (await waits())?.gate === 'checkpoint');
      expect(await waits()).toMatchObject({ code: 'compensation_failed', reason: 'somebody built on it' });
      expect((await world.run()).status).toBe('running');
      const gate = (await waits())?.gateId ?? '';
      await world.decideGate(dev, { runId: partOf('shop'), gate, choice: 'continue', channel: 'api' });
      expect(await world.untilEnd()).toMatchObject({ reason: expect.stringMatching(/^nothing is delivered/) });
    }),
  );

  it(
    'stops in all its parts when it is paused, and takes everything back when it is cancelled',
    inBothWaysByRun(async (world) => {
      await start(world);
      await world.untilCall('startPart');
      await world.control('pause');
      expect(await world.runs.getControl(partOf('shop'))).toBe('pause');
      const acted = world.acted.length;
      await world.pass({ hours: 1 });
      const effects = world.acted
        .slice(acted)
        .filter((name) => ['takeModelTurn', 'commitChange', 'startPart'].includes(name));
      expect(effects).toEqual([]);
      await world.control('resume');
      await untilJointGate(world);
      await world.control('cancel');
      expect(await world.untilEnd()).toMatchObject({ status: 'cancelled' });
      for (const { project } of repositories) {
        expect(await outcomeOf(world, partOf(project))).toMatchObject({ status: 'cancelled' });
      }
      expect(world.inputs('mergePullRequest')).toEqual([]);
    }),
  );

  it(
    'is not begun where autonomy forbids it, and only after a yes where it is gated',
    inBothWaysByRun(async (world) => {
      world.policy = { ...world.policy, autonomy: 'stabilise' };
      await start(world);
      expect(await world.untilEnd()).toMatchObject({
        status: 'failed',
        reason: expect.stringMatching(/^Autonomy stab/),
      });
      expect(world.inputs('startPart')).toEqual([]);
    }),
  );

  it(
    'asks before it starts when the risk is R2',
    inBothWaysByRun(async (world) => {
      world.given({ assessRisk: () => ({ risk: 'R2', reasons: ['3 repositories'] }) });
      await start(world);
      await world.untilGate('checkpoint.1');
      expect((await world.run()).waitingFor).toMatchObject({ code: 'multi_repo' });
      expect(world.inputs('startPart')).toEqual([]);
      await world.decide(dev, 'checkpoint.1', 'continue');
      await untilJointGate(world);
    }),
  );

  it(
    'becomes of a plan that asks for other repositories',
    inBothWaysByRun(async (world) => {
      world.given({
        writePlan: async (_input, n, usual) => {
          const written = await usual();
          return written.kind === 'planned' && n === 1 ? { ...written, repositories } : written;
        },
      });
      await world.start();
      await untilJointGate(world);
      expect(await standings(world)).toBe('shop working, web working, app working');
    }),
  );
});

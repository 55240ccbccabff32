import type { BugTriageInput } from '../../contracts/activities';
import { bugInstanceId } from '../../domain/ids';
import { uriOf } from './fake-activities';
import { inBothWays } from './in-both-ways';
import { version } from './product-world';
import type { ProductWorld } from './product-world';

const fingerprint = 'ab'.repeat(16);
const triageId = bugInstanceId('acme', fingerprint, 1);
const bugReport = uriOf('bug_report');

async function runTriage(world: ProductWorld): Promise<unknown> {
  const input: BugTriageInput = { tenant: 'acme', project: 'shop', bugReport, fingerprint };
  await world.host.start('triageBug', input, { instanceId: triageId, version });
  await world.host.runToEnd(triageId);
  return world.host.output(triageId);
}

describe('triageBug', () => {
  it(
    'starts a hotfix run with the documents it wrote for it (L3)',
    inBothWays(async (world) => {
      expect(await runTriage(world)).toEqual({ verdict: 'hotfix', reason: 'P1_Critical', runId: 'acme.shop.99.1' });
      expect(world.inputs('startHotfix')).toEqual([
        {
          ...{ runId: triageId, tenant: 'acme', operationKey: `${triageId}/result`, project: 'shop', bugReport },
          fingerprint,
          spec: uriOf('code_gen_spec hotfix'),
          testPlan: uriOf('test_plan hotfix'),
          manifest: uriOf('project_manifest hotfix'),
        },
      ]);
    }),
  );

  it(
    'starts no second hotfix while a run repairs the bug',
    inBothWays(async (world) => {
      world.given({ startHotfix: () => ({ kind: 'duplicate', runId: 'acme.shop.98.1' }) });

      expect(await runTriage(world)).toMatchObject({ verdict: 'duplicate', runId: 'acme.shop.98.1' });
    }),
  );

  it(
    'files a backlog item for a regular fix (L4)',
    inBothWays(async (world) => {
      world.given({ classifyBug: () => ({ verdict: 'regular_fix', reason: 'P3', severity: 'P3_Medium' }) });

      expect(await runTriage(world)).toEqual({ verdict: 'regular_fix', reason: 'P3', workItem: '77' });
      expect(world.inputs('fileBacklogItem')).toMatchObject([{ operationKey: `${triageId}/result`, reason: 'P3' }]);
      expect(world.acted).not.toContain('startHotfix');
    }),
  );

  it.each(['duplicate', 'wont_fix'] as const)('ends with its reason and starts nothing: %s', (verdict) =>
    inBothWays(async (world) => {
      world.given({ classifyBug: () => ({ verdict, reason: 'known already', severity: 'P2_High' }) });

      expect(await runTriage(world)).toEqual({ verdict, reason: 'known already' });
      expect(world.acted).toEqual(['prepareTriage', 'classifyBug']);
    })(),
  );

  it.each(['startHotfix', 'fileBacklogItem'] as const)('says so when %s is refused', (name) =>
    inBothWays(async (world) => {
      const verdict = name === 'startHotfix' ? 'hotfix' : 'regular_fix';
      world.given({
        classifyBug: () => ({ verdict, reason: 'by rule', severity: 'P1_Critical' }),
        [name]: () => ({ kind: 'refused', code: 'unknown_project', reason: 'Project shop is not registered.' }),
      });

      expect(await runTriage(world)).toEqual({ verdict: 'failed', reason: 'Project shop is not registered.' });
    })(),
  );

  it(
    'completes with the reason when a step keeps failing',
    inBothWays(async (world) => {
      world.given({
        writeHotfixSpec() {
          throw new Error('no project file');
        },
      });

      expect(await runTriage(world)).toEqual({
        verdict: 'failed',
        reason: "Activity function 'writeHotfixSpec' failed:  no project file",
      });
    }),
  );
});

describe('the triager', () => {
  it(
    'is asked in a session of its own, paid by the tenant, and its view goes to the verdict and the hotfix',
    inBothWays(async (world) => {
      const session = {
        stage: 'triage',
        visit: 1,
        role: 'triager',
        session: 1,
        commit: 'base',
        inputs: {},
        maxTurns: 3,
      } as const;
      world.given({
        prepareTriage: async ({ tenant, project }) => {
          const ticket = { runId: triageId, tenant, project, workItem: 'triage', title: 'Bug', requester: 'stellwerk' };
          const place = {
            repository: { repository: 'shop', defaultBranch: 'main' },
            entry: 'PLANNING',
            priority: 1,
          } as const;
          const frozen = { baseCommit: 'base', branch: 'main', policy: world.policy, commands: { test: 'true' } };
          const run = { ...ticket, ...place, ...frozen, turnReservationMicroUsd: { triager: 50_000 } };
          return { kind: 'ready', session: { ...session, run } };
        },
      });

      expect(await runTriage(world)).toMatchObject({ verdict: 'hotfix' });
      expect(world.inputs('takeModelTurn')).toMatchObject([{ sessionId: `${triageId}.triager.1`, runId: triageId }]);
      const agentView = uriOf(`output ${triageId}.triager.1`);
      expect(world.inputs('classifyBug')).toMatchObject([{ agentView, fingerprint }]);
      expect(world.inputs('writeHotfixSpec')).toMatchObject([{ agentView }]);
    }),
  );

  it(
    'is done without when it cannot answer, and the verdict says why',
    inBothWays(async (world) => {
      world.given({
        prepareTriage() {
          throw new Error('the repository is away');
        },
      });

      expect(await runTriage(world)).toMatchObject({ verdict: 'hotfix' });
      expect(world.inputs('classifyBug')).toMatchObject([
        { agentNote: expect.stringContaining('the repository is away') },
      ]);
    }),
  );
});

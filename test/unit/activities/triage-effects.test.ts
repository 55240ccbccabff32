import { createFileBacklogItem } from '../../../activities/file-backlog-item';
import { createStartHotfix } from '../../../activities/start-hotfix';
import { createActivityWorld } from './activity-world';
import type { ActivityWorld } from './activity-world';

const fingerprint = 'ab'.repeat(16);

let world: ActivityWorld;
beforeEach(async () => {
  world = await createActivityWorld();
  await world.ports.projects.ensureTenant({ tenant: 'acme', displayName: 'Acme' });
  await world.ports.projects.ensureProject({
    tenant: 'acme',
    project: 'shop',
    repository: 'shop',
    defaultBranch: 'main',
  });
});
afterEach(() => world.close());

async function scopeOf(n: number) {
  const triageId = `acme.bug.${fingerprint}.${n}`;
  const ids = { runId: triageId, tenant: 'acme', project: 'shop', operationKey: `${triageId}/result`, fingerprint };
  return { ...ids, bugReport: await world.document('bug_report') };
}

describe('startHotfix', () => {
  async function startHotfix(n: number, started: string[]) {
    const documents = {
      spec: await world.document('code_gen_spec'),
      testPlan: await world.document('test_plan'),
      manifest: await world.document('project_manifest'),
    };
    const handler = createStartHotfix(world.ports);
    return handler({ ...(await scopeOf(n)), ...documents }, async ({ runId }) => void started.push(runId));
  }

  it('starts one run however often the bug is reported while that run lives', async () => {
    const started: string[] = [];
    const first = await startHotfix(1, started);
    expect(first).toMatchObject({ kind: 'started' });
    const { runId } = first as { readonly runId: string };
    expect(await startHotfix(1, started)).toEqual({ kind: 'started', runId });
    expect(await startHotfix(2, started)).toEqual({ kind: 'duplicate', runId });
    expect(new Set(started)).toEqual(new Set([runId]));
  });

  it('starts another run of the same work item when the bug comes back after its repair', async () => {
    const started: string[] = [];
    const first = (await startHotfix(1, started)) as { readonly runId: string };
    await world.ports.runs.recordProgress(first.runId, 'end', '2030-01-02T00:00:00.000Z', { status: 'completed' });
    expect(await startHotfix(2, started)).toEqual({ kind: 'started', runId: first.runId.replace(/\.1$/, '.2') });
  });
});

describe('fileBacklogItem', () => {
  it('has one open item per bug, and a new one when the bug comes back after its repair', async () => {
    const file = createFileBacklogItem(world.ports);
    const first = await file({ ...(await scopeOf(1)), reason: 'P3' });
    expect(await file({ ...(await scopeOf(2)), reason: 'P3' })).toEqual(first);
    const { workItem } = first as { readonly workItem: string };
    await world.ports.work.setState('acme', 'shop', workItem, 'Closed');
    const again = await file({ ...(await scopeOf(3)), reason: 'P3' });
    expect(again).toMatchObject({ kind: 'filed' });
    expect(again).not.toEqual(first);
    expect(await file({ ...(await scopeOf(3)), reason: 'P3' })).toEqual(again);
  });
});

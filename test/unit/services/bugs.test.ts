import { readBugMessage } from '../../../app/services/report-bug';
import { createClassifyBug } from '../../../activities/classify-bug';
import { createFileBacklogItem } from '../../../activities/file-backlog-item';
import type { TriagerOutput } from '../../../agents/outputs';
import { createServiceWorld, dev, qa, stranger } from '../../support/service-world';
import type { ServiceWorld } from '../../support/service-world';

const report = {
  $schema: 'https://schemas.stellwerk.dev/bug_report.v1.0.0.json',
  severity: 'P3_Medium',
  category: 'Functional',
  context: {},
  reproducible: true,
  title: 'Greeting fails for anna@example.org',
  description: 'Card 4111 1111 1111 1111, Authorization: Bearer abcdefghijklmnop',
};

let world: ServiceWorld;
beforeEach(async () => {
  world = await createServiceWorld();
});
afterEach(() => world.close());

/** Delivers everything that is on the bus, at once. */
async function deliver() {
  const messages = world.sent.splice(0).flatMap(({ message }) => readBugMessage(message.body) ?? []);
  return Promise.all(messages.map((message) => world.services.receiveBug(message)));
}

const bugs = async () => (await world.services.listBugs(qa, { limit: 10 })).items;

/** What the triage's activities do, on the input the engine was given. */
async function triage(index: number, view?: TriagerOutput) {
  const { instanceId, input } = world.durable.started[index] ?? { instanceId: '', input: {} };
  const given = input as { tenant: string; project: string; bugReport: string; fingerprint: string };
  const agent = view && {
    agentView: (await world.ports.artifacts.put('acme', 'triage_output', JSON.stringify(view))).uri,
  };
  const judged = await createClassifyBug(world.ports)({ ...given, ...agent, triageId: instanceId });
  if (judged.verdict === 'regular_fix') {
    const operation = { runId: instanceId, operationKey: `${instanceId}/result` };
    await createFileBacklogItem(world.ports)({ ...given, ...operation, reason: judged.reason });
  }
  world.durable.instances.set(instanceId, 'ended');
  return judged;
}

const view: TriagerOutput = {
  ...{ severity: 'P1_Critical', category: 'Functional', pii_impact: false, reproducible: true },
  ...{ reason: 'nobody can log in', suspected_files: [] },
};

describe('bugs', () => {
  it('are one bug and one triage for forty alerts at once, each counted once', async () => {
    await Promise.all(Array.from({ length: 40 }, () => world.services.reportBug(dev, { report })));
    const again = world.sent.map((each) => ({ ...each }));
    await deliver();
    world.sent.push(...again);
    await deliver();

    expect(world.durable.started).toHaveLength(1);
    expect(await bugs()).toMatchObject([{ occurrences: 40, status: 'open', verdict: null }]);
  });

  it('hold no personal data and no secret, and say that there was some', async () => {
    const { bugReport } = await world.services.reportBug(dev, { report });
    await deliver();

    const stored = Buffer.from(await world.ports.artifacts.get(bugReport)).toString();
    expect(stored).not.toMatch(/anna|4111|abcdefgh/);
    expect(await bugs()).toMatchObject([{ title: 'Greeting fails for [email]', piiImpact: true }]);
  });

  it('are added to the backlog item that repairs them, and start no second triage', async () => {
    await world.services.reportBug(dev, { report: { ...report, title: 'A', description: '' } });
    await deliver();
    await triage(0);
    await world.services.reportBug(dev, { report: { ...report, title: 'A', description: '' } });
    await deliver();

    expect(world.durable.started).toHaveLength(1);
    const [bug] = await bugs();
    expect(bug).toMatchObject({ occurrences: 2, verdict: 'regular_fix', policyVersion: 'triage/1' });
    expect(await world.ports.work.listBacklog('acme', 'shop')).toMatchObject([{ key: bug?.workItem, priority: 3 }]);
    const comments = await world.ports.work.listComments('acme', 'shop', bug?.workItem ?? '');
    expect(comments.map(({ text }) => text)).toContainEqual(expect.stringContaining('Seen again, 2 times'));
  });

  it('are triaged again when a later report is worse, and when they come back after the repair', async () => {
    const plain = { ...report, title: 'A', description: '' };
    await world.services.reportBug(dev, { report: plain });
    await deliver();
    await triage(0);
    await world.services.reportBug(dev, { report: { ...plain, severity: 'P1_Critical' } });
    await deliver();
    expect(world.durable.started).toHaveLength(2);
    expect(await triage(1)).toMatchObject({ verdict: 'hotfix' });

    await world.ports.work.setState('acme', 'shop', (await bugs())[0]?.workItem ?? '', 'Closed');
    await world.services.reportBug(dev, { report: plain });
    await deliver();
    expect(world.durable.started).toHaveLength(3);
    expect(await bugs()).toMatchObject([{ occurrences: 1, verdict: null }]);
  });

  it('can be raised by the agent and lowered only by a person', async () => {
    await world.services.reportBug(dev, { report: { ...report, title: 'A', description: '' } });
    await deliver();
    const lower = await triage(0, { ...view, severity: 'P5_Cosmetic' });
    expect(lower).toMatchObject({ severity: 'P3_Medium', verdict: 'regular_fix' });
    expect(await triage(0, view)).toMatchObject({ severity: 'P1_Critical', verdict: 'hotfix' });

    const [bug] = await bugs();
    const word = { severity: 'P4_Low', reason: 'only in the test system' } as const;
    await expect(world.services.judgeBug(dev, bug?.bugId ?? '', word)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(world.services.judgeBug(stranger, bug?.bugId ?? '', word)).rejects.toMatchObject({
      code: 'not_found',
    });
    await world.services.judgeBug(qa, bug?.bugId ?? '', word);
    expect(await triage(0, view)).toMatchObject({ severity: 'P4_Low', verdict: 'regular_fix' });
    const audited = await world.ports.audit.list('acme', {});
    expect(audited).toContainEqual(expect.objectContaining({ kind: 'decision', actor: 'qa' }));
  });

  it('get a hotfix when a person makes them critical, and are left alone when a person says so', async () => {
    await world.services.reportBug(dev, { report: { ...report, title: 'A', description: '' } });
    await deliver();
    await triage(0);
    const bugId = (await bugs())[0]?.bugId ?? '';
    await world.services.judgeBug(qa, bugId, { severity: 'P1_Critical', reason: 'the fair opens' });
    await deliver();
    expect(await triage(1)).toMatchObject({ verdict: 'hotfix' });
    expect(await bugs()).toMatchObject([{ occurrences: 1 }]);

    await world.services.judgeBug(qa, bugId, { wontFix: true, reason: 'by design' });
    await world.services.reportBug(dev, {
      report: { ...report, severity: 'P1_Critical', title: 'A', description: '' },
    });
    await deliver();
    expect(world.durable.started).toHaveLength(2);
    expect(await bugs()).toMatchObject([{ verdict: 'wont_fix', reason: 'qa: by design', occurrences: 2 }]);
    expect(await world.ports.work.listBacklog('acme', 'shop')).toEqual([]);
  });

  it('are linked to the run that is later started from their backlog item', async () => {
    await world.services.reportBug(dev, { report: { ...report, title: 'A', description: '' } });
    await deliver();
    await triage(0);
    const [bug] = await bugs();
    const ticket = { tenant: 'acme', project: 'shop', workItem: bug?.workItem ?? '', title: 'A', requester: 'dev' };
    const place = {
      state: 'PLANNING',
      requestKey: 'x',
      at: '2026-01-05T08:00:00.000Z',
      onlyIfNoneActive: true,
    } as const;
    const { runId } = await world.ports.runs.allocateRun({ ...ticket, ...place });
    world.clock.current = new Date('2026-01-05T09:00:00.000Z');
    await world.services.startPendingRuns();

    expect(world.durable.started.at(-1)).toMatchObject({ instanceId: runId, input: { bugReport: bug?.bugReport } });
    expect(await bugs()).toMatchObject([{ runId }]);
  });
});

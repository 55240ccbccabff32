import { readBugMessage } from '../../../app/services/report-bug';
import { createServiceWorld, dev, stranger } from '../../support/service-world';
import type { ServiceWorld } from '../../support/service-world';

const report = {
  $schema: 'https://schemas.stellwerk.dev/bug_report.v1.0.0.json',
  severity: 'P1_Critical',
  category: 'Functional',
  context: {},
  reproducible: true,
  title: 'Greeting 17 fails',
};

describe('reportBug', () => {
  let world: ServiceWorld;
  beforeEach(async () => {
    world = await createServiceWorld();
  });
  afterEach(() => world.close());

  const message = () => readBugMessage(world.sent.at(-1)?.message.body);

  it('stores the report, puts it on the bus and answers the triage it will get', async () => {
    const answer = await world.services.reportBug(dev, { report });

    expect(answer.triageId).toMatch(/^acme\.bug\.[0-9a-f]{32}\.1$/);
    expect(world.sent).toMatchObject([
      { queue: 'bug-reports', message: { body: { tenant: 'acme', project: 'shop' } } },
    ]);
    const stored = JSON.parse(Buffer.from(await world.ports.artifacts.get(answer.bugReport)).toString('utf8'));
    expect(stored).toMatchObject({ severity: 'P1_Critical', reported_by: 'dev' });
  });

  it('does not let a report name somebody else as its author', async () => {
    const { bugReport } = await world.services.reportBug(dev, { report: { ...report, reported_by: 'qa' } });

    expect(JSON.parse(Buffer.from(await world.ports.artifacts.get(bugReport)).toString('utf8')).reported_by).toBe(
      'dev',
    );
  });

  it('starts the triage once, however often the message comes', async () => {
    const { triageId } = await world.services.reportBug(dev, { report });
    const taken = message();
    if (!taken) throw new Error('no message');

    expect(await world.services.receiveBug(taken)).toEqual({ triageId, started: true });
    expect(await world.services.receiveBug(taken)).toEqual({ triageId, started: false });
    expect(world.durable.started).toMatchObject([{ orchestrator: 'triageBug', instanceId: triageId }]);
    expect(world.durable.raised).toMatchObject([{ instanceId: triageId, event: 'bug_report_received' }]);
  });

  it('gives two reports of one bug the same open triage, and a later one a new triage', async () => {
    const first = await world.services.reportBug(dev, { report });
    world.durable.instances.set(first.triageId, 'active');
    const second = await world.services.reportBug(dev, { report: { ...report, title: 'Greeting 99 fails' } });
    world.durable.instances.set(first.triageId, 'ended');
    const third = await world.services.reportBug(dev, { report });

    expect(second).toMatchObject({ triageId: first.triageId, created: false });
    expect(third.triageId).toBe(first.triageId.replace(/1$/, '2'));
  });

  it('takes a message that knows no triage yet', async () => {
    const { uri } = await world.ports.artifacts.put('acme', 'bug_report', JSON.stringify(report));

    const taken = await world.services.receiveBug({ tenant: 'acme', project: 'shop', bugReport: uri });

    expect(taken).toMatchObject({ started: true });
  });

  it('tells every problem of a report at once', async () => {
    const refused = world.services.reportBug(dev, { report: { ...report, severity: 'Bad', reproducible: 'yes' } });

    await expect(refused).rejects.toMatchObject({
      code: 'invalid_request',
      details: { problems: [expect.stringContaining('$.severity'), expect.stringContaining('$.reproducible')] },
    });
  });

  it('knows no tenant of somebody else', async () => {
    await expect(world.services.reportBug(stranger, { tenant: 'acme', report })).rejects.toMatchObject({
      code: 'unknown_tenant',
    });
  });

  it('drops a message that points into another tenant', () => {
    const bugReport = `stellwerk://other/${'a'.repeat(64)}/bug_report.json`;

    expect(readBugMessage({ tenant: 'acme', project: 'shop', bugReport })).toBeUndefined();
  });
});

import { createOpenTelemetry } from '../../../adapters/telemetry/open-telemetry';
import { recordEvents } from '../../../app/telemetry/record-events';
import { emptyBudget, configure } from '../../../domain/budget';
import { createOtlpMemory } from '../../support/otlp-memory';
import { admin, createServiceWorld, dev, openGate, stranger } from '../../support/service-world';
import type { ServiceWorld } from '../../support/service-world';

describe('figures of a tenant', () => {
  let world: ServiceWorld;

  beforeEach(async () => {
    world = await createServiceWorld();
  });

  afterEach(() => world.close());

  type Audit = ServiceWorld['ports']['audit'];

  async function transition(audit: Audit, runId: string, name: string, at: string, links = {}): Promise<void> {
    const data = { transition: name, from: 'DEPLOYMENT', to: 'PRODUCTION', links };
    await audit.append({
      tenant: 'acme',
      key: `${runId}/transition/${name}`,
      kind: 'transition',
      runId,
      actor: 'stellwerk',
      data,
      at,
    });
  }

  async function finished(audit: Audit, runId: string, status: string, at: string): Promise<void> {
    const entry = {
      tenant: 'acme',
      key: `${runId}/finished`,
      kind: 'transition',
      runId,
      actor: 'stellwerk',
      at,
    } as const;
    await audit.append({ ...entry, data: { state: 'PRODUCTION', status } });
  }

  const file = async (title: string) => (await world.services.fileTicket(dev, { title })).runId;

  /** A feature delivered after two days, one rolled back after half an hour, and a hotfix two hours after its report. */
  async function live(ports = world.ports): Promise<void> {
    const [feature, bad, hotfix] = [await file('Feature'), await file('Bad'), await file('Hotfix')];
    await transition(ports.audit, feature, 'T5', '2026-01-07T08:00:00.000Z');
    await finished(ports.audit, feature, 'completed', '2026-01-07T08:00:01.000Z');
    const times = { started_at: '2026-01-08T08:00:00Z', finished_at: '2026-01-08T08:30:00Z' };
    const receipt = await ports.artifacts.put('acme', 'deploy_receipt', JSON.stringify(times));
    await transition(ports.audit, bad, 'L2', '2026-01-08T08:30:00.000Z', { deploy_receipt: receipt.uri });
    await finished(ports.audit, bad, 'failed', '2026-01-08T08:30:01.000Z');
    const report = await ports.artifacts.put('acme', 'bug_report', JSON.stringify({ source: 'person' }));
    const bug = { bugId: 'acme.bug.a.1', tenant: 'acme', project: 'shop', fingerprint: 'a', title: 'Down' } as const;
    const known = {
      category: 'Availability',
      severity: 'P1_Critical',
      piiImpact: false,
      bugReport: report.uri,
    } as const;
    await ports.bugs.countOccurrence({ ...bug, ...known, reproducible: true }, 'k', '2026-01-09T06:00:00.000Z');
    await ports.bugs.changeBug(bug.bugId, { runId: hotfix, verdict: 'hotfix' });
    await transition(ports.audit, hotfix, 'T5', '2026-01-09T08:00:00.000Z');
    world.clock.current = new Date('2026-01-12T08:00:00.000Z');
  }

  it("are DORA's four, from the audit log", async () => {
    await live();
    expect(await world.services.showFigures(dev, 'acme', 7)).toEqual({
      tenant: 'acme',
      since: '2026-01-05T08:00:00.000Z',
      until: '2026-01-12T08:00:00.000Z',
      deployments: 3,
      deploymentsPerWeek: 3,
      leadTimeHours: { median: 48, p90: 96 },
      changeFailurePercent: 66.67,
      timeToRestoreHours: { median: 0.5, p90: 2 },
    });
  });

  it('go on where they stopped reading, and count nothing twice', async () => {
    await live();
    await world.services.showFigures(dev, 'acme', 30);
    const run = await file('Next');
    await transition(world.ports.audit, run, 'T5', '2026-01-12T07:00:00.000Z');
    const list = jest.spyOn(world.ports.audit, 'list');
    const [first, second] = await Promise.all([
      world.services.showFigures(dev, 'acme', 30),
      world.services.showFigures(dev, 'acme', 30),
    ]);
    expect([first.deployments, second.deployments]).toEqual([4, 4]);
    expect(list).toHaveBeenCalledTimes(1);
    expect(list.mock.calls[0]?.[1].after).toBeGreaterThan(0);
  });

  it('are no business of another tenant', async () => {
    await expect(world.services.showFigures(stranger, 'acme', 30)).rejects.toMatchObject({ code: 'unknown_tenant' });
  });

  it('are in what Prometheus reads, with gates past their deadline and the budget', async () => {
    const { runId } = await openGate(world);
    await live();
    const run = await world.ports.runs.getRun(runId);
    if (!run?.waitingFor) throw new Error('no wait');
    const waitingFor = { ...run.waitingFor, until: '2026-01-06T00:00:00.000Z' };
    await world.ports.runs.recordProgress(runId, 'late', '2026-01-12T08:00:00.000Z', { waitingFor });
    const budget = configure(emptyBudget, { day: 2_000_000 });
    const day = { ...budget.books.day, since: '2026-01-12', spent: 500_000 };
    world.durable.budgets.set('acme', { ...budget, books: { ...budget.books, day } });

    const { gauges, delivered } = await world.services.measureRuns();
    expect(gauges).toEqual(
      expect.arrayContaining([
        { metric: 'stellwerk.gates.overdue', value: 1, labels: { tenant: 'acme', gate: 'qa' } },
        { metric: 'stellwerk.budget.used', value: 25, labels: { tenant: 'acme', window: 'day' } },
      ]),
    );
    expect(delivered.map(({ deliveries }) => deliveries.length)).toEqual([3]);
    expect(delivered.map(({ ended }) => Object.fromEntries(ended))).toEqual([{ completed: 1, failed: 1 }]);
    expect(await world.services.measureRuns('other')).toMatchObject({ gauges: [] });
    await expect(world.services.showFigures(admin, 'acme', 7)).resolves.toMatchObject({ deployments: 3 });
  });

  it('are told as metrics while they are written, each once', async () => {
    const inbox = createOtlpMemory();
    const telemetry = createOpenTelemetry({ version: '0', share: 1, exporters: inbox.exporters });
    const ports = recordEvents(world.ports, telemetry);
    const gate = await openGate({ ...world, ports });
    await ports.runs.recordProgress(gate.runId, 'decided', '2026-01-05T09:00:01.000Z', { waitingFor: null });
    await live(ports);
    const runId = 'acme.shop.1.1';
    const again = (await ports.audit.list('acme', {})).filter(({ kind }) => kind === 'transition');
    for (const { tenant, key, kind, actor, data, at } of again) {
      await ports.audit.append({ tenant, key, kind, actor, data, at, runId: key.split('/')[0] ?? runId });
    }
    const turn = {
      tenant: 'acme',
      project: 'shop',
      runId,
      stage: 'code',
      role: 'coder',
      model: 'm',
      at: '2026-01-05T08:00:00Z',
    };
    const tokens = { inputTokens: 1_000, cachedInputTokens: 400, outputTokens: 50 };
    for (let attempt = 0; attempt < 2; attempt += 1)
      await ports.ledger.record({ ...turn, ...tokens, key: 'turn-1', costMicroUsd: 2_500_000 });
    // What is told of a record is told behind its write.
    await new Promise((resolve) => setImmediate(resolve));
    await telemetry.close();

    const of = (metric: string) =>
      inbox
        .points()
        .filter((point) => point.metric === metric)
        .map(({ value, count, labels }) => ({ value, count, labels }));
    expect(of('stellwerk.deployments')).toEqual([
      { value: 2, count: 1, labels: { tenant: 'acme', outcome: 'SUCCESS' } },
      { value: 1, count: 1, labels: { tenant: 'acme', outcome: 'ROLLED_BACK' } },
    ]);
    expect(of('stellwerk.lead_time')).toEqual([{ value: (48 + 96) * 3_600, count: 2, labels: { tenant: 'acme' } }]);
    expect(of('stellwerk.restore_time')).toEqual([{ value: 1_800 + 7_200, count: 2, labels: { tenant: 'acme' } }]);
    expect(of('stellwerk.runs.ended').map(({ value, labels }) => [labels['status'], value])).toEqual([
      ['completed', 1],
      ['failed', 1],
    ]);
    expect(of('stellwerk.model.cost')).toEqual([{ value: 2.5, count: 1, labels: { tenant: 'acme', model: 'm' } }]);
    expect(of('stellwerk.model.tokens').map(({ value, labels }) => [labels['direction'], value])).toEqual([
      ['in', 1_000],
      ['out', 50],
      ['cached', 400],
    ]);
    expect(of('stellwerk.wait')).toEqual([
      { value: 3_600, count: 1, labels: { tenant: 'acme', kind: 'gate', gate: 'qa', by: 'person' } },
    ]);
  });
});

import type * as df from 'durable-functions';
import { checkHistories } from '../../../../local/replay/check-histories';
import type { RecordedHistory } from '../../../../local/replay/recorded-history';
import { reportText } from '../../../../local/replay/report-text';
import { createInlineRuntime, type TestHost } from '../../../../local/testing';
import { recordedApp, recordedHost, recordOf, sourceOf } from './recorded';

const all = { liveOnly: false };
let host: TestHost;
let live: RecordedHistory;
let finished: RecordedHistory;

beforeAll(async () => {
  host = await recordedHost();
  live = await recordOf(host, 'busy-1');
  finished = await recordOf(host, 'busy-2');
});

afterAll(() => host.close());

function appWith(orchestrators: Readonly<Record<string, df.OrchestrationHandler>>) {
  return createInlineRuntime({ orchestrators: { ...recordedApp().orchestrators, ...orchestrators } });
}

describe('checkHistories', () => {
  it('finds nothing where the code is the recorded one, at any moment of an instance', async () => {
    const starts = finished.history.flatMap((event, index) => (event.EventType === 12 ? [index] : []));
    const prefixes = starts.slice(1).map((end) => ({ ...live, history: finished.history.slice(0, end) }));

    const report = await checkHistories(sourceOf(live, finished, ...prefixes), appWith({}), all);

    expect(prefixes.length).toBeGreaterThan(8);
    expect(report).toEqual({
      checked: prefixes.length + 2,
      live: prefixes.length + 1,
      finished: 1,
      divergences: [],
      unreadable: [],
    });
    expect(reportText(report)).toMatch(/all replay as recorded\.$/);
  });

  it('names instance, orchestrator, event and both sides', async () => {
    const renamed = appWith({
      *busy(context: df.OrchestrationContext) {
        yield context.df.callActivity('sturdy');
      },
    });

    const report = await checkHistories(sourceOf(live), renamed, all);

    const event = live.history.findIndex((entry) => entry.EventType === 4);
    expect(report.divergences).toMatchObject([
      {
        instanceId: 'busy-1',
        orchestrator: 'busy',
        runtimeStatus: 'Running',
        event: { index: event, type: 4, id: 0, at: live.history[event]?.Timestamp },
        recorded: { kind: 'activity', name: 'flaky' },
        replayed: { kind: 'activity', name: 'sturdy' },
      },
    ]);
    const text = reportText(report);
    for (const part of ['busy-1 (busy, Running)', `TaskScheduled 0, event ${event}`, "'flaky'", "'sturdy'"]) {
      expect(text).toContain(part);
    }
    expect(text).toMatch(/1 history checked \(1 live, 0 finished\): 1 part from the code\.$/);
  });

  it('sees code that no longer waits where an instance waits', async () => {
    const waiting = await recordOf(host, 'rounds-1');
    const impatient = appWith({
      *rounds(context: df.OrchestrationContext) {
        return yield context.df.callActivity('echo', context.df.getInput());
      },
    });

    const { divergences } = await checkHistories(sourceOf(waiting), impatient, all);

    expect(divergences).toMatchObject([{ recorded: null, replayed: { kind: 'completed' } }]);
  });

  it('takes an orchestrator the app does not have for a divergence, also before the first pass', async () => {
    const pending: RecordedHistory = {
      ...live,
      instanceId: 'new',
      name: 'gone',
      runtimeStatus: 'Pending',
      history: [],
    };

    const { divergences } = await checkHistories(sourceOf(pending, { ...live, name: 'gone' }), appWith({}), all);

    expect(divergences.map(({ instanceId }) => instanceId)).toEqual(['new', 'busy-1']);
    expect(divergences[0]).toMatchObject({ recorded: { kind: 'orchestrator', name: 'gone' }, replayed: null });
    expect(divergences[0]?.message).toBe("The app has no orchestrator 'gone'; it has busy, child, rounds.");
  });

  it('passes over ended instances when only live ones are asked for', async () => {
    const report = await checkHistories(sourceOf(live, finished), appWith({}), { liveOnly: true });

    expect(report).toMatchObject({ checked: 1, live: 1, finished: 0 });
  });

  it('goes on after what it cannot read, and reports it', async () => {
    const torn: RecordedHistory = { ...live, instanceId: 'torn', history: live.history.slice(1) };

    const report = await checkHistories(sourceOf({ source: 'x.json', problem: 'no' }, torn, live), appWith({}), all);

    expect(report).toMatchObject({
      checked: 2,
      divergences: [],
      unreadable: [
        { source: 'x.json', problem: 'no' },
        { source: 'torn', problem: 'The history does not begin with OrchestratorStarted.' },
      ],
    });
    expect(reportText(report)).toContain('2 cannot be checked');
  });
});

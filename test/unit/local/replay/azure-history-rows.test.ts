import { historiesOfRows, isAzureRow, type AzureRow } from '../../../../local/replay/azure-history-rows';
import { checkHistories } from '../../../../local/replay/check-histories';
import type { RecordedHistory } from '../../../../local/replay/recorded-history';
import { createInlineRuntime, type TestHost } from '../../../../local/testing';
import { azureRowsOf, rowKey, type Rows } from './azure-rows';
import { recordedApp, recordedHost, recordOf, sourceOf } from './recorded';

let host: TestHost;
let live: RecordedHistory;
let finished: RecordedHistory;

beforeAll(async () => {
  host = await recordedHost();
  live = await recordOf(host, 'busy-1');
  finished = await recordOf(host, 'busy-2');
});

afterAll(() => host.close());

function historiesOf(rows: Rows) {
  const all: unknown[] = rows;
  expect(all.every(isAzureRow)).toBe(true);
  return historiesOfRows(all as AzureRow[]);
}

describe('rows of the Azure Storage provider', () => {
  it('replay like the histories they stand for, in any order and mixed', async () => {
    const rows = [...azureRowsOf(live, 'e1'), ...azureRowsOf(finished, 'e2')].reverse();

    const report = await checkHistories(sourceOf(...historiesOf(rows)), createInlineRuntime(recordedApp()), {
      liveOnly: false,
    });

    expect(report).toMatchObject({ checked: 2, live: 1, finished: 1, divergences: [], unreadable: [] });
  });

  it('give name, id and state of the instance', () => {
    const found = historiesOf([...azureRowsOf(live, 'e1'), ...azureRowsOf(finished, 'e2')]);

    expect(found).toMatchObject([
      { instanceId: 'busy-1', name: 'busy', runtimeStatus: 'Running' },
      { instanceId: 'busy-2', name: 'busy', runtimeStatus: 'Completed' },
    ]);
  });

  it('count for the execution the sentinel names: rows an older generation left behind are dropped', () => {
    const rows = azureRowsOf(live, 'new');
    const left = { ...azureRowsOf(finished, 'old')[3], PartitionKey: 'busy-1', RowKey: rowKey(live.history.length) };

    const [found] = historiesOf([...rows, left]);

    expect(found).toMatchObject({ instanceId: 'busy-1' });
    expect((found as RecordedHistory).history).toHaveLength(live.history.length);
  });

  it('leave entities out', () => {
    expect(historiesOf([{ PartitionKey: '@counter@x', RowKey: rowKey(0), EventType: 'OrchestratorStarted' }])).toEqual(
      [],
    );
  });

  it('accept numbers as texts, wrapped values and escaped keys', () => {
    const rows = azureRowsOf({ ...live, instanceId: 'a^0b^^' }, 'e').map((row) => ({
      ...row,
      EventId: { edm: 'Edm.Int32', value: String(row['EventId']) },
      ...('OrchestrationInstance' in row ? { OrchestrationInstance: '{"ExecutionId":"e"}' } : {}),
    }));

    const [found] = historiesOf(rows);

    expect(found).toMatchObject({ instanceId: 'a/b^' });
    expect((found as RecordedHistory).history.map((event) => event.EventId)).toEqual(
      live.history.map((event) => event.EventId),
    );
  });

  it('are refused when a value replay needs lies in a blob, with what to do', () => {
    const rows = azureRowsOf(live, 'e').map((row) =>
      row['EventType'] === 'TaskCompleted' ? { ...row, Result: undefined, ResultBlobName: 'busy-1/x.json.gz' } : row,
    );

    const [found] = historiesOf(rows);

    expect(found).toMatchObject({
      source: 'busy-1',
      problem: expect.stringMatching(/the Result of TaskCompleted .* in the blob busy-1\/x\.json\.gz; unzip it/),
    });
  });

  it('are refused with an event type nobody knows', () => {
    const found = historiesOf([{ PartitionKey: 'i', RowKey: rowKey(0), EventType: 'Surprise' }]);

    expect(found).toMatchObject([{ source: 'i', problem: expect.stringContaining("'Surprise'") }]);
  });
});

import type { HistoryEvent } from '../../../../local/durable/api';
import { historyEventNames } from '../../../../local/durable/history-event-names';
import type { RecordedHistory } from '../../../../local/replay/recorded-history';

export type Rows = Record<string, unknown>[];

const statusNames: Readonly<Record<number, string>> = { 1: 'Completed', 3: 'Failed', 5: 'Terminated' };

/** A history as the Azure Storage provider keeps it: text enums, objects as JSON texts, no nulls, a sentinel. */
export function azureRowsOf({ instanceId, history }: RecordedHistory, executionId: string): Rows {
  const common = { PartitionKey: instanceId, ExecutionId: executionId };
  const rows = history.map((event, index) => ({ ...common, RowKey: rowKey(index), ...columnsOf(event) }));
  return [...rows, { ...common, RowKey: 'sentinel', IsCheckpointComplete: true }];
}

export function rowKey(index: number): string {
  return index.toString(16).toUpperCase().padStart(16, '0');
}

function columnsOf(event: HistoryEvent): Record<string, unknown> {
  const columns: Record<string, unknown> = { Timestamp: '2031-01-01T00:00:00Z' };
  for (const [name, value] of Object.entries(event)) {
    if (value === null || value === undefined) continue;
    if (name === 'EventType') columns[name] = historyEventNames[Number(value)];
    else if (name === 'Timestamp') columns['_Timestamp'] = value;
    else if (name === 'OrchestrationStatus') columns[name] = statusNames[Number(value)];
    else columns[name] = typeof value === 'object' ? JSON.stringify(value) : value;
  }
  return columns;
}

import type { HistoryEvent } from '../durable/api';
import { EVENT, ORCHESTRATION_STATUS } from '../durable/events';
import { historyEventNames } from '../durable/history-event-names';
import { recordedFrom, type RecordedHistory, type UnreadableHistory } from './recorded-history';

/** A row of the Azure Storage provider's table `<hub>History`, as JSON. Numbers may be texts, values may be wrapped. */
export type AzureRow = Readonly<Record<string, unknown>> & { readonly PartitionKey: string };

const texts = ['Name', 'Version', 'Input', 'InstanceId', 'Result', 'Reason', 'Details', 'FireAt', 'Data'];
const numbers = ['TaskScheduledId', 'TimerId'];
/** Kept by the provider as JSON texts. */
const objects = ['OrchestrationInstance', 'ParentInstance', 'FailureDetails'];

/** Members replay needs; one that was moved to a blob for its size makes the history unreadable. */
const needed: Readonly<Record<number, readonly string[]>> = {
  [EVENT.executionStarted]: ['Input'],
  [EVENT.taskCompleted]: ['Result'],
  [EVENT.childCompleted]: ['Result'],
  [EVENT.eventRaised]: ['Input'],
  [EVENT.eventSent]: ['Input'],
  [EVENT.taskFailed]: ['Reason', 'Details', 'FailureDetails'],
  [EVENT.childFailed]: ['Reason', 'Details', 'FailureDetails'],
};

export function isAzureRow(value: unknown): value is AzureRow {
  return typeof value === 'object' && value !== null && typeof (value as AzureRow)['PartitionKey'] === 'string';
}

/**
 * The histories in rows of the provider's history table, which may hold many instances in any order: rows are grouped by
 * `PartitionKey`, sorted by `RowKey`, and only the execution the `sentinel` row names (else that of the first row) counts.
 * Entities are left out: they are not replayed.
 */
export function historiesOfRows(rows: readonly AzureRow[]): (RecordedHistory | UnreadableHistory)[] {
  const byInstance = new Map<string, AzureRow[]>();
  for (const row of rows) {
    const key = row['PartitionKey'];
    byInstance.set(key, [...(byInstance.get(key) ?? []), row]);
  }
  const found: (RecordedHistory | UnreadableHistory)[] = [];
  for (const [key, own] of byInstance) {
    if (key.startsWith('@')) continue;
    const instanceId = unescapeKey(key);
    try {
      const recorded = recordedFrom(currentExecution(own).map(eventOf), instanceId);
      found.push(recorded ?? { source: instanceId, problem: 'its rows hold no ExecutionStarted event' });
    } catch (error) {
      found.push({ source: instanceId, problem: (error as Error).message });
    }
  }
  return found;
}

function currentExecution(rows: readonly AzureRow[]): AzureRow[] {
  const sorted = [...rows].sort((left, right) => (textOf(left, 'RowKey') < textOf(right, 'RowKey') ? -1 : 1));
  const sentinel = sorted.find((row) => textOf(row, 'RowKey') === 'sentinel');
  const events = sorted.filter((row) => row !== sentinel);
  const executionId = valueOf(sentinel ?? events[0], 'ExecutionId');
  // An older generation's rows may follow those that have taken the places of its first ones.
  const end = events.findIndex((row) => valueOf(row, 'ExecutionId') !== executionId);
  return end < 0 ? events : events.slice(0, end);
}

function eventOf(row: AzureRow): HistoryEvent {
  const typeName = textOf(row, 'EventType');
  const EventType = historyEventNames.indexOf(typeName);
  if (EventType < 0) throw new Error(`row ${textOf(row, 'RowKey')} has the unknown EventType '${typeName}'`);
  const event: Record<string, unknown> = { IsPlayed: true };
  for (const name of texts) if (valueOf(row, name) !== undefined) event[name] = textOf(row, name);
  for (const name of numbers) if (valueOf(row, name) !== undefined) event[name] = Number(valueOf(row, name));
  for (const name of objects) if (valueOf(row, name) !== undefined) event[name] = objectOf(row, name);
  if (EventType === EVENT.executionCompleted) {
    const status = textOf(row, 'OrchestrationStatus');
    event['OrchestrationStatus'] = (ORCHESTRATION_STATUS as Readonly<Record<string, number>>)[status] ?? 1;
  }
  for (const name of needed[EventType] ?? []) refuseBlob(row, name, typeName);
  const Timestamp = textOf(row, valueOf(row, '_Timestamp') === undefined ? 'Timestamp' : '_Timestamp');
  return { ...event, EventType, EventId: Number(valueOf(row, 'EventId') ?? -1), Timestamp };
}

function refuseBlob(row: AzureRow, name: string, typeName: string): void {
  const blob = valueOf(row, `${name}BlobName`);
  if (blob === undefined || blob === '') return;
  throw new Error(
    `the ${name} of ${typeName} (row ${textOf(row, 'RowKey')}) is not in the table but in the blob ${textOf(row, `${name}BlobName`)}; ` +
      `unzip it, put it into the row as ${name} and remove ${name}BlobName`,
  );
}

/** A wrapped value (`{ "edm": "Edm.Int64", "value": 1 }`) counts as the value, null as missing. */
function valueOf(row: AzureRow | undefined, name: string): unknown {
  const value = row?.[name];
  if (value === null) return undefined;
  return typeof value === 'object' && 'value' in value ? value.value : value;
}

function textOf(row: AzureRow, name: string): string {
  const value = valueOf(row, name);
  return typeof value === 'string' ? value : JSON.stringify(value ?? '');
}

function objectOf(row: AzureRow, name: string): unknown {
  const value = valueOf(row, name);
  return typeof value === 'string' ? (JSON.parse(value) as unknown) : value;
}

/** The provider writes characters a key cannot hold as `^` and a sign of their own. */
function unescapeKey(key: string): string {
  const named: Readonly<Record<string, string>> = { '^': '^', '0': '/', '1': '\\', '2': '#', '3': '?' };
  return key.replace(/\^(.)/gs, (_, sign: string) => named[sign] ?? String.fromCharCode(sign.charCodeAt(0) - 0xc0));
}

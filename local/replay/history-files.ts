import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HistoryEvent } from '../durable/api';
import { historiesOfRows, isAzureRow } from './azure-history-rows';
import {
  isUnreadable,
  recordedFrom,
  type HistorySource,
  type RecordedHistory,
  type UnreadableHistory,
} from './recorded-history';

type Document = Partial<RecordedHistory> & Pick<RecordedHistory, 'history'>;

/**
 * Every history in the `.json` files of a folder and its subfolders (or in one file). A file holds one of:
 * a list of events, as the test kit's `exportHistory` gives it; a document `{ instanceId, name, version, runtimeStatus,
 * history }`, as the export command writes it, or a list of such; rows of the Azure Storage provider's history table, as a list or in
 * `value` (REST) or `items` (Azure CLI). A file that is none of these is reported by name.
 */
export async function* historiesInFolder(path: string): HistorySource {
  for (const file of jsonFiles(path)) {
    let found: (RecordedHistory | UnreadableHistory)[];
    try {
      found = historiesOf(JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')), file);
    } catch (error) {
      found = [{ source: file, problem: (error as Error).message }];
    }
    yield* found;
  }
}

function jsonFiles(path: string): string[] {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(path, name));
}

function historiesOf(value: unknown, file: string): (RecordedHistory | UnreadableHistory)[] {
  if (Array.isArray(value)) return listOf(value, file);
  if (isDocument(value)) return [documentOf(value, value.history, file)];
  const { value: rows, items } = (value ?? {}) as Record<string, unknown>;
  if (Array.isArray(rows)) return listOf(rows, file);
  if (Array.isArray(items)) return listOf(items, file);
  return [{ source: file, problem: 'it is neither an exported history nor rows of a history table' }];
}

function listOf(list: readonly unknown[], file: string): (RecordedHistory | UnreadableHistory)[] {
  if (list.length > 0 && list.every(isAzureRow)) {
    return historiesOfRows(list).map((found) =>
      isUnreadable(found) ? { ...found, source: `${file}, instance ${found.source}` } : found,
    );
  }
  if (list.length > 0 && list.every(isDocument)) return list.map((entry) => documentOf(entry, entry.history, file));
  const isHistory = list.every((event) => typeof (event as Partial<HistoryEvent> | null)?.EventType === 'number');
  const recorded = isHistory ? recordedFrom(list as readonly HistoryEvent[], file) : undefined;
  return [recorded ?? { source: file, problem: 'its list is no history with an ExecutionStarted event' }];
}

function isDocument(entry: unknown): entry is Document {
  return Array.isArray((entry as Partial<Document> | null)?.history);
}

function documentOf(
  document: Partial<RecordedHistory>,
  history: readonly HistoryEvent[],
  file: string,
): RecordedHistory | UnreadableHistory {
  const known = recordedFrom(history, file);
  const name = document.name ?? known?.name;
  if (name === undefined)
    return { source: file, problem: 'it names no orchestrator and has no ExecutionStarted event' };
  return {
    instanceId: document.instanceId ?? known?.instanceId ?? file,
    name,
    version: document.version ?? known?.version ?? null,
    runtimeStatus: document.runtimeStatus ?? known?.runtimeStatus ?? 'Pending',
    history,
  };
}

/**
 * Writes one document per instance, readable by its owner only (inputs and results are in it), and answers how many.
 * Refuses a folder that holds something, since old histories in it would be checked as well.
 */
export async function writeHistories(source: HistorySource, folder: string): Promise<number> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (readdirSync(folder).length > 0) throw new Error(`The folder ${folder} is not empty. Choose a new one.`);
  let written = 0;
  for await (const found of source) {
    if (isUnreadable(found)) throw new Error(`${found.source} cannot be exported: ${found.problem}.`);
    writeFileSync(join(folder, fileNameOf(found.instanceId)), `${JSON.stringify(found, null, 1)}\n`, { mode: 0o600 });
    written += 1;
  }
  return written;
}

/** Ids may hold anything and be long: what a file name cannot say, its digest tells apart. */
function fileNameOf(instanceId: string): string {
  const digest = createHash('sha256').update(instanceId).digest('hex').slice(0, 10);
  return `${instanceId.replace(/[^\w-]+/g, '_').slice(0, 100)}-${digest}.json`;
}

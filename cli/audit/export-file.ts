import type { ChainAnchor, ChainedRecord } from '../../domain/audit';
import { failure } from '../failure';

/** First line of a JSON Lines export: which piece of whose chain follows. */
export interface ExportHead {
  readonly export: 'stellwerk-audit';
  readonly tenant: string;
  /** The record before the first one; sequence 0 = the export begins with the chain. */
  readonly after: ChainAnchor;
}

/** Last line: where the piece ends. An export without it was cut off. */
export interface ExportEnd {
  readonly anchor: ChainAnchor;
  readonly records: number;
}

export interface ReadExport {
  readonly head: ExportHead;
  readonly records: readonly ChainedRecord[];
  readonly end: ExportEnd | undefined;
}

const csvColumns = ['sequence', 'at', 'kind', 'actor', 'runId', 'key', 'data', 'previousHash', 'hash'] as const;

export function jsonLine(value: ExportHead | ChainedRecord | ExportEnd): string {
  return `${JSON.stringify(value)}\n`;
}

export function csvHead(): string {
  return `${csvColumns.join(',')}\n`;
}

/** For spreadsheets and SIEM systems. A cell that a spreadsheet would run as a formula is written as text. */
export function csvLine(record: ChainedRecord): string {
  const cells = csvColumns.map((column) => {
    const value = record[column];
    return value === undefined ? '' : cell(typeof value === 'string' ? value : JSON.stringify(value));
  });
  return `${cells.join(',')}\n`;
}

/** Throws `export_unreadable` naming the line that is no part of an export. */
export function readExport(text: string, file: string): ReadExport {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const values = lines.map((line, index) => parse(line, file, index + 1));
  const head = values[0] as unknown as ExportHead | undefined;
  if (head?.export !== 'stellwerk-audit' || !isPlace(head.after)) {
    throw failure('export_unreadable', `${file} is no export of an audit log.`, 'Make one: stellwerk audit export.');
  }
  const rest = values.slice(1);
  const last = rest.at(-1);
  const end = last !== undefined && isPlace(last['anchor']) ? (last as unknown as ExportEnd) : undefined;
  return { head, records: (end ? rest.slice(0, -1) : rest) as unknown as readonly ChainedRecord[], end };
}

/** Whether a place in a chain was written; what lacks a part would leave something unchecked. */
function isPlace(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { sequence, hash } = value as Readonly<Record<string, unknown>>;
  return Number.isSafeInteger(sequence) && typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash);
}

function parse(line: string, file: string, number: number): Readonly<Record<string, unknown>> {
  try {
    const value = JSON.parse(line) as unknown;
    if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>;
  } catch {
    // Told below, with the line.
  }
  throw failure(
    'export_unreadable',
    `Line ${number} of ${file} is no record: the export was changed or cut off there.`,
  );
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

import type { Row } from './database';

export function textOf(row: Row, column: string): string {
  return String(row[column]);
}

export function textOrNull(row: Row, column: string): string | null {
  const value = row[column];
  return typeof value === 'string' ? value : null;
}

export function integerOf(row: Row, column: string): number {
  return Number(row[column]);
}

/** What we wrote ourselves as JSON; its type is the writer's word. */
export function jsonOf<T>(row: Row, column: string): T {
  return JSON.parse(textOf(row, column)) as T;
}

export function jsonOrNull<T>(row: Row, column: string): T | null {
  return textOrNull(row, column) === null ? null : jsonOf<T>(row, column);
}

export function toJson(value: unknown): string {
  return JSON.stringify(value);
}

export function toJsonOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}

import type { Paint } from './paint';

/** Columns as wide as their widest cell; the last one is never padded. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], paint: Paint): readonly string[] {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)));
  const line = (cells: readonly string[]): string =>
    cells.map((cell, column) => (column === cells.length - 1 ? cell : cell.padEnd(widths[column] ?? 0))).join('  ');
  return [paint('dim', line(head)), ...rows.map(line)];
}

/** `label  value` lines with aligned values. */
export function fields(pairs: readonly (readonly [label: string, value: string])[], paint: Paint): readonly string[] {
  const width = Math.max(...pairs.map(([label]) => label.length));
  return pairs.map(([label, value]) => `  ${paint('dim', label.padEnd(width))}  ${value}`);
}

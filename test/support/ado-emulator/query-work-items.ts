import type { AdoItem } from './work-item-store';

/** A part of WIQL: conditions joined by AND (`=`, `<>`, `>=`, `CONTAINS`, `IN`, `NOT IN`) and an order. Anything else throws. */
export function queryWorkItems(query: string, all: readonly AdoItem[], project: string): readonly AdoItem[] {
  const [, where = '', order = ''] = /\bWHERE\b([\s\S]*?)(?:\bORDER BY\b([\s\S]*))?$/i.exec(query) ?? [];
  const tests = where.split(/\bAND\b/i).map((condition) => conditionOf(condition.trim(), project));
  const keys = order
    .split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '');
  return all.filter((item) => tests.every((test) => test(item))).sort((one, other) => compare(one, other, keys));
}

function conditionOf(condition: string, project: string): (item: AdoItem) => boolean {
  const [, field = '', operator = '', rest = ''] =
    /^\[([\w.]+)\]\s*(=|<>|>=|CONTAINS|NOT IN|IN)\s*([\s\S]+)$/i.exec(condition) ?? [];
  if (field === '') throw new Error(`TF51006: The query statement is not understood: ${condition}`);
  const values = rest.includes('@project')
    ? [project]
    : [...rest.matchAll(/'((?:[^']|'')*)'/g)].map(([, value = '']) => value.replaceAll("''", "'"));
  const has = (item: AdoItem): boolean => {
    const value = textOf(item, field).toLowerCase();
    return values.some((wanted) => value === wanted.toLowerCase());
  };
  switch (operator.toUpperCase()) {
    case '=':
    case 'IN':
      return has;
    case '>=':
      return (item) => textOf(item, field) >= (values[0] ?? '');
    case '<>':
    case 'NOT IN':
      return (item) => !has(item);
    default:
      return (item) =>
        textOf(item, field)
          .split(';')
          .some((tag) => values.includes(tag.trim()));
  }
}

function textOf(item: AdoItem, field: string): string {
  return field === 'System.Id' ? String(item.id) : String((item.fields[field] as string | number | undefined) ?? '');
}

function compare(one: AdoItem, other: AdoItem, keys: readonly string[]): number {
  for (const key of keys) {
    const field = key.replace(/[[\]]/g, '').split(' ', 1)[0] ?? '';
    const [left, right] = [textOf(one, field), textOf(other, field)];
    const order = field.endsWith('Date') ? left.localeCompare(right) : Number(left) - Number(right);
    if (order !== 0) return order;
  }
  return one.id - other.id;
}

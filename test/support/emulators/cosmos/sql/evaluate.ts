import type { Expression, Path, Query } from './parse';

export type Document = { readonly [name: string]: unknown };

export function valueAt(document: Document, path: Path): unknown {
  return path.reduce<unknown>((value, name) => (value as Document | null | undefined)?.[name], document);
}

/** The service's three values: a comparison with something undefined, or of different types, is undefined and lets no document through. */
export function holds(expression: Expression, document: Document): unknown {
  switch (expression.kind) {
    case 'value':
      return expression.value;
    case 'path':
      return valueAt(document, expression.path);
    case 'not': {
      const value = holds(expression.of, document);
      return typeof value === 'boolean' ? !value : undefined;
    }
    case 'and': {
      const values = [holds(expression.left, document), holds(expression.right, document)];
      if (values.includes(false)) return false;
      return values.every((value) => value === true) ? true : undefined;
    }
    case 'or': {
      const values = [holds(expression.left, document), holds(expression.right, document)];
      if (values.includes(true)) return true;
      return values.every((value) => value === false) ? false : undefined;
    }
    case 'in': {
      const value = holds(expression.of, document);
      return expression.list.some((each) => equal(value, holds(each, document)) === true);
    }
    case 'call': {
      const [first, second] = expression.arguments.map((each) => holds(each, document));
      if (expression.name === 'IS_DEFINED') return first !== undefined;
      return Array.isArray(first) ? first.some((each) => equal(each, second) === true) : undefined;
    }
    case 'compare':
      return compared(expression.operator, holds(expression.left, document), holds(expression.right, document));
  }
}

function equal(left: unknown, right: unknown): boolean | undefined {
  if (left === undefined || right === undefined) return undefined;
  return JSON.stringify(left) === JSON.stringify(right);
}

function compared(operator: string, left: unknown, right: unknown): boolean | undefined {
  if (operator === '=') return equal(left, right);
  if (operator === '!=' || operator === '<>') {
    const same = equal(left, right);
    return same === undefined ? undefined : !same;
  }
  if (typeof left !== typeof right || !['string', 'number'].includes(typeof left)) return undefined;
  const [a, b] = [left as number, right as number];
  if (operator === '<') return a < b;
  if (operator === '<=') return a <= b;
  return operator === '>' ? a > b : a >= b;
}

/** Undefined first, then null, booleans, numbers, strings, everything else: the service's order. */
export function compareValues(left: unknown, right: unknown): number {
  const types = rankOf(left) - rankOf(right);
  if (types !== 0) return types;
  if (left === right) return 0;
  return (left as number) < (right as number) ? -1 : 1;
}

function rankOf(value: unknown): number {
  if (value === undefined) return 0;
  if (value === null) return 1;
  return { boolean: 2, number: 3, string: 4 }[typeof value as string] ?? 5;
}

export function project(query: Query, document: Document): Document {
  if (query.fields.length === 0) return document;
  const given = query.fields.map((path) => [path.at(-1) ?? '', valueAt(document, path)] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}

/** The paths that a filter or an order reads. */
export function pathsOf(expression: Expression | undefined): readonly Path[] {
  switch (expression?.kind) {
    case 'path':
      return [expression.path];
    case 'not':
      return pathsOf(expression.of);
    case 'and':
    case 'or':
    case 'compare':
      return [...pathsOf(expression.left), ...pathsOf(expression.right)];
    case 'in':
      return [expression.of, ...expression.list].flatMap(pathsOf);
    case 'call':
      return expression.arguments.flatMap(pathsOf);
    default:
      return [];
  }
}

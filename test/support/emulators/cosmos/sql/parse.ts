import { tokensOf } from './tokens';
import type { Token } from './tokens';

export type Path = readonly string[];

export type Expression =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'compare'; readonly operator: string; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'in'; readonly of: Expression; readonly list: readonly Expression[] }
  | {
      readonly kind: 'call';
      readonly name: 'IS_DEFINED' | 'ARRAY_CONTAINS';
      readonly arguments: readonly Expression[];
    };

export interface Query {
  /** Empty = the whole document. */
  readonly fields: readonly Path[];
  readonly where: Expression | undefined;
  readonly orderBy: readonly { readonly path: Path; readonly descending: boolean }[];
}

const comparisons = ['=', '!=', '<>', '<', '<=', '>', '>='];

/**
 * `SELECT * | c.a, c.b FROM c [WHERE …] [ORDER BY c.a [ASC|DESC], …]` with AND, OR, NOT, comparisons, IN, IS_DEFINED and
 * ARRAY_CONTAINS. Whatever else the service knows is refused by name, so that no query passes here that was not looked at.
 */
export function parseQuery(text: string, parameters: ReadonlyMap<string, unknown>): Query {
  const tokens = tokensOf(text);
  let at = 0;

  const next = (): Token | undefined => tokens[at];
  const isAt = (...words: string[]): boolean => words.includes(next()?.text.toUpperCase() ?? '');
  function take(...words: string[]): boolean {
    const found = isAt(...words) && next()?.kind !== 'value';
    if (found) at += 1;
    return found;
  }
  function need(word: string): void {
    if (!take(word)) throw new Error(`Expected ${word} at "${next()?.text ?? 'the end'}".`);
  }
  function list<T>(read: () => T): T[] {
    const all = [read()];
    while (take(',')) all.push(read());
    return all;
  }

  function path(): Path {
    need('C');
    const names: string[] = [];
    while (take('.')) {
      const name = next();
      if (name?.kind !== 'word') throw new Error(`"${name?.text ?? 'the end'}" is no name of a field.`);
      names.push(name.text);
      at += 1;
    }
    if (names.length === 0) throw new Error('c alone is not supported here; name a field.');
    return names;
  }

  function operand(): Expression {
    const token = next();
    if (token?.kind === 'value') {
      at += 1;
      return { kind: 'value', value: token.value };
    }
    if (token?.kind === 'parameter') {
      at += 1;
      if (!parameters.has(token.text)) throw new Error(`The parameter ${token.text} is not given.`);
      return { kind: 'value', value: parameters.get(token.text) };
    }
    if (isAt('IS_DEFINED', 'ARRAY_CONTAINS')) {
      const name = token?.text.toUpperCase() as 'IS_DEFINED' | 'ARRAY_CONTAINS';
      at += 1;
      need('(');
      const given = list(operand);
      need(')');
      return { kind: 'call', name, arguments: given };
    }
    return { kind: 'path', path: path() };
  }

  function condition(): Expression {
    if (take('NOT')) return { kind: 'not', of: condition() };
    if (take('(')) {
      const inner = either();
      need(')');
      return inner;
    }
    const left = operand();
    if (take('IN')) {
      need('(');
      const values = list(operand);
      need(')');
      return { kind: 'in', of: left, list: values };
    }
    const operator = next()?.text ?? '';
    if (!take(...comparisons)) return left;
    return { kind: 'compare', operator, left, right: operand() };
  }

  function both(): Expression {
    let left = condition();
    while (take('AND')) left = { kind: 'and', left, right: condition() };
    return left;
  }

  function either(): Expression {
    let left = both();
    while (take('OR')) left = { kind: 'or', left, right: both() };
    return left;
  }

  need('SELECT');
  const fields = take('*') ? [] : list(path);
  need('FROM');
  need('C');
  const where = take('WHERE') ? either() : undefined;
  let orderBy: Query['orderBy'] = [];
  if (take('ORDER')) {
    need('BY');
    orderBy = list(() => {
      const key = path();
      const descending = take('DESC');
      if (!descending) take('ASC');
      return { path: key, descending };
    });
  }
  const rest = next();
  if (rest) throw new Error(`"${rest.text}" is not supported by this emulator.`);
  return { fields, where, orderBy };
}

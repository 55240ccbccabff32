import type { NodeLabel } from '../graph';
import type { QueryToken } from './query-tokens';
import { QuerySyntaxError } from './syntax';

/** Goes over a query's tokens. What is expected and not there is thrown with its position. */
export interface TokenReader {
  fail(message: string): never;
  peekMark(text: string): boolean;
  takeMark(text: string): boolean;
  mark(text: string): void;
  takeKeyword(word: string): boolean;
  keyword(word: string): void;
  takeName(): string | undefined;
  takeNumber(): number | undefined;
  takeKind(kind: QueryToken['kind']): QueryToken | undefined;
  expect(kind: QueryToken['kind'], what: string): QueryToken;
  variable(variables: ReadonlySet<string>): string;
  known(token: QueryToken, variables: ReadonlySet<string>): string;
}

export function createTokenReader(tokens: readonly QueryToken[]): TokenReader {
  const end = tokens.at(-1) as QueryToken;
  let at = 0;
  const current = (): QueryToken => tokens[at] ?? end;

  const reader: TokenReader = {
    fail(message) {
      throw new QuerySyntaxError(message, current().position);
    },
    peekMark: (text) => current().kind === 'mark' && current().text === text,
    takeMark(text) {
      const isThere = reader.peekMark(text);
      if (isThere) at += 1;
      return isThere;
    },
    mark(text) {
      if (!reader.takeMark(text)) reader.fail(`expected "${text}", found ${shown(current())}`);
    },
    takeKeyword(word) {
      const isThere = current().kind === 'name' && current().text.toUpperCase() === word;
      if (isThere) at += 1;
      return isThere;
    },
    keyword(word) {
      if (!reader.takeKeyword(word)) reader.fail(`expected ${word}, found ${shown(current())}`);
    },
    takeName: () => reader.takeKind('name')?.text,
    takeNumber() {
      const number = reader.takeKind('number');
      return number && Number(number.text);
    },
    takeKind(kind) {
      const token = current();
      if (token.kind !== kind) return undefined;
      at += 1;
      return token;
    },
    expect: (kind, what) => reader.takeKind(kind) ?? reader.fail(`expected ${what}, found ${shown(current())}`),
    variable: (variables) => reader.known(reader.expect('name', 'a variable of the pattern'), variables),
    known({ text, position }, variables) {
      if (variables.has(text)) return text;
      throw new QuerySyntaxError(`the pattern has no variable ${text}`, position);
    },
  };
  return reader;
}

export function readLabel(reader: TokenReader): NodeLabel {
  const { text, position } = reader.expect('name', 'a label');
  const label = (['File', 'Package', 'Test'] as const).find((known) => known === text);
  if (label === undefined)
    throw new QuerySyntaxError(`there is no label ${text}; there are File, Package and Test`, position);
  return label;
}

function shown({ kind, text }: QueryToken): string {
  return kind === 'end' ? text : `"${text}"`;
}

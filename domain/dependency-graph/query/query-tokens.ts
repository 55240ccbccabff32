import { QuerySyntaxError } from './syntax';

export interface QueryToken {
  readonly kind: 'name' | 'text' | 'number' | 'pattern' | 'mark' | 'end';
  readonly text: string;
  /** From 1. */
  readonly position: number;
}

const marks = [
  '=~',
  '<>',
  '<-',
  '->',
  '..',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  ':',
  ',',
  '.',
  '*',
  '=',
  '-',
  '<',
  '>',
  ';',
  '|',
];

/** Splits a query. Rejects with the position of what it cannot read. */
export function queryTokens(query: string): readonly QueryToken[] {
  const tokens: QueryToken[] = [];
  let at = 0;
  while (at < query.length) {
    const rest = query.slice(at);
    const space = /^(\s+|\/\/[^\n]*)/.exec(rest)?.[0];
    if (space !== undefined) {
      at += space.length;
      continue;
    }
    const token = next(rest, at + 1, tokens.at(-1));
    tokens.push(token.token);
    at += token.length;
  }
  return [...tokens, { kind: 'end', text: 'the end', position: query.length + 1 }];
}

function next(
  rest: string,
  position: number,
  before: QueryToken | undefined,
): { readonly token: QueryToken; readonly length: number } {
  const name = /^(?:[A-Za-z_]\w*|`[^`]+`)/.exec(rest)?.[0];
  if (name !== undefined) return made('name', name.replaceAll('`', ''), name.length);
  const number = /^\d+/.exec(rest)?.[0];
  if (number !== undefined) return made('number', number, number.length);
  const quoted = /^'((?:\\.|[^'\\])*)'|^"((?:\\.|[^"\\])*)"/.exec(rest);
  if (quoted) return made('text', (quoted[1] ?? quoted[2] ?? '').replace(/\\(['"\\])/g, '$1'), quoted[0].length);
  if (rest.startsWith("'") || rest.startsWith('"')) throw new QuerySyntaxError('the text is not closed', position);
  const pattern = before?.text === '=~' ? /^\/((?:\\.|[^/\\])*)\//.exec(rest) : null;
  if (pattern) return made('pattern', (pattern[1] ?? '').replaceAll('\\/', '/'), pattern[0].length);
  const mark = marks.find((each) => rest.startsWith(each));
  if (mark !== undefined) return made('mark', mark, mark.length);
  throw new QuerySyntaxError(`"${rest[0]}" is nothing a query is made of`, position);

  function made(kind: QueryToken['kind'], text: string, length: number) {
    return { token: { kind, text, position }, length };
  }
}

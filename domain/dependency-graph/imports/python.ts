import { tokenize } from '../tokens';
import type { Token } from '../tokens';
import type { ImportFact, SourceFacts } from './source-facts';

const syntax = {
  lineComments: ['#'],
  quotes: [{ mark: '"""', multiline: true }, { mark: "'''", multiline: true }, { mark: '"' }, { mark: "'" }],
} as const;

/** `import a.b as c, d` and `from .a import (b, c)`, wherever a statement can start. */
export function readPython(source: string): SourceFacts {
  const imports = statementsOf(tokenize(source, syntax)).flatMap((statement): ImportFact[] => {
    const [first] = statement;
    if (first?.kind !== 'word') return [];
    if (first.text === 'import') {
      return splitAt(statement.slice(1), ',')
        .map((part) => dotted(part))
        .filter((target) => target !== '')
        .map((target) => ({ target, names: [] }));
    }
    return first.text === 'from' ? readFrom(statement) : [];
  });
  return { imports, packages: [], declares: [], words: new Set() };
}

function readFrom(statement: readonly Token[]): ImportFact[] {
  const middle = statement.findIndex((token, index) => index > 0 && token.kind === 'word' && token.text === 'import');
  const target = middle < 0 ? '' : dotted(statement.slice(1, middle));
  const names = splitAt(
    statement.slice(middle + 1).filter(({ text }) => text !== '(' && text !== ')'),
    ',',
  ).flatMap(([name]) => (name?.kind === 'word' ? [name.text] : []));
  return target === '' ? [] : [{ target, names }];
}

/** Lines, but a bracket holds its lines together; `;` and the colon of a block end a statement too. */
function statementsOf(tokens: readonly Token[]): Token[][] {
  const statements: Token[][] = [[]];
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'mark' && '([{'.includes(token.text)) depth += 1;
    if (token.kind === 'mark' && ')]}'.includes(token.text)) depth = Math.max(0, depth - 1);
    const continued = tokens[index - 1]?.kind === 'mark' && tokens[index - 1]?.text === '\\';
    const ends = token.kind === 'line' ? depth === 0 && !continued : depth === 0 && /^[;:]$/.test(token.text);
    if (ends && token.kind !== 'text') statements.push([]);
    else if (token.kind !== 'line' && token.text !== '\\') statements.at(-1)?.push(token);
  }
  return statements;
}

function splitAt(tokens: readonly Token[], mark: string): Token[][] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'mark' && token.text === mark) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

function dotted(tokens: readonly Token[]): string {
  const end = tokens.findIndex(({ kind, text }) => kind === 'word' && text === 'as');
  const own = end < 0 ? tokens : tokens.slice(0, end);
  return own.every(({ kind, text }) => kind === 'word' || text === '.') ? own.map(({ text }) => text).join('') : '';
}

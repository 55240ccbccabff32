import { tokenize } from '../tokens';
import type { Token } from '../tokens';
import { declaredAfter, wordsOf } from './names';
import type { ImportFact, SourceFacts } from './source-facts';

const syntax = {
  lineComments: ['//'],
  blockComment: ['/*', '*/'],
  quotes: [{ mark: '`', raw: true, multiline: true }, { mark: '"' }, { mark: "'" }],
} as const;

/** `import "m/p"` and import blocks, with or without aliases; declared names, methods included. */
export function readGo(source: string): SourceFacts {
  const lines = tokenize(source, syntax);
  const tokens = lines.filter(({ kind }) => kind !== 'line');
  const imports = tokens.flatMap((token, index): ImportFact[] =>
    token.kind === 'word' && token.text === 'import' ? targetsAfter(tokens, index + 1) : [],
  );
  return {
    imports,
    packages: declaredAfter(tokens, ['package']).slice(0, 1),
    declares: declaredAfter(tokens, ['func', 'type', 'var', 'const']),
    words: wordsOf(tokens),
  };
}

function targetsAfter(tokens: readonly Token[], start: number): ImportFact[] {
  const block = tokens[start]?.kind === 'mark' && tokens[start]?.text === '(';
  const found: ImportFact[] = [];
  for (let index = block ? start + 1 : start; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token?.kind === 'text') {
      found.push({ target: token.text, names: [] });
      if (!block) break;
    } else if (token?.kind !== 'word' && token?.text !== '.') break;
  }
  return found;
}

/** The module path of a `go.mod`. */
export function readGoModule(source: string): string | undefined {
  return /^\s*module\s+"?([^\s"]+)"?/m.exec(source)?.[1];
}

import { tokenize } from '../tokens';
import { declaredAfter, dottedFrom, wordsOf } from './names';
import type { ImportFact, SourceFacts } from './source-facts';

const syntax = {
  lineComments: ['//'],
  blockComment: ['/*', '*/'],
  quotes: [{ mark: '"""', multiline: true }, { mark: '"' }, { mark: "'" }],
} as const;

/** `import a.b.C;`, `import a.b.*;`, `import static a.b.C.m;`, the package, and declared types. */
export function readJava(source: string): SourceFacts {
  const tokens = tokenize(source, syntax).filter(({ kind }) => kind !== 'line');
  const imports = tokens.flatMap((token, index): ImportFact[] => {
    if (token.kind !== 'word' || token.text !== 'import') return [];
    const from = tokens[index + 1]?.text === 'static' ? index + 2 : index + 1;
    const { name, end } = dottedFrom(tokens, from);
    if (name === '') return [];
    return [{ target: name, names: tokens[end]?.text === '*' ? ['*'] : [] }];
  });
  const at = tokens.findIndex(({ kind, text }) => kind === 'word' && text === 'package');
  return {
    imports,
    packages: at < 0 ? [] : [dottedFrom(tokens, at + 1).name],
    declares: declaredAfter(tokens, ['class', 'interface', 'enum', 'record']),
    words: wordsOf(tokens),
  };
}

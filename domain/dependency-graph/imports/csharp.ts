import { tokenize } from '../tokens';
import { declaredAfter, dottedFrom, wordsOf } from './names';
import type { ImportFact, SourceFacts } from './source-facts';

const syntax = {
  lineComments: ['//', '#'],
  blockComment: ['/*', '*/'],
  quotes: [
    { mark: '"""', raw: true, multiline: true },
    { mark: '$@"', raw: true, multiline: true },
    { mark: '@$"', raw: true, multiline: true },
    { mark: '@"', raw: true, multiline: true },
    { mark: '"' },
    { mark: "'" },
  ],
} as const;

const typeWords = ['class', 'interface', 'struct', 'record', 'enum', 'delegate'];

/** `using A.B;` (also global, static and aliases, not the statement with parentheses), namespaces and declared types. */
export function readCSharp(source: string): SourceFacts {
  const tokens = tokenize(source, syntax).filter(({ kind }) => kind !== 'line');
  const imports = tokens.flatMap((token, index): ImportFact[] => {
    if (token.kind !== 'word' || token.text !== 'using') return [];
    let from = index + 1;
    if (tokens[from]?.text === 'static') from += 1;
    if (tokens[from]?.kind === 'word' && tokens[from + 1]?.text === '=') from += 2;
    const { name, end } = dottedFrom(tokens, from);
    return name !== '' && tokens[end]?.text === ';' ? [{ target: name, names: [] }] : [];
  });
  const packages = tokens.flatMap((token, index) =>
    token.kind === 'word' && token.text === 'namespace' ? [dottedFrom(tokens, index + 1).name] : [],
  );
  return { imports, packages, declares: declaredAfter(tokens, typeWords), words: wordsOf(tokens) };
}

const projectReference = /<ProjectReference\s[^>]*?Include\s*=\s*"([^"]+)"/g;
const packageReference = /<PackageReference\s[^>]*?Include\s*=\s*"([^"]+)"/g;

/** What a project file (`*.csproj`) refers to: other project files by path, packages by name. */
export function readProjectFile(source: string): {
  readonly projects: readonly string[];
  readonly packages: readonly string[];
} {
  const text = source.replace(/<!--[\s\S]*?-->/g, '');
  const all = (pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, name]) => name ?? '');
  return { projects: all(projectReference).map((path) => path.replaceAll('\\', '/')), packages: all(packageReference) };
}

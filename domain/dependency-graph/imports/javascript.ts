import { tokenize } from '../tokens';
import type { Token } from '../tokens';
import type { ImportFact, SourceFacts } from './source-facts';

const syntax = {
  lineComments: ['//', '#!'],
  blockComment: ['/*', '*/'],
  quotes: [{ mark: "'" }, { mark: '"' }],
  templates: true,
  patterns: true,
} as const;

/** `import … from`, `import '…'`, `import('…')`, `export … from`, `require('…')`, in scripts and modules, typed or not. */
export function readJavaScript(source: string): SourceFacts {
  const tokens = tokenize(source, syntax).filter(({ kind }) => kind !== 'line');
  const imports = tokens.flatMap((token, index): ImportFact[] => {
    if (token.kind !== 'word' || isMark(tokens[index - 1], '.')) return [];
    const target = targetOf(tokens, index);
    return target === undefined || target.includes('${') ? [] : [{ target, names: [] }];
  });
  return { imports, packages: [], declares: [], words: new Set() };
}

function targetOf(tokens: readonly Token[], index: number): string | undefined {
  const [word, next, afterNext] = [tokens[index], tokens[index + 1], tokens[index + 2]];
  if (word?.text === 'require' || (word?.text === 'import' && isMark(next, '('))) {
    return isMark(next, '(') && afterNext?.kind === 'text' ? afterNext.text : undefined;
  }
  if (word?.text === 'import' && next?.kind === 'text') return next.text;
  return word?.text === 'import' || word?.text === 'export' ? fromTarget(tokens, index + 1) : undefined;
}

/** The text after `from`, as long as only names, braces, commas and stars come before it. */
function fromTarget(tokens: readonly Token[], start: number): string | undefined {
  for (let index = start; index < tokens.length; index += 1) {
    const token = tokens[index];
    const next = tokens[index + 1];
    if (token?.kind === 'word' && token.text === 'from' && next?.kind === 'text') return next.text;
    const isName = token?.kind === 'word' && token.text !== 'import' && token.text !== 'export';
    if (!isName && !(token?.kind === 'mark' && /[{},*]/.test(token.text)) && token?.kind !== 'text') return undefined;
  }
  return undefined;
}

function isMark(token: Token | undefined, text: string): boolean {
  return token?.kind === 'mark' && token.text === text;
}

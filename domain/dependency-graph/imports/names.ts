import type { Token } from '../tokens';

/** The dotted name that starts at `from`, and where it ends. Empty when there is none. */
export function dottedFrom(tokens: readonly Token[], from: number): { readonly name: string; readonly end: number } {
  let name = '';
  let end = from;
  for (; end < tokens.length; end += 1) {
    const token = tokens[end];
    const wanted = name === '' || name.endsWith('.') ? 'word' : 'mark';
    if (token?.kind !== wanted) break;
    if (token.kind === 'mark' && token.text !== '.') break;
    name += token.text;
  }
  return { name: name.replace(/\.$/, ''), end };
}

/** Names right behind one of these words. */
export function declaredAfter(tokens: readonly Token[], words: readonly string[]): readonly string[] {
  const names = tokens.flatMap((token, index) => {
    const next = tokens[index + 1];
    return token.kind === 'word' && words.includes(token.text) && next?.kind === 'word' ? [next.text] : [];
  });
  return [...new Set(names)];
}

export function wordsOf(tokens: readonly Token[]): ReadonlySet<string> {
  return new Set(tokens.filter(({ kind }) => kind === 'word').map(({ text }) => text));
}

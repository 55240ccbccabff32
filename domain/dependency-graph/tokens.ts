/** A word, a text between quotes (without them), one character of punctuation, or the end of a line. */
export interface Token {
  readonly kind: 'word' | 'text' | 'mark' | 'line';
  readonly text: string;
}

/** How one language writes comments and texts. */
export interface Syntax {
  readonly lineComments: readonly string[];
  readonly blockComment?: readonly [open: string, close: string];
  /** Longest first. A text ends at its own opener. `raw` knows no escapes, `multiline` may hold line ends. */
  readonly quotes: readonly { readonly mark: string; readonly raw?: boolean; readonly multiline?: boolean }[];
  /** Backtick texts with code between `${` and `}`. */
  readonly templates?: boolean;
  /** `/…/` after an operator is a pattern. */
  readonly patterns?: boolean;
}

const wordStart = /[\p{L}_$]/u;
const wordPart = /[\p{L}\p{N}_$]/u;

/**
 * Splits source text well enough to find imports in it: comments are gone, and what stands in a text is never taken for code.
 * Never throws; text that no compiler would take gives fewer tokens.
 */
export function tokenize(source: string, syntax: Syntax): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const character = source[at] ?? '';
    if (character === '\n') {
      tokens.push({ kind: 'line', text: '\n' });
      at += 1;
      continue;
    }
    const comment = commentEnd(source, at, syntax);
    if (comment !== undefined) {
      at = comment;
      continue;
    }
    const text = readText(source, at, syntax);
    if (text) {
      tokens.push({ kind: 'text', text: text.content });
      at = text.end;
      continue;
    }
    if (character === '/' && syntax.patterns && startsPattern(tokens)) {
      at = patternEnd(source, at);
      continue;
    }
    if (wordStart.test(character)) {
      const end = endOfWord(source, at);
      tokens.push({ kind: 'word', text: source.slice(at, end) });
      at = end;
      continue;
    }
    if (!/\s/.test(character)) tokens.push({ kind: 'mark', text: character });
    at += 1;
  }
  return tokens;
}

function endOfWord(source: string, from: number): number {
  let end = from + 1;
  while (end < source.length && wordPart.test(source[end] ?? '')) end += 1;
  return end;
}

/** Where the comment that starts here ends; a line comment leaves its line end. */
function commentEnd(source: string, at: number, { lineComments, blockComment }: Syntax): number | undefined {
  if (lineComments.some((start) => source.startsWith(start, at))) return orEnd(source, source.indexOf('\n', at));
  if (!blockComment || !source.startsWith(blockComment[0], at)) return undefined;
  const end = source.indexOf(blockComment[1], at + blockComment[0].length);
  return end < 0 ? source.length : end + blockComment[1].length;
}

function readText(source: string, at: number, syntax: Syntax): { content: string; end: number } | undefined {
  if (syntax.templates && source[at] === '`') {
    const end = templateEnd(source, at);
    return { content: source.slice(at + 1, end - 1), end };
  }
  const quote = syntax.quotes.find(({ mark }) => source.startsWith(mark, at));
  if (!quote) return undefined;
  const closer = quote.mark.replace(/^[@$]+/, '');
  const from = at + quote.mark.length;
  for (let end = from; end < source.length; end += 1) {
    if (source[end] === '\\' && !quote.raw) {
      end += 1;
      continue;
    }
    if (source.startsWith(closer, end)) return { content: source.slice(from, end), end: end + closer.length };
    if (source[end] === '\n' && !quote.multiline) return { content: source.slice(from, end), end };
  }
  return { content: source.slice(from), end: source.length };
}

/** The end of a template, with the templates and texts inside its `${…}` stepped over. */
function templateEnd(source: string, at: number): number {
  let depth = 0;
  for (let end = at + 1; end < source.length; end += 1) {
    const character = source[end];
    if (character === '\\') end += 1;
    else if (depth === 0 && character === '`') return end + 1;
    else if (depth === 0 && source.startsWith('${', end)) {
      depth = 1;
      end += 1;
    } else if (depth > 0 && character === '`') end = templateEnd(source, end) - 1;
    else if (depth > 0 && (character === "'" || character === '"')) end = quotedEnd(source, end) - 1;
    else if (depth > 0 && character === '{') depth += 1;
    else if (depth > 0 && character === '}') depth -= 1;
  }
  return source.length;
}

function quotedEnd(source: string, at: number): number {
  for (let end = at + 1; end < source.length; end += 1) {
    if (source[end] === '\\') end += 1;
    else if (source[end] === source[at] || source[end] === '\n') return end + 1;
  }
  return source.length;
}

const wordsBeforePattern = new Set([
  'return',
  'typeof',
  'case',
  'in',
  'of',
  'delete',
  'void',
  'throw',
  'new',
  'do',
  'else',
]);

/** A slash is a pattern's start where no value can stand before it. */
function startsPattern(tokens: readonly Token[]): boolean {
  const before = tokens.findLast(({ kind }) => kind !== 'line');
  if (!before) return true;
  if (before.kind === 'word') return wordsBeforePattern.has(before.text);
  return before.kind === 'mark' && !/[)\]}\p{N}]/u.test(before.text);
}

function patternEnd(source: string, at: number): number {
  let inClass = false;
  for (let end = at + 1; end < source.length; end += 1) {
    const character = source[end];
    if (character === '\n') return end;
    if (character === '\\') end += 1;
    else if (character === '[') inClass = true;
    else if (character === ']') inClass = false;
    else if (character === '/' && !inClass) return end + 1;
  }
  return source.length;
}

function orEnd(source: string, index: number): number {
  return index < 0 ? source.length : index;
}

export type Token =
  | { readonly kind: 'word' | 'symbol' | 'parameter'; readonly text: string }
  | { readonly kind: 'value'; readonly text: string; readonly value: unknown };

const pattern =
  /\s+|(?<parameter>@\w+)|(?<number>-?\d+(?:\.\d+)?)|(?<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?<word>[A-Za-z_]\w*)|(?<symbol><=|>=|!=|<>|[=<>(),.*])/y;

const literals: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };

/** Throws at whatever it does not know. */
export function tokensOf(query: string): Token[] {
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  while (pattern.lastIndex < query.length) {
    const at = pattern.lastIndex;
    const groups = pattern.exec(query)?.groups;
    if (!groups) throw new Error(`Syntax error near "${query.slice(at, at + 20)}".`);
    const { parameter, number, string, word, symbol } = groups;
    if (parameter) tokens.push({ kind: 'parameter', text: parameter });
    if (number) tokens.push({ kind: 'value', text: number, value: Number(number) });
    if (string) tokens.push({ kind: 'value', text: string, value: string.slice(1, -1).replace(/\\(.)/g, '$1') });
    if (symbol) tokens.push({ kind: 'symbol', text: symbol });
    if (word) {
      const literal = literals[word.toLowerCase()];
      if (literal === undefined) tokens.push({ kind: 'word', text: word });
      else tokens.push({ kind: 'value', text: word, value: literal });
    }
  }
  return tokens;
}

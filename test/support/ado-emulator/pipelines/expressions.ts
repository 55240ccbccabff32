/** Names that an expression can reach, e.g. `parameters`, `variables` and loop variables. */
export type Scope = Readonly<Record<string, unknown>>;

/** Functions beside the ones every expression has. */
export type Functions = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;

const basic: Functions = {
  eq: (left, right) => sameText(left, right),
  ne: (left, right) => !sameText(left, right),
  and: (...all) => all.every(isTrue),
  or: (...all) => all.some(isTrue),
  not: (value) => !isTrue(value),
  contains: (text, part) => textOf(text).toLowerCase().includes(textOf(part).toLowerCase()),
  startsWith: (text, part) => textOf(text).toLowerCase().startsWith(textOf(part).toLowerCase()),
  always: () => true,
};

/** The service's expression language as far as pipelines here use it; anything else is an error, as the service's would be. */
export function evaluate(text: string, scope: Scope, functions: Functions = {}): unknown {
  const tokens = text.match(/'(?:[^']|'')*'|[A-Za-z_][\w-]*|-?\d+(?:\.\d+)?|[().,[\]]|\S/g) ?? [];
  let at = 0;
  const value = read();
  if (at < tokens.length) throw new Error(`Unexpected ${tokens[at]} in the expression ${text}`);
  return value;

  function read(): unknown {
    const token = tokens[at++];
    if (token === undefined) throw new Error(`The expression ${text} ends too early`);
    if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
    if (/^-?\d/.test(token)) return Number(token);
    if (/^(?:true|false)$/i.test(token)) return token.toLowerCase() === 'true';
    if (tokens[at] === '(') return call(token);
    if (!(token in scope)) throw new Error(`Unrecognized value: ${token} in the expression ${text}`);
    return members(scope[token]);
  }

  function call(name: string): unknown {
    const known = { ...basic, ...functions }[name];
    if (!known) throw new Error(`Unrecognized function: ${name} in the expression ${text}`);
    at += 1;
    const args: unknown[] = [];
    while (tokens[at] !== ')') {
      args.push(read());
      if (tokens[at] === ',') at += 1;
    }
    at += 1;
    return known(...args);
  }

  function members(start: unknown): unknown {
    let current = start;
    while (tokens[at] === '.' || tokens[at] === '[') {
      const isIndex = tokens[at++] === '[';
      const name = isIndex ? textOf(read()) : (tokens[at++] ?? '');
      if (isIndex) at += 1;
      current = typeof current === 'object' && current !== null ? (current as Scope)[name] : undefined;
    }
    return current ?? '';
  }
}

export function isTrue(value: unknown): boolean {
  return typeof value === 'string' ? value !== '' && value.toLowerCase() !== 'false' : Boolean(value);
}

export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  return value === null || value === undefined ? '' : JSON.stringify(value);
}

function sameText(left: unknown, right: unknown): boolean {
  return textOf(left).toLowerCase() === textOf(right).toLowerCase();
}

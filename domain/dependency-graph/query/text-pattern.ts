import { QuerySyntaxError } from './syntax';

/** A compiled pattern. Matching takes time proportional to text × pattern, whatever a model writes. */
export interface TextPattern {
  readonly states: readonly State[];
  readonly start: number;
}

type State =
  | { readonly kind: 'one'; readonly accepts: (character: string) => boolean; next: number }
  | { readonly kind: 'split'; readonly next: number[] }
  | { readonly kind: 'end' };

const longestPattern = 200;

/** Reads `.`, `*`, `+`, `?`, `|`, groups, classes, `\d \w \s` and escapes. The whole text must match, so `^` and `$` at the ends say nothing. */
export function compilePattern(source: string, position: number): TextPattern {
  if (source.length > longestPattern) {
    throw new QuerySyntaxError(`the pattern has more than ${longestPattern} characters`, position);
  }
  const text = source.replace(/^\^/, '').replace(/((?:^|[^\\])(?:\\\\)*)\$$/, '$1');
  const shift = position + (source.startsWith('^') ? 1 : 0);
  const states: State[] = [];
  let at = 0;

  function fail(message: string): never {
    throw new QuerySyntaxError(message, shift + at);
  }

  function add(state: State): number {
    states.push(state);
    return states.length - 1;
  }

  // Built from the end: every part is given the state that follows it and answers the state it begins with.
  type Part = (next: number) => number;

  function alternatives(): Part {
    const parts = [sequence()];
    while (text[at] === '|') {
      at += 1;
      parts.push(sequence());
    }
    return parts.length === 1
      ? (parts[0] as Part)
      : (next) => add({ kind: 'split', next: parts.map((part) => part(next)) });
  }

  function sequence(): Part {
    const parts: Part[] = [];
    while (at < text.length && text[at] !== '|' && text[at] !== ')') parts.push(repeated());
    return (next) => parts.reduceRight((following, part) => part(following), next);
  }

  function repeated(): Part {
    const inner = single();
    const mark = text[at];
    if (mark !== '*' && mark !== '+' && mark !== '?') return inner;
    at += 1;
    if (mark === '?') return (next) => add({ kind: 'split', next: [inner(next), next] });
    return (next) => {
      const loop: number[] = [next];
      const again = add({ kind: 'split', next: loop });
      const body = inner(again);
      loop.push(body);
      return mark === '*' ? again : body;
    };
  }

  function single(): Part {
    const character = text[at] ?? '';
    if (character === '(') {
      at += text.startsWith('(?:', at) ? 3 : 1;
      const inner = alternatives();
      if (text[at] !== ')') fail('expected ")"');
      at += 1;
      return inner;
    }
    if ('*+?{'.includes(character)) fail(`nothing stands before "${character}"`);
    at += 1;
    if (character === '[') return one(classOf());
    if (character === '.') return one(() => true);
    return one(character === '\\' ? escaped() : (other) => other === character);
  }

  function one(accepts: (character: string) => boolean): Part {
    return (next) => add({ kind: 'one', accepts, next });
  }

  function escaped(): (character: string) => boolean {
    const character = text[at];
    if (character === undefined) fail('nothing stands behind "\\"');
    at += 1;
    const known = { d: /^\d$/, w: /^\w$/, s: /^\s$/, D: /^\D$/, W: /^\W$/, S: /^\S$/ }[character];
    return known ? (other) => known.test(other) : (other) => other === character;
  }

  function classOf(): (character: string) => boolean {
    const negated = text[at] === '^';
    if (negated) at += 1;
    const tests: ((character: string) => boolean)[] = [];
    while (text[at] !== ']') {
      const from = text[at];
      if (from === undefined) fail('expected "]"');
      at += 1;
      if (from === '\\') {
        tests.push(escaped());
        continue;
      }
      const to = text[at] === '-' && text[at + 1] !== ']' ? text[at + 1] : undefined;
      if (to !== undefined) at += 2;
      tests.push((other) => (to === undefined ? other === from : other >= from && other <= to));
    }
    at += 1;
    return (other) => tests.some((test) => test(other)) !== negated;
  }

  const end = add({ kind: 'end' });
  const whole = alternatives();
  if (at < text.length) fail(`unexpected "${text[at]}"`);
  return { states, start: whole(end) };
}

export function matchesPattern({ states, start }: TextPattern, text: string): boolean {
  let current = closure(states, [start]);
  for (const character of text) {
    const next: number[] = [];
    for (const index of current) {
      const state = states[index];
      if (state?.kind === 'one' && state.accepts(character)) next.push(state.next);
    }
    current = closure(states, next);
    if (current.size === 0) return false;
  }
  return [...current].some((index) => states[index]?.kind === 'end');
}

function closure(states: readonly State[], from: readonly number[]): ReadonlySet<number> {
  const reached = new Set(from);
  for (const index of reached) {
    const state = states[index];
    if (state?.kind === 'split') for (const next of state.next) reached.add(next);
  }
  return reached;
}

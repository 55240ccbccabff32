import { createRouteConstraint, type RouteConstraint } from './route-constraints';

/** Route values by parameter name; optional parameters without a value are left out. */
export type RouteValues = Readonly<Record<string, string>>;

export interface RouteTemplate {
  readonly text: string;
  /** `segments` are raw (percent-encoded) path segments without empty ones at the end. */
  match(segments: readonly string[]): RouteValues | undefined;
}

interface Parameter {
  readonly name: string;
  readonly optional: boolean;
  readonly catchAll: boolean;
  readonly fallback: string | undefined;
  readonly constraints: readonly RouteConstraint[];
}

type Part = string | Parameter;

interface Segment {
  readonly parts: readonly Part[];
  /** The only parameter of a segment that holds nothing else. */
  readonly single: Parameter | undefined;
  readonly literal: string | undefined;
  readonly expression: RegExp | undefined;
}

/**
 * Reads an ASP.NET route template: literals compare case-insensitively; `{p}`, `{p?}`, `{p=default}`, `{*rest}`,
 * `prefix{p}suffix` and inline constraints `{p:int:min(3)}`. Throws with the reason for a template that is none.
 */
export function parseRouteTemplate(text: string): RouteTemplate {
  const segments = splitSegments(text).map((segment) => readSegment(segment, text));
  const names = segments.flatMap((segment) => segment.parts).filter((part) => typeof part !== 'string');
  const seen = new Set<string>();
  for (const { name } of names) {
    if (seen.has(name.toLowerCase())) throw new Error(`the route "${text}" names the parameter {${name}} twice`);
    seen.add(name.toLowerCase());
  }
  const catchAllAt = segments.findIndex((segment) =>
    segment.parts.some((part) => typeof part !== 'string' && part.catchAll),
  );
  if (catchAllAt >= 0 && (catchAllAt < segments.length - 1 || segments[catchAllAt]?.single === undefined)) {
    throw new Error(`the route "${text}" has a catch-all parameter that is not its last segment`);
  }
  return { text, match: (path) => matchSegments(segments, path) };
}

function splitSegments(text: string): string[] {
  const segments: string[] = [];
  let depth = 0;
  let current = '';
  for (const character of text.replace(/^~?\/+|\/+$/g, '')) {
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    if (character === '/' && depth === 0) {
      segments.push(current);
      current = '';
    } else current += character;
  }
  if (depth !== 0) throw new Error(`the route "${text}" has unbalanced braces`);
  if (current !== '' || segments.length > 0) segments.push(current);
  if (segments.includes('')) throw new Error(`the route "${text}" has an empty segment`);
  return segments;
}

function readSegment(segment: string, template: string): Segment {
  const parts: Part[] = [];
  let rest = segment;
  while (rest !== '') {
    const open = rest.indexOf('{');
    if (open < 0) {
      parts.push(rest);
      break;
    }
    if (open > 0) parts.push(rest.slice(0, open));
    const close = closingBrace(rest, open);
    parts.push(readParameter(rest.slice(open + 1, close), template));
    rest = rest.slice(close + 1);
  }
  const [first] = parts;
  const alone = parts.length === 1;
  return {
    parts,
    single: alone && typeof first === 'object' ? first : undefined,
    literal: alone && typeof first === 'string' ? first.toLowerCase() : undefined,
    expression: alone ? undefined : segmentExpression(parts),
  };
}

function closingBrace(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}' && (depth -= 1) === 0) return at;
  }
  return text.length;
}

function readParameter(text: string, template: string): Parameter {
  const catchAll = text.startsWith('*');
  const body = text.replace(/^\*{1,2}/, '');
  const name = /^[^:=?]+/.exec(body)?.[0]?.trim();
  if (!name) throw new Error(`the route "${template}" has a parameter without a name`);
  const { constraints, tail } = splitConstraints(body.slice(/^[^:=?]+/.exec(body)?.[0].length ?? 0));
  const checks = constraints.map((constraint) => {
    const check = createRouteConstraint(constraint);
    if (!check) throw new Error(`the route "${template}" has the unknown constraint "${constraint}"`);
    return check;
  });
  const fallback = tail.startsWith('=') ? tail.slice(1) : undefined;
  return { name, catchAll, fallback, optional: tail === '?', constraints: checks };
}

/** Splits `:a:b(c:d)=x` at the colons outside parentheses. */
function splitConstraints(text: string): { constraints: string[]; tail: string } {
  const constraints: string[] = [];
  let at = 0;
  while (text[at] === ':') {
    let depth = 0;
    let end = at + 1;
    while (end < text.length) {
      const character = text[end];
      if (character === '(') depth += 1;
      if (character === ')') depth -= 1;
      if (depth === 0 && (character === ':' || character === '=' || character === '?')) break;
      end += 1;
    }
    constraints.push(text.slice(at + 1, end));
    at = end;
  }
  return { constraints, tail: text.slice(at) };
}

function segmentExpression(parts: readonly Part[]): RegExp {
  const source = parts.map((part) => {
    if (typeof part === 'string') return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return part.optional ? '(.*?)' : '(.+?)';
  });
  return new RegExp(`^${source.join('')}$`, 'is');
}

function matchSegments(segments: readonly Segment[], path: readonly string[]): RouteValues | undefined {
  const values: Record<string, string> = {};
  for (let at = 0; at < segments.length; at += 1) {
    const segment = segments[at];
    if (!segment) return undefined;
    const { single, literal } = segment;
    if (single?.catchAll)
      return setValue(values, single, path.slice(at).map(decodeRouteValue).join('/')) ? values : undefined;
    const given = path[at];
    if (literal !== undefined) {
      if (given === undefined || !sameText(given, literal)) return undefined;
    } else if (single) {
      if (!setValue(values, single, given === undefined ? '' : decodeRouteValue(given))) return undefined;
    } else if (given === undefined || !matchParts(segment, given, values)) return undefined;
  }
  return path.length <= segments.length ? values : undefined;
}

function matchParts(segment: Segment, given: string, values: Record<string, string>): boolean {
  const match = segment.expression?.exec(given);
  if (!match) return false;
  const parameters = segment.parts.filter((part) => typeof part !== 'string');
  return parameters.every((parameter, index) => setValue(values, parameter, decodeRouteValue(match[index + 1] ?? '')));
}

function setValue(values: Record<string, string>, parameter: Parameter, given: string): boolean {
  const value = given === '' ? parameter.fallback : given;
  if (value === undefined) return parameter.optional || parameter.catchAll;
  if (!parameter.constraints.every((check) => check(value))) return false;
  values[parameter.name] = value;
  return true;
}

function sameText(given: string, lower: string): boolean {
  return given === lower || given.toLowerCase() === lower || decodeRouteValue(given).toLowerCase() === lower;
}

/** As the Functions host does: everything is decoded but an encoded slash, which stays `%2F`. */
export function decodeRouteValue(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return text
      .split(/(%2f)/i)
      .map((piece) => (/^%2f$/i.test(piece) ? piece : decodeURIComponent(piece)))
      .join('');
  } catch {
    return text;
  }
}

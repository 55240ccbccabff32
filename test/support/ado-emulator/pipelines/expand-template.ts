import { parse } from 'yaml';
import { evaluate, isTrue, textOf } from './expressions';
import type { Scope } from './expressions';

interface Parameter {
  readonly name: string;
  readonly type?: string;
  readonly default?: unknown;
  readonly values?: readonly unknown[];
}

/** A pipeline after its `${{ }}` expressions, with the values that were given for its parameters. Throws what the service refuses with. */
export function expandPipeline(text: string, given: Readonly<Record<string, string>>): Record<string, unknown> {
  const document = parse(text) as Record<string, unknown> & { parameters?: readonly Parameter[] };
  const known = document.parameters ?? [];
  const unexpected = Object.keys(given).filter((name) => !known.some((parameter) => parameter.name === name));
  if (unexpected.length > 0) throw new Error(`Unexpected parameter '${unexpected.join("', '")}'`);
  const parameters = Object.fromEntries(
    known.map((parameter) => [parameter.name, valueOf(parameter, given[parameter.name])]),
  );
  const { parameters: _declared, ...rest } = document;
  return expand(rest, { parameters }) as Record<string, unknown>;
}

function valueOf({ name, type = 'string', default: byDefault, values }: Parameter, given: string | undefined): unknown {
  if (given === undefined && byDefault === undefined)
    throw new Error(`A value for the '${name}' parameter must be provided.`);
  const value = given === undefined || type !== 'object' ? (given ?? byDefault) : (parse(given) as unknown);
  if (values && !values.includes(value))
    throw new Error(`The '${name}' parameter value '${textOf(value)}' is not a valid value.`);
  if (type === 'number' && Number.isNaN(Number(value))) throw new Error(`The '${name}' parameter is not a number.`);
  return value;
}

const whole = /^\$\{\{((?:(?!\}\}).)*)\}\}$/s;
const inside = /\$\{\{((?:(?!\}\}).)*)\}\}/gs;

function expand(node: unknown, scope: Scope): unknown {
  if (typeof node === 'string') return expandText(node, scope);
  if (Array.isArray(node)) return node.flatMap((item) => expandItem(item, scope));
  if (typeof node !== 'object' || node === null) return node;
  return Object.entries(node).reduce<Record<string, unknown>>((made, [key, value]) => {
    const when = directiveOf(key);
    if (when?.kind === 'if')
      return isTrue(evaluate(when.text, scope)) ? { ...made, ...(expand(value, scope) as object) } : made;
    return { ...made, [textOf(expandText(key, scope))]: expand(value, scope) };
  }, {});
}

function expandText(text: string, scope: Scope): unknown {
  const only = whole.exec(text);
  if (only) return evaluate(only[1] ?? '', scope);
  return text.replace(inside, (_match, expression: string) => textOf(evaluate(expression, scope)));
}

/** A list's item may stand for none, one or many. */
function expandItem(item: unknown, scope: Scope): readonly unknown[] {
  const keys = typeof item === 'object' && item !== null ? Object.entries(item) : [];
  const [first] = keys;
  const directive = first && keys.length === 1 ? directiveOf(first[0]) : undefined;
  if (!first || !directive) return [expand(item, scope)];
  if (directive.kind === 'if') {
    return isTrue(evaluate(directive.text, scope)) ? (expand(first[1], scope) as readonly unknown[]) : [];
  }
  const list = evaluate(directive.text, scope) as readonly unknown[];
  return list.flatMap((value) => expand(first[1], { ...scope, [directive.name]: value }) as readonly unknown[]);
}

type Directive =
  | { readonly kind: 'if'; readonly text: string }
  | { readonly kind: 'each'; readonly name: string; readonly text: string };

function directiveOf(key: string): Directive | undefined {
  const when = /^\$\{\{\s*if\s+(.*?)\s*\}\}$/.exec(key);
  if (when) return { kind: 'if', text: when[1] ?? '' };
  const each = /^\$\{\{\s*each\s+(\w+)\s+in\s+(.*?)\s*\}\}$/.exec(key);
  return each ? { kind: 'each', name: each[1] ?? '', text: each[2] ?? '' } : undefined;
}

export type RouteConstraint = (value: string) => boolean;

const integer = /^[+-]?\d+$/;
const guid = /^[{(]?[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}[)}]?$/i;
const decimal = /^[+-]?(?:\d{1,3}(?:,?\d{3})*|\d+)?(?:\.\d+)?$/;
const float = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

const plain: Readonly<Record<string, RouteConstraint>> = {
  int: (value) => integer.test(value) && between(BigInt(value), -2147483648n, 2147483647n),
  long: (value) => integer.test(value) && between(BigInt(value), -9223372036854775808n, 9223372036854775807n),
  bool: (value) => /^(true|false)$/i.test(value),
  guid: (value) => guid.test(value),
  alpha: (value) => /^[a-z]*$/i.test(value),
  datetime: (value) => /\d/.test(value) && !Number.isNaN(Date.parse(value)),
  decimal: (value) => /\d/.test(value) && decimal.test(value),
  double: (value) => float.test(value),
  float: (value) => float.test(value),
  required: (value) => value !== '',
};

const withArguments: Readonly<Record<string, (numbers: readonly number[]) => RouteConstraint>> = {
  length:
    ([low = 0, high = low]) =>
    (value) =>
      value.length >= low && value.length <= high,
  minlength:
    ([low = 0]) =>
    (value) =>
      value.length >= low,
  maxlength:
    ([high = 0]) =>
    (value) =>
      value.length <= high,
  min:
    ([low = 0]) =>
    (value) =>
      integer.test(value) && Number(value) >= low,
  max:
    ([high = 0]) =>
    (value) =>
      integer.test(value) && Number(value) <= high,
  range:
    ([low = 0, high = 0]) =>
    (value) =>
      integer.test(value) && Number(value) >= low && Number(value) <= high,
};

/**
 * One inline constraint of an ASP.NET route template, such as `int`, `range(1,9)` or `regex(^a+$)`.
 * `undefined` for a name that does not exist; the caller names the function.
 */
export function createRouteConstraint(text: string): RouteConstraint | undefined {
  const match = /^(\w+)(?:\((.*)\))?$/s.exec(text.trim());
  const name = match?.[1]?.toLowerCase();
  if (name === undefined) return undefined;
  const given = match?.[2];
  if (given === undefined) return plain[name];
  if (name === 'regex') return createRegex(given);
  return withArguments[name]?.(given.split(',').map(Number));
}

/** Braces are doubled inside a route template. */
function createRegex(source: string): RouteConstraint | undefined {
  try {
    const expression = new RegExp(source.replaceAll('{{', '{').replaceAll('}}', '}'), 'i');
    return (value) => expression.test(value);
  } catch {
    return undefined;
  }
}

function between(value: bigint, low: bigint, high: bigint): boolean {
  return value >= low && value <= high;
}

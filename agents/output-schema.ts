/**
 * The part of JSON Schema that role outputs and tool arguments are written in. The same object is sent to the model and
 * checked here, so what is asked for and what is accepted cannot drift apart.
 */
export type OutputSchema = ObjectSchema | ArraySchema | StringSchema | IntegerSchema | BooleanSchema;

export interface ObjectSchema {
  readonly type: 'object';
  readonly description?: string;
  readonly properties: Readonly<Record<string, OutputSchema>>;
  readonly required: readonly string[];
  readonly additionalProperties: false;
}

interface ArraySchema {
  readonly type: 'array';
  readonly description?: string;
  readonly items: OutputSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
}

interface StringSchema {
  readonly type: 'string' | readonly ['string', 'null'];
  readonly description?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
}

interface IntegerSchema {
  readonly type: 'integer' | readonly ['integer', 'null'];
  readonly description?: string;
  readonly minimum?: number;
}

interface BooleanSchema {
  readonly type: 'boolean';
  readonly description?: string;
}

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  /** Each problem names the path and what was expected there. */
  | { readonly ok: false; readonly problems: readonly string[] };

/** Problems beyond this many help neither a model nor a person. */
const problemLimit = 10;

/**
 * Checks a value strictly: unknown properties are problems. Null or absent optional values are left out of the answer, since
 * vendors' strict modes ask for every property and write null for "none".
 */
export function checkOutput<T>(schema: ObjectSchema, value: unknown): Checked<T> {
  const problems: string[] = [];
  const cleaned = read(schema, value, '$', problems);
  return problems.length === 0
    ? { ok: true, value: cleaned as T }
    : { ok: false, problems: problems.slice(0, problemLimit) };
}

function read(schema: OutputSchema, value: unknown, path: string, problems: string[]): unknown {
  switch (schema.type) {
    case 'object':
      return readObject(schema, value, path, problems);
    case 'array':
      return readArray(schema, value, path, problems);
    case 'boolean':
      if (typeof value !== 'boolean') problems.push(expected(path, 'true or false', value));
      return value;
    case 'integer':
      return readInteger(schema, value, path, problems);
    case 'string':
      return readString(schema, value, path, problems);
    default:
      if (value === null) return undefined;
      return schema.type[0] === 'integer'
        ? readInteger(schema as IntegerSchema, value, path, problems)
        : readString(schema as StringSchema, value, path, problems);
  }
}

function readObject(schema: ObjectSchema, value: unknown, path: string, problems: string[]): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    problems.push(expected(path, 'an object', value));
    return value;
  }
  const given = value as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(schema.properties, name)) problems.push(`${path}.${name}: expected no such property`);
  }
  const cleaned: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(schema.properties)) {
    if (given[name] === undefined || given[name] === null) {
      if (schema.required.includes(name) && !mayBeNull(property)) {
        problems.push(expected(`${path}.${name}`, describe(property), given[name]));
      }
      continue;
    }
    cleaned[name] = read(property, given[name], `${path}.${name}`, problems);
  }
  return cleaned;
}

function readArray(schema: ArraySchema, value: unknown, path: string, problems: string[]): unknown {
  if (!Array.isArray(value)) {
    problems.push(expected(path, 'an array', value));
    return value;
  }
  if (value.length < (schema.minItems ?? 0)) problems.push(`${path}: expected at least ${schema.minItems} items`);
  if (value.length > (schema.maxItems ?? Infinity)) problems.push(`${path}: expected at most ${schema.maxItems} items`);
  return value.map((item, index) => read(schema.items, item, `${path}[${index}]`, problems));
}

function readString(schema: StringSchema, value: unknown, path: string, problems: string[]): unknown {
  if (typeof value !== 'string') problems.push(expected(path, 'a string', value));
  else if (value.trim().length < (schema.minLength ?? 0))
    problems.push(expected(path, 'a text that is not empty', value));
  else if (value.length > (schema.maxLength ?? Infinity)) {
    problems.push(`${path}: expected at most ${schema.maxLength} characters, got ${value.length}`);
  }
  return value;
}

function readInteger(schema: IntegerSchema, value: unknown, path: string, problems: string[]): unknown {
  if (!Number.isSafeInteger(value)) problems.push(expected(path, 'a whole number', value));
  else if ((value as number) < (schema.minimum ?? -Infinity)) {
    problems.push(expected(path, `a whole number from ${schema.minimum}`, value));
  }
  return value;
}

function mayBeNull(schema: OutputSchema): boolean {
  return Array.isArray(schema.type);
}

function describe(schema: OutputSchema): string {
  const names = {
    object: 'an object',
    array: 'an array',
    string: 'a string',
    integer: 'a whole number',
    boolean: 'true or false',
  };
  return names[typeof schema.type === 'string' ? schema.type : schema.type[0]];
}

function expected(path: string, what: string, value: unknown): string {
  if (value === undefined) return `${path}: expected ${what}, but it is missing`;
  return `${path}: expected ${what}, got ${JSON.stringify(value)?.slice(0, 60) ?? typeof value}`;
}

import { AppError } from '../../domain/errors';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** One definition of a request body: reads it, and describes it in the OpenAPI document. */
export interface Shape<T> {
  readonly schema: JsonSchema;
  /** Adds one problem per fault, each naming its path; the answer counts only when there is none. */
  read(value: unknown, path: string, problems: string[]): T;
}

type Shapes<T> = { readonly [K in keyof T]: Shape<T[K]> };

/** Text that is not blank. */
export function text(maxLength: number): Shape<string> {
  return {
    schema: { type: 'string', minLength: 1, maxLength },
    read(value, path, problems) {
      if (typeof value !== 'string') problems.push(`${path} must be a text`);
      else if (value.trim() === '') problems.push(`${path} must not be empty`);
      else if (value.length > maxLength) problems.push(`${path} must have at most ${maxLength} characters`);
      return typeof value === 'string' ? value : '';
    },
  };
}

/** Text that may be empty. */
export function prose(maxLength: number): Shape<string> {
  return {
    schema: { type: 'string', maxLength },
    read(value, path, problems) {
      if (typeof value !== 'string') problems.push(`${path} must be a text`);
      else if (value.length > maxLength) problems.push(`${path} must have at most ${maxLength} characters`);
      return typeof value === 'string' ? value : '';
    },
  };
}

export function oneOf<const T extends string>(...values: readonly T[]): Shape<T> {
  return {
    schema: { type: 'string', enum: values },
    read(value, path, problems) {
      const found = values.find((known) => known === value);
      if (found === undefined) problems.push(`${path} must be one of ${values.join(', ')}`);
      return found as T;
    },
  };
}

/** As `oneOf`, except that an unknown word is let through: the use case answers it by its own code, and records it. */
export function anyOf<const T extends string>(...values: readonly T[]): Shape<T> {
  const word = text(40);
  return {
    schema: { type: 'string', enum: values },
    read: (value, path, problems) => word.read(value, path, problems) as T,
  };
}

export function list<T>(item: Shape<T>, maxItems: number): Shape<readonly T[]> {
  return {
    schema: { type: 'array', items: item.schema, maxItems },
    read(value, path, problems) {
      if (!Array.isArray(value)) problems.push(`${path} must be a list`);
      else if (value.length > maxItems) problems.push(`${path} must have at most ${maxItems} entries`);
      else return value.map((each, index) => item.read(each, `${path}[${index}]`, problems));
      return [];
    },
  };
}

const longestFlag = 100;

/** Answers to yes/no questions by name. */
export function flags(maxEntries: number): Shape<Readonly<Record<string, boolean>>> {
  return {
    schema: {
      type: 'object',
      additionalProperties: { type: 'boolean' },
      maxProperties: maxEntries,
      propertyNames: { maxLength: longestFlag },
    },
    read(value, path, problems) {
      const entries = isObject(value) ? Object.entries(value) : undefined;
      if (!entries) problems.push(`${path} must be an object`);
      else if (entries.length > maxEntries) problems.push(`${path} must have at most ${maxEntries} entries`);
      for (const [name, flag] of entries ?? []) {
        if (name.length > longestFlag) problems.push(`${path} has a name of more than ${longestFlag} characters`);
        else if (typeof flag !== 'boolean') problems.push(`${path}.${name} must be true or false`);
      }
      return Object.fromEntries((entries ?? []) as [string, boolean][]);
    },
  };
}

/** A value that somebody else checks. */
export function anything(description: string): Shape<unknown> {
  return {
    schema: { description },
    read(value, path, problems) {
      if (value === undefined || value === null) problems.push(`${path} is required`);
      return value;
    },
  };
}

export function yesOrNo(): Shape<boolean> {
  return {
    schema: { type: 'boolean' },
    read(value, path, problems) {
      if (typeof value !== 'boolean') problems.push(`${path} must be true or false`);
      return value === true;
    },
  };
}

/** A number that is not negative. */
export function amount(maximum: number): Shape<number> {
  return {
    schema: { type: 'number', minimum: 0, maximum },
    read(value, path, problems) {
      const fits = typeof value === 'number' && value >= 0 && value <= maximum;
      if (!fits) problems.push(`${path} must be a number from 0 to ${maximum}`);
      return fits ? value : 0;
    },
  };
}

/** An object; fields nobody knows are left out. */
export function object<R extends object, O extends object>(
  required: Shapes<R>,
  optional: Shapes<O>,
): Shape<NoInfer<R & Partial<O>>> {
  const requiredEntries = Object.entries<Shape<unknown>>(required);
  const optionalEntries = Object.entries<Shape<unknown>>(optional);
  const properties = Object.fromEntries(
    [...requiredEntries, ...optionalEntries].map(([name, shape]) => [name, shape.schema]),
  );
  return {
    schema: {
      type: 'object',
      properties,
      ...(requiredEntries.length > 0 ? { required: requiredEntries.map(([name]) => name) } : {}),
    },
    read(value, path, problems) {
      const given = isObject(value) ? value : undefined;
      if (!given) problems.push(`${path === '' ? 'the body' : path} must be an object`);
      const entries: [string, unknown][] = [];
      for (const [name, shape] of given ? requiredEntries : []) {
        const at = path === '' ? name : `${path}.${name}`;
        if (given?.[name] === undefined || given[name] === null) problems.push(`${at} is required`);
        else entries.push([name, shape.read(given[name], at, problems)]);
      }
      for (const [name, shape] of given ? optionalEntries : []) {
        if (given?.[name] === undefined || given[name] === null) continue;
        entries.push([name, shape.read(given[name], path === '' ? name : `${path}.${name}`, problems)]);
      }
      return Object.fromEntries(entries) as R & Partial<O>;
    },
  };
}

/** The body as its shape says, or `invalid_request` with all problems at once. */
export function readShape<T>(shape: Shape<T>, value: unknown): T {
  const problems: string[] = [];
  const read = shape.read(value, '', problems);
  if (problems.length === 0) return read;
  throw new AppError('invalid_request', `The request is malformed: ${problems.join('; ')}.`, { details: { problems } });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

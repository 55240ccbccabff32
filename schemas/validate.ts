import { describeError, isConsequence } from './problems';
import type { SchemaProblem } from './problems';
import { newestSchema, schemaForReading, schemaVersions } from './registry';
import type { DocumentOf, RegisteredSchema, SchemaName } from './registry';

export type { SchemaProblem } from './problems';

export type ValidationResult<Name extends SchemaName> =
  | { readonly ok: true; readonly value: DocumentOf<Name> }
  | { readonly ok: false; readonly problems: readonly SchemaProblem[] };

/** More problems than this help nobody. */
const problemLimit = 20;

/**
 * Checks a document against the version it names in `$schema`; a later version of a known major is read as the newest known
 * one. A project file may leave `$schema` out and is then read as the newest. Never throws; tells one problem
 * per path and at most 20.
 */
export function validate<Name extends SchemaName>(name: Name, document: unknown): ValidationResult<Name> {
  const named = schemaIdOf(document);
  const schema = named === undefined ? newestSchema(name) : schemaForReading(name, named);
  if (!schema) return { ok: false, problems: [unknownSchema(name, named)] };
  const readAs =
    named === undefined || named === schema.id ? document : { ...(document as object), $schema: schema.id };
  return check(schema, document, readAs);
}

function check<Name extends SchemaName>(
  schema: RegisteredSchema,
  document: unknown,
  readAs: unknown,
): ValidationResult<Name> {
  if (schema.validator(readAs)) return { ok: true, value: document as DocumentOf<Name> };
  const errors = (schema.validator.errors ?? []).filter((error) => !isConsequence(error));
  const byPath = new Map<string, SchemaProblem>();
  for (const problem of errors.map((error) => describeError(error, readAs, schema.document))) {
    if (!byPath.has(problem.path)) byPath.set(problem.path, problem);
  }
  return { ok: false, problems: [...byPath.values()].slice(0, problemLimit) };
}

function schemaIdOf(document: unknown): string | undefined {
  if (typeof document !== 'object' || document === null || !('$schema' in document)) return undefined;
  return typeof document.$schema === 'string' ? document.$schema : undefined;
}

function unknownSchema(name: SchemaName, named: string | undefined): SchemaProblem {
  const known = schemaVersions(name).map((schema) => schema.id);
  const expected = `${known.join(' or ')}, or another version of the same major`;
  return { path: '$.$schema', expected, message: `$.$schema: expected ${expected}, got ${JSON.stringify(named)}` };
}

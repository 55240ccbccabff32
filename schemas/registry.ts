import { documents } from './generated/documents.generated';
import type { DocumentTypes } from './generated/documents.generated';
import { parseSchemaId } from './schema-id';

export { parseSchemaId } from './schema-id';

export type * from './generated/types.generated';

/** The seven contracts between stages, and `project_yml` for a repository's `.stellwerk/project.yml`. */
export type SchemaName = keyof DocumentTypes;

/** The type of a valid document, by schema name. */
export type DocumentOf<Name extends SchemaName> = DocumentTypes[Name];

export interface SchemaRef {
  readonly name: SchemaName;
  /** SemVer. */
  readonly version: string;
}

export interface RegisteredSchema extends SchemaRef {
  /** Value of `$schema` in documents made with it. */
  readonly id: string;
  /** Its file name, under which it is served. */
  readonly file: string;
  /** The JSON Schema (draft-07). */
  readonly document: object;
  readonly validator: SchemaValidator;
}

/** A validator compiled ahead of time. Its errors are those of the latest call. */
export interface SchemaValidator {
  (document: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
}

export interface SchemaError {
  /** JSON pointer to the offending value. */
  readonly instancePath: string;
  /** Pointer to the broken rule inside the schema. */
  readonly schemaPath?: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

const registered: readonly RegisteredSchema[] = documents.map((row) => ({
  name: row.name,
  version: row.version,
  id: row.document.$id,
  file: row.file,
  document: row.document,
  validator: row.validator,
}));

export const schemaNames: readonly SchemaName[] = [...new Set(registered.map((schema) => schema.name))];

/** Every version of a schema, oldest first; without a name, of all schemas. */
export function schemaVersions(name?: SchemaName): readonly RegisteredSchema[] {
  return registered.filter((schema) => name === undefined || schema.name === name);
}

/** The version new documents are made with. */
export function newestSchema(name: SchemaName): RegisteredSchema {
  const newest = schemaVersions(name).at(-1);
  if (!newest) throw new Error(`No schema is registered under the name ${name}.`);
  return newest;
}

/** Value of `$schema` for a new document. */
export function schemaId(name: SchemaName): string {
  return newestSchema(name).id;
}

/** A schema by its file name, e.g. `qa_report.v1.0.0.json`. */
export function schemaByFile(file: string): RegisteredSchema | undefined {
  return registered.find((schema) => schema.file === file);
}

/**
 * The schema to read a document with: the exact one, or, for a version made after this build, the newest known of the same
 * major, since within a major every change is compatible. `undefined` = another contract, or a major that nobody here knows.
 */
export function schemaForReading(name: SchemaName, id: string): RegisteredSchema | undefined {
  const wanted = parseSchemaId(id);
  if (wanted?.name !== name) return undefined;
  const sameMajor = schemaVersions(name).filter((schema) => majorOf(schema.version) === majorOf(wanted.version));
  return sameMajor.find((schema) => schema.version === wanted.version) ?? sameMajor.at(-1);
}

export function majorOf(version: string): number {
  return Number.parseInt(version, 10);
}

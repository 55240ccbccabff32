import { bumped, classifyChange, requiredBump } from './evolution';
import type { Bump, SchemaChange } from './evolution';
import { isSameJson } from './evolution/json-equal';
import { compareVersions, identifySchema } from './schema-id';
import type { SchemaIdentity } from './schema-id';

/** A schema file as it was read, from a folder or from a commit. */
export interface SchemaFile {
  /** Path below the schemas' folder. */
  readonly file: string;
  readonly document: object;
}

/** Why a schema is refused. `rule` is a rule of the evolution table, or one of the release itself. */
export interface Refusal {
  readonly rule: SchemaChange['type'] | 'VERSION_BUMP' | 'RELEASED_SCHEMA_REMOVED' | 'UNVERSIONED_SCHEMA';
  /** Path of the field in documents; absent = the whole schema. */
  readonly path?: string;
  readonly message: string;
}

/** What has become of one contract since the release it is compared with. */
export interface SchemaStep {
  readonly name: string;
  /** Absent = a contract that is new. */
  readonly from?: string;
  /** Absent = the released version is gone. */
  readonly to?: string;
  readonly file: string;
  readonly bump?: Bump;
  /** The version that the changes ask for. */
  readonly expected?: string;
  readonly changes: readonly SchemaChange[];
  readonly refusals: readonly Refusal[];
}

export interface ReleaseReport {
  readonly ok: boolean;
  /** Contracts that have changed; empty = everything is as released. */
  readonly steps: readonly SchemaStep[];
  /** Released schemas that are as they were. */
  readonly unchanged: number;
}

interface Versioned extends SchemaFile, SchemaIdentity {}

/**
 * Compares the schemas that are present with those of a release. A version that is new is compared with the one before it; a
 * released version must be there as it was, unless its file has been raised to a later version in place.
 */
export function checkRelease(released: readonly SchemaFile[], present: readonly SchemaFile[]): ReleaseReport {
  const [before, after] = [versioned(released), versioned(present)];
  const raised = after.filter((schema) => !find(before, schema));
  const steps = [
    ...present.filter(({ document, file }) => !identifySchema(document, file)).map(unversioned),
    ...before.flatMap((schema) => releasedStep(schema, after, raised)),
    ...raised.map((schema) => newStep(schema, predecessorOf(schema, [...before, ...after]))),
  ].sort((left, right) => left.name.localeCompare(right.name, 'en') || compareVersions(left.to ?? '', right.to ?? ''));
  const unchanged = before.filter((schema) => isSameJson(find(after, schema)?.document, schema.document)).length;
  return { ok: steps.every(({ refusals }) => refusals.length === 0), steps, unchanged };
}

function versioned(files: readonly SchemaFile[]): readonly Versioned[] {
  return files.flatMap((schema) => {
    const identity = identifySchema(schema.document, schema.file);
    return identity ? [{ ...schema, ...identity }] : [];
  });
}

function find(schemas: readonly Versioned[], { name, version }: SchemaIdentity): Versioned | undefined {
  return schemas.find((schema) => schema.name === name && schema.version === version);
}

function predecessorOf(schema: Versioned, all: readonly Versioned[]): Versioned | undefined {
  return all
    .filter(({ name, version }) => name === schema.name && compareVersions(version, schema.version) < 0)
    .sort((left, right) => compareVersions(right.version, left.version))[0];
}

/** A released version that was changed under its own number, or that is gone. */
function releasedStep(
  schema: Versioned,
  present: readonly Versioned[],
  raised: readonly Versioned[],
): readonly SchemaStep[] {
  const now = find(present, schema);
  if (now) return isSameJson(now.document, schema.document) ? [] : [newStep(now, schema)];
  // One file per contract, raised from version to version: its new version is judged as a step of its own.
  if (raised.some(({ file, name }) => file === schema.file && name === schema.name)) return [];
  const { name, version, file } = schema;
  const message = `${name} ${version} was released and is gone: documents that name it can no longer be read. Restore ${file}.`;
  return [{ name, from: version, file, changes: [], refusals: [{ rule: 'RELEASED_SCHEMA_REMOVED', message }] }];
}

function newStep(schema: Versioned, predecessor: Versioned | undefined): SchemaStep {
  const { name, version: to, file } = schema;
  if (!predecessor) return { name, to, file, changes: [], refusals: [] };
  const changes = classifyChange(predecessor.document, schema.document);
  const bump = requiredBump(changes);
  const expected = bumped(predecessor.version, bump);
  const forbidden = changes
    .filter(({ allowed }) => !allowed)
    .map(({ type, path, detail, advice }): Refusal => ({ rule: type, path, message: `${detail}. ${advice}` }));
  return {
    ...{ name, from: predecessor.version, to, file, expected, changes },
    ...(bump ? { bump } : {}),
    refusals: [...forbidden, ...bumpRefusal(predecessor, schema, bump, expected)],
  };
}

function bumpRefusal(from: Versioned, to: Versioned, bump: Bump | undefined, expected: string): readonly Refusal[] {
  if (to.version === expected) return [];
  const wanted = bump ? `a ${bump} bump: ${expected}` : 'no new version';
  const message = `The changes since ${from.version} ask for ${wanted}; this is ${to.version}.`;
  return [{ rule: 'VERSION_BUMP', message }];
}

function unversioned({ file }: SchemaFile): SchemaStep {
  const message = `Neither the $id nor the file name ends in <name>.v<version>.json, so no version can be told.`;
  return { name: file, file, changes: [], refusals: [{ rule: 'UNVERSIONED_SCHEMA', message }] };
}

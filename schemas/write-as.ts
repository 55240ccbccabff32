import { schemaVersions } from './registry';
import type { DocumentOf, SchemaName } from './registry';
import { withoutLaterFields } from './without-later-fields';

/** Versions by schema name, e.g. `{qa_report: '1.0.0'}`. */
export type FrozenSchemas = Readonly<Record<string, string>>;

/** The versions that a run which begins now writes until it ends: the newest of every contract between stages. */
export function freezeSchemas(): FrozenSchemas {
  const contracts = schemaVersions().filter(({ name }) => name !== 'project_yml');
  return Object.fromEntries(contracts.map(({ name, version }) => [name, version]));
}

/**
 * A document as an older version of its contract has it: with that version's `$schema`, and without the fields that only later
 * versions describe. Code writes the newest form alone; what a reader of the older version could not expect is left out here,
 * on purpose. Without a version, or with one that this build does not know, it is written as the newest.
 */
export function writeAs<N extends SchemaName>(name: N, version: string | undefined, document: object): DocumentOf<N> {
  const versions = schemaVersions(name);
  const newest = versions.at(-1);
  const wanted = versions.find((schema) => schema.version === version) ?? newest;
  if (!wanted || !newest) return document as DocumentOf<N>;
  const known = wanted === newest ? document : withoutLaterFields(document, wanted.document, newest.document);
  return { ...known, $schema: wanted.id } as unknown as DocumentOf<N>;
}

/** SHA-256 by file name: of every released schema, as they stand in `schemas.lock.json`. */
export type SchemaDigests = Readonly<Record<string, string>>;

/** Why the schema files are not what was released; empty = all is well. A released file never changes and never goes. */
export function compareWithLock(locked: SchemaDigests, present: SchemaDigests): readonly string[] {
  const released = Object.entries(locked).flatMap(([file, digest]) => {
    if (present[file] === digest) return [];
    return present[file] === undefined
      ? [`${file} was released and is gone.`]
      : [`${file} was released and has been changed. Restore it and make a new version.`];
  });
  const unlocked = Object.keys(present)
    .filter((file) => locked[file] === undefined)
    .map((file) => `${file} is not in schemas.lock.json. Release it with: node schemas/generate.mjs --lock`);
  return [...released, ...unlocked];
}

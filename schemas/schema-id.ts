/** Name and SemVer of a schema. */
export interface SchemaIdentity {
  readonly name: string;
  readonly version: string;
}

const ownId = /^https:\/\/schemas\.stellwerk\.dev\/([a-z_]+)\.v(\d+\.\d+\.\d+)\.json$/;
const versionedName = /(?:^|\/)([\w-]+)\.v(\d+\.\d+\.\d+)(?:\.schema)?\.json$/;

/** Name and version in an id of ours, known or not. */
export function parseSchemaId(id: string): SchemaIdentity | undefined {
  return identityIn(ownId, id);
}

/** Name and version of anybody's schema: from its `$id`, else from its file name, each ending in `<name>.v<version>.json`. */
export function identifySchema(document: object, file = ''): SchemaIdentity | undefined {
  const id = '$id' in document && typeof document.$id === 'string' ? document.$id : '';
  return identityIn(versionedName, id) ?? identityIn(versionedName, file);
}

export function compareVersions(left: string, right: string): number {
  const [a, b] = [numbersOf(left), numbersOf(right)];
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

function numbersOf(version: string): readonly [number, number, number] {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  return [major, minor, patch];
}

function identityIn(pattern: RegExp, text: string): SchemaIdentity | undefined {
  const [, name, version] = pattern.exec(text) ?? [];
  return name === undefined || version === undefined ? undefined : { name, version };
}

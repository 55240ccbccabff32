export type VersionMatchStrategy = 'None' | 'Strict' | 'CurrentOrOlder';
export type VersionFailureStrategy = 'Reject' | 'Fail';

export interface VersionRules {
  /** `defaultVersion` of host.json; given to every instance started without a version. */
  readonly defaultVersion: string | null;
  /** Which instances this host runs. `CurrentOrOlder` is what the genuine host does by itself. */
  readonly match: VersionMatchStrategy;
  /** `Reject` leaves the others waiting (Pending) for a newer host, `Fail` ends them. */
  readonly failure: VersionFailureStrategy;
}

/** Whether this host may run an instance of that version. */
export function accepts(rules: VersionRules, version: string | null): boolean {
  if (rules.match === 'None') return true;
  if (rules.match === 'Strict') return version === rules.defaultVersion;
  if (version === null) return true;
  return rules.defaultVersion !== null && compareVersions(version, rules.defaultVersion) <= 0;
}

export function refusalText(rules: VersionRules, instanceId: string, version: string | null): string {
  return (
    `Instance '${instanceId}' has version ${version ?? 'none'}, which this host does not run ` +
    `(defaultVersion ${rules.defaultVersion ?? 'none'}, versionMatchStrategy ${rules.match}).`
  );
}

/** Dotted numbers by number, part by part; anything else as text. */
export function compareVersions(left: string, right: string): number {
  const a = partsOf(left);
  const b = partsOf(right);
  if (a === undefined || b === undefined) return textOrder(left, right);
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function partsOf(version: string): number[] | undefined {
  return /^\d+(\.\d+)*$/.test(version) ? version.split('.').map(Number) : undefined;
}

function textOrder(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

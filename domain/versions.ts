/** Whether a version (SemVer) is another one or later. Nothing and what is no version come before every version. */
export function isAtLeast(version: string | undefined, wanted: string): boolean {
  const [have, need] = [numbersOf(version), numbersOf(wanted)];
  if (have === undefined || need === undefined) return false;
  const difference = have.map((part, index) => part - (need[index] ?? 0)).find((part) => part !== 0);
  return (difference ?? 0) >= 0;
}

function numbersOf(version: string | undefined): readonly number[] | undefined {
  const [, major, minor, patch] = /^(\d+)\.(\d+)\.(\d+)$/.exec(version ?? '') ?? [];
  return major === undefined ? undefined : [major, minor, patch].map(Number);
}

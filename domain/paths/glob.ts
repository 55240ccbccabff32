/**
 * Whether a glob matches a whole path. `**` stands for any number of folders, `*` for any characters within a name, `?` for
 * one; a trailing slash means everything in the folder; a leading `./` or `/` is the repository's root. Everything else is
 * literal. Matching takes at most pattern × path steps: a hostile pattern cannot stall it.
 */
export function matchesGlob(glob: string, path: string): boolean {
  const anchored = glob.replace(/^(\.?\/)+/, '');
  const pattern = anchored.replace(/\/(\*\*)?$/, '/**/*');
  return matchesSequence(pattern.split('/'), path.split('/'), (part) => part === '**', matchesName);
}

function matchesName(pattern: string, name: string): boolean {
  return matchesSequence(
    [...pattern],
    [...name],
    (part) => part === '*',
    (part, letter) => part === '?' || part === letter,
  );
}

/** Greedy matching with one point of return: when a later part fails, the latest wildcard takes one item more. */
function matchesSequence(
  parts: readonly string[],
  items: readonly string[],
  isWildcard: (part: string) => boolean,
  matches: (part: string, item: string) => boolean,
): boolean {
  let part = 0;
  let item = 0;
  let wildcard = -1;
  let resume = 0;
  while (item < items.length) {
    const wanted = parts[part];
    if (wanted !== undefined && isWildcard(wanted)) {
      wildcard = part;
      resume = item;
      part += 1;
    } else if (wanted !== undefined && matches(wanted, items[item] ?? '')) {
      part += 1;
      item += 1;
    } else if (wildcard >= 0) {
      resume += 1;
      part = wildcard + 1;
      item = resume;
    } else return false;
  }
  return parts.slice(part).every(isWildcard);
}

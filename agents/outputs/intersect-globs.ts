import { matchesGlob } from '../../domain/paths/glob';

// Globs for what two lists both allow. Where one glob of a pair covers the other, the narrower one stands; "**/x" within
// "folder/**" becomes "folder/**/x"; pairs beyond that are left out, which allows less, never more.
export function intersectGlobs(wanted: readonly string[], allowed: readonly string[]): readonly string[] {
  const common = wanted.flatMap((glob) =>
    allowed.flatMap((other) => intersection(normalise(glob), normalise(other)) ?? []),
  );
  return [...new Set(common)];
}

function intersection(a: string, b: string): string | undefined {
  if (covers(b, a)) return a;
  if (covers(a, b)) return b;
  return within(a, b) ?? within(b, a);
}

/**
 * Whether every path of `narrow` is one of `wide`: asked of the longest and the shortest kind of path that `narrow` matches,
 * made of a character that only a wildcard can stand for.
 */
function covers(wide: string, narrow: string): boolean {
  if (wide === '**' || wide === narrow) return true;
  const parts = narrow.split('/');
  const longest = parts.flatMap((part) =>
    part === '**' ? [many, many] : [part.replaceAll('*', many).replaceAll('?', one)],
  );
  const shortest = parts.flatMap((part, index) => {
    if (part === '**') return index === parts.length - 1 ? [one] : [];
    return [part.replaceAll('*', '').replaceAll('?', one) || one];
  });
  return [longest, shortest].every((segments) => matchesGlob(wide, segments.join('/')));
}

const one = '\u0001';
const many = '\u0001\u0001';

function within(pattern: string, folder: string): string | undefined {
  return pattern.startsWith('**/') && folder.endsWith('/**') ? folder.slice(0, -2) + pattern : undefined;
}

function normalise(glob: string): string {
  const anchored = glob.replace(/^(\.?\/)+/, '');
  return anchored.endsWith('/') ? `${anchored}**` : anchored;
}

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

/** Whether every path of `narrow` is one of `wide`: its wildcards are taken as names that only a wildcard can match. */
function covers(wide: string, narrow: string): boolean {
  if (wide === '**' || wide === narrow) return true;
  const deep = narrow.split('/').flatMap((part) => (part === '**' ? ['\u0001', '\u0001\u0001'] : [literal(part)]));
  const shallow = narrow.split('/').flatMap((part) => (part === '**' ? [] : [literal(part)]));
  return [deep, shallow].every((segments) => segments.length === 0 || matchesGlob(wide, segments.join('/')));
}

function literal(part: string): string {
  return part.replaceAll('*', '\u0001\u0001').replaceAll('?', '\u0001');
}

function within(pattern: string, folder: string): string | undefined {
  return pattern.startsWith('**/') && folder.endsWith('/**') ? folder.slice(0, -2) + pattern : undefined;
}

function normalise(glob: string): string {
  const anchored = glob.replace(/^(\.?\/)+/, '');
  return anchored.endsWith('/') ? `${anchored}**` : anchored;
}

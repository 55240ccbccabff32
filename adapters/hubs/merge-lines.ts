import { editLines } from '../code-hosting/edit-lines';

export type MergedText = { readonly kind: 'clean'; readonly text: string } | { readonly kind: 'conflict' };

/** Lines of `base` from `from` up to `to` are replaced by `lines`. */
interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/**
 * Three-way merge of a text by lines. Where both sides changed the same or adjacent lines differently it is a conflict, or
 * our lines win with `prefer`.
 */
export function mergeLines(base: string, ours: string, theirs: string, prefer?: 'ours'): MergedText {
  const lines = base.split('\n');
  const [mine, other] = [hunksOf(lines, ours.split('\n')), hunksOf(lines, theirs.split('\n'))];
  const kept: Hunk[] = [...mine];
  for (const hunk of other) {
    const rivals = mine.filter((each) => touches(each, hunk));
    if (rivals.length === 0) kept.push(hunk);
    else if (rivals.length === 1 && same(rivals[0], hunk)) continue;
    else if (prefer === undefined) return { kind: 'conflict' };
  }
  const merged: string[] = [];
  let at = 0;
  for (const hunk of kept.sort((one, next) => one.from - next.from || one.to - next.to)) {
    merged.push(...lines.slice(at, hunk.from), ...hunk.lines);
    at = hunk.to;
  }
  return { kind: 'clean', text: [...merged, ...lines.slice(at)].join('\n') };
}

function hunksOf(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  const hunks: { from: number; to: number; lines: string[] }[] = [];
  let at = 0;
  let open: { from: number; to: number; lines: string[] } | undefined;
  for (const { kind, line } of editLines(before, after)) {
    if (kind === 'same') {
      open = undefined;
      at += 1;
      continue;
    }
    if (!open) hunks.push((open = { from: at, to: at, lines: [] }));
    if (kind === 'added') open.lines.push(line);
    else open.to = at += 1;
  }
  return hunks;
}

/** Adjacent counts as the same place, as it does for git. */
function touches(one: Hunk, other: Hunk): boolean {
  return one.from <= other.to && other.from <= one.to;
}

function same(one: Hunk | undefined, other: Hunk): boolean {
  return one?.from === other.from && one.to === other.to && one.lines.join('\n') === other.lines.join('\n');
}

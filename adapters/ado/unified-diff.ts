import { editLines } from '../code-hosting/edit-lines';
import type { LineEdit } from '../code-hosting/edit-lines';

/** One file of a diff; null content = the file is not there on that side. */
export interface FileDiff {
  readonly before: { readonly path: string; readonly content: Buffer | null; readonly mode: string };
  readonly after: { readonly path: string; readonly content: Buffer | null; readonly mode: string };
}

const context = 3;
const noNewline = '\\ No newline at end of file';

/** One file's part of a unified diff, in the form of `git diff`. */
export function unifiedDiff({ before, after }: FileDiff): string {
  const head = [`diff --git ${sided('a', before.path)} ${sided('b', after.path)}`];
  if (before.content === null) head.push(`new file mode ${after.mode}`);
  else if (after.content === null) head.push(`deleted file mode ${before.mode}`);
  else {
    if (before.mode !== after.mode) head.push(`old mode ${before.mode}`, `new mode ${after.mode}`);
    if (before.path !== after.path) head.push(`rename from ${before.path}`, `rename to ${after.path}`);
  }
  const [from, to] = [before.content ?? Buffer.alloc(0), after.content ?? Buffer.alloc(0)];
  if (from.equals(to)) return `${head.join('\n')}\n`;
  const names = [
    before.content === null ? '/dev/null' : sided('a', before.path),
    after.content === null ? '/dev/null' : sided('b', after.path),
  ];
  if (isBinary(from) || isBinary(to))
    return `${[...head, `Binary files ${names[0]} and ${names[1]} differ`].join('\n')}\n`;
  const edits = editLines(linesOf(from), linesOf(to));
  const body = hunksOf(edits).map((hunk) => printHunk(hunk));
  return `${[...head, `--- ${names[0]}`, `+++ ${names[1]}`, ...body].join('\n')}\n`;
}

interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly edits: readonly LineEdit[];
}

/** Changes with their surroundings; neighbours whose surroundings touch are one hunk. */
function hunksOf(edits: readonly LineEdit[]): readonly Hunk[] {
  const ranges: { begin: number; end: number }[] = [];
  edits.forEach((edit, index) => {
    if (edit.kind === 'same') return;
    const last = ranges.at(-1);
    const [begin, end] = [Math.max(0, index - context), Math.min(edits.length, index + context + 1)];
    if (last && begin <= last.end) last.end = end;
    else ranges.push({ begin, end });
  });
  let [from, to, at] = [0, 0, 0];
  return ranges.map(({ begin, end }) => {
    for (; at < begin; at += 1) [from, to] = [from + 1, to + 1];
    const hunk = { from, to, edits: edits.slice(begin, end) };
    for (; at < end; at += 1) {
      const kind = edits[at]?.kind;
      if (kind !== 'added') from += 1;
      if (kind !== 'removed') to += 1;
    }
    return hunk;
  });
}

const signs = { same: ' ', removed: '-', added: '+' } as const;

function printHunk({ from, to, edits }: Hunk): string {
  const removed = edits.filter(({ kind }) => kind !== 'added').length;
  const added = edits.filter(({ kind }) => kind !== 'removed').length;
  const lines = edits.map(({ kind, line }) =>
    line.endsWith('\n') ? `${signs[kind]}${line.slice(0, -1)}` : `${signs[kind]}${line}\n${noNewline}`,
  );
  return [`@@ -${range(from, removed)} +${range(to, added)} @@`, ...lines].join('\n');
}

function range(start: number, count: number): string {
  const first = count === 0 ? start : start + 1;
  return count === 1 ? String(first) : `${first},${count}`;
}

/** Lines with their line ends, as far as they have one. */
function linesOf(content: Buffer): readonly string[] {
  return content.toString('utf8').match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** As git does: a NUL among the first bytes. */
function isBinary(content: Buffer): boolean {
  return content.subarray(0, 8_000).includes(0);
}

function sided(side: 'a' | 'b', path: string): string {
  return `${side}/${path}`;
}

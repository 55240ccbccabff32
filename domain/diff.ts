import { unquotePath } from './diff/quoted-path';

export interface DiffLine {
  /** Line number, from 1: in the new file of an added line, in the old file of a removed one. */
  readonly line: number;
  readonly text: string;
}

export interface FileDiff {
  /** Path after the change; before it, when the file was deleted. */
  readonly path: string;
  /** Path before a rename or copy. */
  readonly previousPath?: string;
  readonly change: 'added' | 'modified' | 'deleted' | 'renamed' | 'copied';
  readonly binary: boolean;
  readonly added: readonly DiffLine[];
  readonly removed: readonly DiffLine[];
}

interface Draft {
  oldPath: string | undefined;
  newPath: string | undefined;
  change: FileDiff['change'];
  binary: boolean;
  added: DiffLine[];
  removed: DiffLine[];
}

interface Hunk {
  oldLeft: number;
  newLeft: number;
  oldLine: number;
  newLine: number;
}

const hunkHeader = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

/**
 * Reads a unified diff as `git diff` writes it (also without its `diff --git` lines). Text that belongs to no file is
 * skipped. Lines inside a hunk are told from headers by the hunk's own counts, so content that looks like a header is content.
 */
export function parseDiff(text: string): readonly FileDiff[] {
  const drafts: Draft[] = [];
  let hunk: Hunk | undefined;
  for (const line of text.split('\n')) {
    const current = drafts.at(-1);
    if (current && hunk && (hunk.oldLeft > 0 || hunk.newLeft > 0)) {
      readContent(line, current, hunk);
      continue;
    }
    hunk = current && startHunk(line);
    if (hunk) continue;
    if (line.startsWith('diff --git ')) drafts.push(newDraft(line));
    else if (line.startsWith('--- ')) startOldSide(line, drafts);
    else if (current) readHeader(line, current);
  }
  return drafts.flatMap(finish);
}

/** Added lines that hold more than white space, by path: what coverage on new code is measured on. */
export function changedLines(files: readonly FileDiff[]): ReadonlyMap<string, readonly number[]> {
  const entries = files.map((file): [string, number[]] => [
    file.path,
    file.added.filter(({ text }) => text.trim() !== '').map(({ line }) => line),
  ]);
  return new Map(entries.filter(([, lines]) => lines.length > 0));
}

export function diffStats(files: readonly FileDiff[]): {
  readonly files: number;
  readonly added: number;
  readonly removed: number;
} {
  return {
    files: files.length,
    added: files.reduce((sum, file) => sum + file.added.length, 0),
    removed: files.reduce((sum, file) => sum + file.removed.length, 0),
  };
}

function newDraft(header?: string): Draft {
  const [oldPath, newPath] = header === undefined ? [] : pathsOfHeader(header.slice('diff --git '.length));
  return { oldPath, newPath, change: 'modified', binary: false, added: [], removed: [] };
}

/** In `a/x b/x` both paths are the same unless later lines say otherwise, so the middle splits even a path with spaces. */
function pathsOfHeader(rest: string): [string | undefined, string | undefined] {
  const quoted = /^("(?:[^"\\]|\\.)*") ("(?:[^"\\]|\\.)*")$/.exec(rest);
  if (quoted?.[1] !== undefined && quoted[2] !== undefined) return [sidePath(quoted[1]), sidePath(quoted[2])];
  const middle = (rest.length - 1) / 2;
  return rest[middle] === ' '
    ? [sidePath(rest.slice(0, middle)), sidePath(rest.slice(middle + 1))]
    : [undefined, undefined];
}

/** A second `--- ` without a `diff --git` line before it starts the next file of a plain unified diff. */
function startOldSide(line: string, drafts: Draft[]): void {
  const current = drafts.at(-1);
  const started = current !== undefined && (current.added.length > 0 || current.removed.length > 0);
  const draft = current && !started ? current : newDraft();
  if (draft !== current) drafts.push(draft);
  const path = sidePath(line.slice(4));
  if (path === undefined) draft.change = 'added';
  else draft.oldPath = path;
}

function readHeader(line: string, draft: Draft): void {
  if (line.startsWith('+++ ')) {
    const path = sidePath(line.slice(4));
    if (path === undefined) draft.change = 'deleted';
    else draft.newPath = path;
  } else if (line.startsWith('new file mode')) draft.change = 'added';
  else if (line.startsWith('deleted file mode')) draft.change = 'deleted';
  else if (line.startsWith('Binary files ') || line === 'GIT binary patch') draft.binary = true;
  else readMove(line, draft);
}

function readMove(line: string, draft: Draft): void {
  const [, kind, side, path] = /^(rename|copy) (from|to) (.+)$/.exec(line) ?? [];
  if (path === undefined) return;
  draft.change = kind === 'copy' ? 'copied' : 'renamed';
  if (side === 'from') draft.oldPath = unquotePath(path);
  else draft.newPath = unquotePath(path);
}

function startHunk(line: string): Hunk | undefined {
  const match = hunkHeader.exec(line);
  if (!match) return undefined;
  return {
    oldLeft: Number(match[2] ?? 1),
    newLeft: Number(match[4] ?? 1),
    oldLine: Number(match[1]),
    newLine: Number(match[3]),
  };
}

function readContent(line: string, draft: Draft, hunk: Hunk): void {
  if (line.startsWith('\\')) return;
  if (line.startsWith('+')) {
    draft.added.push({ line: hunk.newLine, text: line.slice(1) });
    hunk.newLeft -= 1;
    hunk.newLine += 1;
  } else if (line.startsWith('-')) {
    draft.removed.push({ line: hunk.oldLine, text: line.slice(1) });
    hunk.oldLeft -= 1;
    hunk.oldLine += 1;
  } else {
    hunk.oldLeft -= 1;
    hunk.newLeft -= 1;
    hunk.oldLine += 1;
    hunk.newLine += 1;
  }
}

function finish(draft: Draft): FileDiff[] {
  const path = draft.change === 'deleted' ? (draft.oldPath ?? draft.newPath) : (draft.newPath ?? draft.oldPath);
  if (path === undefined) return [];
  const moved = draft.change === 'renamed' || draft.change === 'copied';
  return [
    {
      path,
      ...(moved && draft.oldPath !== undefined ? { previousPath: draft.oldPath } : {}),
      change: draft.change,
      binary: draft.binary,
      added: draft.added,
      removed: draft.removed,
    },
  ];
}

/** Path of one side, without its `a/` or `b/`; `undefined` for `/dev/null`. */
function sidePath(written: string): string | undefined {
  const path = unquotePath(written.replace(/[\t\r].*$/, ''));
  return path === '/dev/null' ? undefined : path.replace(/^[ab]\//, '');
}

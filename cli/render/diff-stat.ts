export interface FileStat {
  readonly path: string;
  readonly added: number;
  readonly removed: number;
}

/** Counts lines of a unified diff per file. A deleted file goes by its old name. */
export function diffStat(diff: string): readonly FileStat[] {
  const files: { path: string; added: number; removed: number }[] = [];
  let inHunk = false;
  for (const line of diff.split('\n')) {
    const file = files.at(-1);
    if (line.startsWith('diff --git ')) {
      files.push({ path: line.slice(line.lastIndexOf(' b/') + 3), added: 0, removed: 0 });
      inHunk = false;
    } else if (line.startsWith('@@')) inHunk = true;
    else if (file !== undefined && inHunk && line.startsWith('+')) file.added += 1;
    else if (file !== undefined && inHunk && line.startsWith('-')) file.removed += 1;
  }
  return files;
}

/** Lines added plus lines removed between two texts, a moved line counting as neither. Null = the file is not there. */
export function changedLineCount(before: string | null, after: string | null): number {
  const left = new Map<string, number>();
  for (const line of linesOf(before)) left.set(line, (left.get(line) ?? 0) + 1);
  let added = 0;
  for (const line of linesOf(after)) {
    const known = left.get(line) ?? 0;
    if (known > 0) left.set(line, known - 1);
    else added += 1;
  }
  return [...left.values()].reduce((sum, count) => sum + count, added);
}

function linesOf(text: string | null): readonly string[] {
  if (text === null || text === '') return [];
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
}

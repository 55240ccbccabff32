export interface Match {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

/** A longer line is cut: minified files would fill the reader's context otherwise. */
const lineLimit = 500;

/** Lines of text files that contain the given text, in order of path. Code search of a host knows its default branch only. */
export function searchFiles(files: ReadonlyMap<string, Buffer>, text: string, limit: number): readonly Match[] {
  if (text === '' || /[\n\0]/.test(text) || limit < 1) return [];
  const matches: Match[] = [];
  for (const [path, content] of [...files].sort(([one], [other]) => (one < other ? -1 : 1))) {
    if (!content.includes(text) || content.subarray(0, 8_000).includes(0)) continue;
    for (const [index, line] of content.toString('utf8').split('\n').entries()) {
      if (!line.includes(text)) continue;
      matches.push({ path, line: index + 1, text: line.replace(/\r$/, '').slice(0, lineLimit) });
      if (matches.length >= limit) return matches;
    }
  }
  return matches;
}

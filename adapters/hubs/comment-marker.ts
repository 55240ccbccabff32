/** A marker in the first line of a comment, hidden where Markdown is shown. */
export function markedText(marker: string, text: string): string {
  return `<!-- stellwerk:${encodeURIComponent(marker)} -->\n${text}`;
}

/** Says nothing about who wrote it. */
export function readMarkedText(body: string): { readonly marker: string; readonly text: string } | undefined {
  const [, marker, text] = /^<!-- stellwerk:([^ ]*) -->\r?\n?([\s\S]*)$/.exec(body) ?? [];
  if (marker === undefined || text === undefined) return undefined;
  try {
    return { marker: decodeURIComponent(marker), text: text.replace(/\r\n/g, '\n') };
  } catch {
    return undefined;
  }
}

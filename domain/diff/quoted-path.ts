const escapes: Readonly<Record<string, number>> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13, '"': 34, '\\': 92 };

/** Undoes git's quoting of unusual paths: `"f\303\274r.txt"` → `für.txt`. A path without quotes is answered as it is. */
export function unquotePath(written: string): string {
  if (!written.startsWith('"') || !written.endsWith('"') || written.length < 2) return written;
  try {
    return decodeURIComponent(percentEncode(written.slice(1, -1)));
  } catch {
    return written.slice(1, -1);
  }
}

/** Escapes name bytes, not characters, so everything becomes bytes first. */
function percentEncode(quoted: string): string {
  return quoted.replace(/\\([0-7]{3}|.)|[^\\]+/g, (match, escape: string | undefined) => {
    if (escape === undefined) return encodeURIComponent(match);
    const code = escape.length === 3 ? Number.parseInt(escape, 8) % 256 : (escapes[escape] ?? escape.charCodeAt(0));
    return `%${code.toString(16).padStart(2, '0')}`;
  });
}

/** Keeps the end of a program's output, whatever its length. */
export interface OutputTail {
  add(chunk: Buffer): void;
  /** Bytes seen so far. */
  total(): number;
  /** The last bytes as text, at most `limit` of them, without control characters and colour codes. */
  text(): string;
}

export function createOutputTail(limit: number): OutputTail {
  // more than shown, since control sequences are taken out
  const kept = limit * 4;
  let bytes = Buffer.alloc(0);
  let total = 0;
  return {
    add(chunk) {
      total += chunk.length;
      bytes = Buffer.concat([bytes, chunk.subarray(-kept)]);
      if (bytes.length > kept * 2) bytes = Buffer.from(bytes.subarray(-kept));
    },
    total: () => total,
    text: () => lastBytes(plainText(bytes.toString('utf8')), limit),
  };
}

/** Text without escape sequences and control characters; tabs and line ends stay. */
export function plainText(text: string): string {
  return text
    .replace(/\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '');
}

function lastBytes(text: string, limit: number): string {
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length <= limit) return text;
  let start = bytes.length - limit;
  // a character's later bytes are 10xxxxxx: begin at a whole character
  while (((bytes[start] ?? 0) & 0xc0) === 0x80) start += 1;
  return bytes.subarray(start).toString('utf8');
}

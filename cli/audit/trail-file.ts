import { closeSync, existsSync, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import type { ChainAnchor } from '../../domain/audit';
import { failure } from '../failure';

/** Longer than the longest record, whose data are links and short texts. */
const tailBytes = 1_048_576;

/** A file of JSON Lines that records are appended to, for a collector that reads behind it. */
export interface TrailFile {
  /** The last whole record; undefined when there is none yet. */
  readonly end: ChainAnchor | undefined;
  /** On the disk when it returns. */
  append(text: string): void;
  close(): void;
}

/** Opens or makes the file. What a crash left of a record is cut off: it is written again whole. */
export function openTrailFile(path: string): TrailFile {
  const file = openSync(path, existsSync(path) ? 'r+' : 'wx+', 0o600);
  const { size } = fstatSync(file);
  const tail = Buffer.alloc(Math.min(size, tailBytes));
  readSync(file, tail, 0, tail.length, size - tail.length);
  const whole = tail.lastIndexOf(10) + 1;
  let length = size - tail.length + whole;
  ftruncateSync(file, length);
  const lastLine = tail.subarray(0, whole).toString('utf8').trimEnd().split('\n').at(-1) ?? '';
  return {
    end: lastLine === '' ? undefined : placeOf(lastLine, path),
    append(text) {
      length += writeSync(file, text, length, 'utf8');
      fsyncSync(file);
    },
    close: () => closeSync(file),
  };
}

function placeOf(line: string, path: string): ChainAnchor {
  try {
    const { sequence, hash } = JSON.parse(line) as Partial<ChainAnchor>;
    if (Number.isSafeInteger(sequence) && typeof hash === 'string') return { sequence: Number(sequence), hash };
  } catch {
    // Told below.
  }
  throw failure(
    'trail_unreadable',
    `The last line of ${path} is no audit record.`,
    'Name another file with --out, or repair it.',
  );
}

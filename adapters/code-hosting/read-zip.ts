import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { AppError } from '../../domain/errors';

const inflate = promisify(inflateRaw);
const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endLength = 22;
const longest = 0xffff_ffff;

/**
 * Files of a zip archive by their names in it, as its directory tells. Knows what a repository's snapshot needs: stored and
 * deflated entries below 4 GB. `mostBytes` bounds the unpacked size, whatever the directory says.
 */
export async function readZip(archive: Buffer, mostBytes: number): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>();
  let left = mostBytes;
  for (const entry of listEntries(archive)) {
    if (entry.name.endsWith('/')) continue;
    const content = await unpack(archive, entry, left);
    left -= content.length;
    files.set(entry.name, content);
  }
  return files;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly offset: number;
}

function listEntries(archive: Buffer): readonly Entry[] {
  let end = archive.length - endLength;
  while (end >= 0 && archive.readUInt32LE(end) !== endSignature) end -= 1;
  if (end < 0) throw broken('it has no directory');
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  if (count === 0xffff || at === longest) throw broken('it is of the 64-bit kind, which is not read');
  const entries: Entry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== entrySignature)
      throw broken('its directory is cut off');
    const nameLength = archive.readUInt16LE(at + 28);
    entries.push({
      name: archive.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
      method: archive.readUInt16LE(at + 10),
      packed: archive.readUInt32LE(at + 20),
      offset: archive.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}

async function unpack(archive: Buffer, { name, method, packed, offset }: Entry, most: number): Promise<Buffer> {
  if (offset + 30 > archive.length) throw broken(`"${name}" lies outside of it`);
  const begin = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
  const content = archive.subarray(begin, begin + packed);
  if (content.length !== packed) throw broken(`"${name}" is cut off`);
  if (method !== 0 && method !== 8) throw broken(`"${name}" is packed by the unknown method ${method}`);
  if (method === 0 && packed > most) throw tooLarge();
  if (method === 0) return content;
  try {
    return await inflate(content, { maxOutputLength: Math.max(1, most) });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw broken(`"${name}" cannot be unpacked`);
  }
}

function broken(why: string): AppError {
  return new AppError('vendor_failed', `An archive of the platform cannot be read: ${why}.`);
}

function tooLarge(): AppError {
  return new AppError('payload_too_large', 'The files of an archive are larger than may be read.');
}

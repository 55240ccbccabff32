import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { AppError } from '../../domain/errors';

const unpack = promisify(gunzip);
const block = 512;

/**
 * Files of a gzipped tar by their paths below its one folder, as code hosts hand out a commit. Knows plain files and long
 * names (pax, GNU); links are left out. `mostBytes` bounds the unpacked size.
 */
export async function readTarGz(archive: Uint8Array, mostBytes: number): Promise<ReadonlyMap<string, Buffer>> {
  const tar = await unpack(archive, { maxOutputLength: mostBytes }).catch((cause: NodeJS.ErrnoException) => {
    const isLarge = cause.code === 'ERR_BUFFER_TOO_LARGE';
    throw isLarge ? tooLarge(mostBytes) : broken('it cannot be unpacked');
  });
  const files = new Map<string, Buffer>();
  let longName: string | undefined;
  for (let at = 0; at + block <= tar.length;) {
    const header = tar.subarray(at, at + block);
    if (header[0] === 0) break;
    const size = Number.parseInt(textAt(header, 124, 12), 8) || 0;
    const content = tar.subarray(at + block, at + block + size);
    if (content.length !== size) throw broken('it is cut off');
    at += block + Math.ceil(size / block) * block;
    const kind = String.fromCharCode(header[156] ?? 0);
    if (kind === 'x') longName = paxPath(content) ?? longName;
    else if (kind === 'L') longName = content.toString('utf8').replace(/\0+$/, '');
    else if (kind !== 'g') {
      const name = longName ?? [textAt(header, 345, 155), textAt(header, 0, 100)].filter(Boolean).join('/');
      longName = undefined;
      if (kind === '0' || kind === '\0') files.set(name.slice(name.indexOf('/') + 1), content);
    }
  }
  return files;
}

function textAt(header: Buffer, from: number, length: number): string {
  const field = header.subarray(from, from + length);
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end < 0 ? length : end);
}

/** Records are `<length> <key>=<value>\n`, the length counted in bytes. */
function paxPath(content: Buffer): string | undefined {
  for (let at = 0; at < content.length;) {
    const space = content.indexOf(0x20, at);
    const length = Number.parseInt(content.toString('latin1', at, space), 10);
    if (space < 0 || !(length > 0)) return undefined;
    const [key, ...value] = content.toString('utf8', space + 1, at + length - 1).split('=');
    if (key === 'path') return value.join('=');
    at += length;
  }
  return undefined;
}

function broken(why: string): AppError {
  return new AppError('vendor_failed', `The archive of the repository cannot be read: ${why}.`);
}

function tooLarge(mostBytes: number): AppError {
  return new AppError('payload_too_large', `The files of the repository are larger than ${mostBytes} bytes.`);
}

import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

export interface CopiedFile {
  readonly bytes: number;
  readonly sha256: string;
}

const chunkBytes = 1024 * 1024;

/** Copies a file to a new one with this mode, on disk when it resolves; the digest is that of what was written. */
export async function copyFile(from: string, to: string, mode: number): Promise<CopiedFile> {
  const source = await open(from, 'r');
  try {
    const target = await open(to, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, mode);
    try {
      const copied = await pump(source, (chunk) => target.write(chunk));
      // The mode of `open` is cut by the process's mask.
      await target.chmod(mode);
      await target.sync();
      return copied;
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** Size and digest of a file that stays where it is, brought to disk with this mode. */
export async function sealFile(file: string, mode: number): Promise<CopiedFile> {
  const handle = await open(file, 'r+');
  try {
    await handle.chmod(mode);
    await handle.sync();
    return await pump(handle, () => Promise.resolve());
  } finally {
    await handle.close();
  }
}

/** Makes the names in a folder durable. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

type Handle = Awaited<ReturnType<typeof open>>;

async function pump(source: Handle, write: (chunk: Buffer) => Promise<unknown>): Promise<CopiedFile> {
  const hash = createHash('sha256');
  const buffer = Buffer.alloc(chunkBytes);
  let bytes = 0;
  for (;;) {
    const { bytesRead } = await source.read(buffer, 0, chunkBytes, bytes);
    if (bytesRead === 0) return { bytes, sha256: hash.digest('hex') };
    const chunk = buffer.subarray(0, bytesRead);
    hash.update(chunk);
    await write(chunk);
    bytes += bytesRead;
  }
}

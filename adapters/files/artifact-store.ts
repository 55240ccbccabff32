import { createHash } from 'node:crypto';
import { accessSync, constants, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { syncPath, writeDurably } from './durable-write';
import { fileError, isMissing } from './file-error';
import { artifactUri, parseArtifactUri, type ArtifactUriParts } from '../../domain/ids';
import { AppError } from '../../domain/errors';
import type { ArtifactStore } from '../../ports/artifact-store';

export interface FileArtifactStoreConfig {
  /** Made when missing; nothing else may write into it. */
  readonly folder: string;
}

const scratchAgeMs = 60 * 60 * 1000;

/**
 * Artifacts as files `{tenant}/{first two digits}/{digest}.{name}.json`. Every part of a path is checked to be a slug, a digest
 * or an artifact name before it is used, so no argument reaches outside the folder. Throws `store_unavailable` at once when
 * the folder cannot be written.
 */
export function createFileArtifactStore({ folder }: FileArtifactStoreConfig): ArtifactStore {
  const scratch = join(folder, '.unfinished');
  prepareFolder(folder, scratch);

  function folderOf({ tenant, sha256 }: ArtifactUriParts): string {
    return join(folder, tenant, sha256.slice(0, 2));
  }

  function pathOf(parts: ArtifactUriParts): string {
    return join(folderOf(parts), `${parts.sha256}.${parts.name}.json`);
  }

  /** The name is for people: the same content put under another name is the same artifact. */
  async function findName(parts: ArtifactUriParts): Promise<string | undefined> {
    const names = await orMissing(() => readdir(folderOf(parts)), folder);
    const prefix = `${parts.sha256}.`;
    const file = names?.sort().find((name) => name.startsWith(prefix));
    return file?.slice(prefix.length, -'.json'.length);
  }

  async function read(parts: ArtifactUriParts): Promise<Uint8Array | undefined> {
    const content = await orMissing(() => readFile(pathOf(parts)), folder);
    if (content && digestOf(content) !== parts.sha256) throw corrupt(parts, pathOf(parts));
    return content;
  }

  return {
    async put(tenant, name, content) {
      const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
      const parts = { tenant, sha256: digestOf(bytes), name };
      const uri = artifactUri(parts);
      try {
        const present = await orMissing(() => readFile(pathOf(parts)), folder);
        // A file that does not hold its content is no artifact: it is repaired, not kept.
        if (present && digestOf(present) === parts.sha256) await syncPath(folderOf(parts));
        else await writeDurably(pathOf(parts), bytes, scratch);
      } catch (error) {
        throw fileError(error, folder);
      }
      return { uri, sha256: parts.sha256, size: bytes.byteLength };
    },
    async get(uri) {
      const parts = parseArtifactUri(uri);
      if (!parts) throw new AppError('unknown_artifact', `"${uri}" is no artifact URI.`);
      const direct = await read(parts);
      if (direct) return direct;
      const name = await findName(parts);
      const content = name === undefined ? undefined : await read({ ...parts, name });
      if (content) return content;
      throw new AppError('unknown_artifact', `Artifact ${uri} is not in the store.`, { details: { uri } });
    },
    async find(tenant, sha256) {
      const parts = parseArtifactUri(`stellwerk://${tenant}/${sha256}/any.json`);
      const name = parts && (await findName(parts));
      if (!parts || name === undefined) return undefined;
      const content = await read({ ...parts, name });
      return content && { name, content };
    },
  };
}

function prepareFolder(folder: string, scratch: string): void {
  try {
    mkdirSync(scratch, { recursive: true, mode: 0o700 });
    accessSync(scratch, constants.W_OK);
    for (const name of readdirSync(scratch)) removeOld(join(scratch, name));
  } catch (error) {
    throw fileError(error, folder);
  }
}

/** Old enough that no write of a living process can mean it. */
function removeOld(path: string): void {
  const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  if (age > scratchAgeMs) rmSync(path, { force: true, recursive: true });
}

async function orMissing<T>(work: () => Promise<T>, folder: string): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw fileError(error, folder);
  }
}

function digestOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function corrupt(parts: ArtifactUriParts, path: string): AppError {
  return new AppError(
    'artifact_corrupt',
    `Artifact ${artifactUri(parts)} no longer has its digest: ${path} was changed or damaged. Restore it from a backup.`,
    { details: { tenant: parts.tenant, sha256: parts.sha256 } },
  );
}

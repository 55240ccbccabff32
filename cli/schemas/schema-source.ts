import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { SchemaFile } from '../../schemas/release-check';
import { errnoOf, failure } from '../failure';

const run = promisify(execFile);
const maxBytes = 16 * 1024 * 1024;

/** Schemas of a folder and those below it. A file that is no JSON is an error: it may be a schema somebody broke. */
export function schemasInFolder(folder: string): readonly SchemaFile[] {
  if (!existsSync(folder)) throw failure('no_schemas', `${folder} does not exist.`, 'Name the folder with --dir.');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'));
  return files
    .filter(isCandidate)
    .sort()
    .flatMap((file) => schemaOf(file, readFileSync(join(folder, file), 'utf8'), join(folder, file)));
}

/** The same folder as it stands at a commit, tag or branch of its repository. */
export async function schemasAtRef(folder: string, ref: string): Promise<readonly SchemaFile[]> {
  const listed = await git(folder, ['ls-tree', '-r', '-z', '--name-only', ref, '--', '.'], ref);
  const files = listed.split('\0').filter(isCandidate);
  const schemas: SchemaFile[] = [];
  for (const file of files) {
    schemas.push(...schemaOf(file, await git(folder, ['show', `${ref}:./${file}`], ref), `${file} at ${ref}`));
  }
  return schemas;
}

/** The newest release tag (`v1.2.3` or `1.2.3`) that the folder's commit follows. */
export async function lastReleaseTag(folder: string): Promise<string | undefined> {
  const args = ['-C', folder, 'describe', '--tags', '--abbrev=0', '--match', 'v[0-9]*', '--match', '[0-9]*'];
  try {
    return (await run('git', args)).stdout.trim() || undefined;
  } catch {
    // No repository, no commit or no tag: each means that there is no release to compare with.
    return undefined;
  }
}

function isCandidate(file: string): boolean {
  return file.endsWith('.json') && !file.endsWith('.lock.json') && !/(^|\/)node_modules\//.test(file);
}

/** Empty for JSON that is no schema (settings, samples). */
function schemaOf(file: string, text: string, where: string): readonly SchemaFile[] {
  const document = parse(text, where);
  if (typeof document !== 'object' || document === null) return [];
  const { $id, $schema } = document as { readonly $id?: unknown; readonly $schema?: unknown };
  const isSchema = typeof $id === 'string' || (typeof $schema === 'string' && $schema.includes('json-schema.org'));
  return isSchema ? [{ file, document }] : [];
}

function parse(text: string, where: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw failure('schema_unreadable', `${where} is no JSON: ${reason}`, 'Correct the file, or take it out.');
  }
}

async function git(folder: string, args: readonly string[], ref: string): Promise<string> {
  try {
    return (await run('git', ['-C', folder, ...args], { maxBuffer: maxBytes })).stdout;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') throw failure('no_git', 'git is not installed.', 'Install git.');
    const { stderr } = error as { readonly stderr?: string };
    const reason = stderr?.trim().split('\n')[0] ?? 'git failed';
    throw failure(
      'unknown_ref',
      `The schemas at ${ref} cannot be read: ${reason}`,
      'Name a commit, tag or branch of the repository with --against.',
    );
  }
}

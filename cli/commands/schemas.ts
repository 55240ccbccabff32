import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { compareWithLock } from '../../schemas/lock';
import { checkRelease, type SchemaFile } from '../../schemas/release-check';
import { compareVersions, identifySchema } from '../../schemas/schema-id';
import { QuietExit } from '../failure';
import { schemaReport } from '../render/schema-report';
import { table } from '../render/table';
import { digestsOf, lockedOnly, readLock } from '../schemas/schema-lock';
import { lastReleaseTag, schemasAtRef, schemasInFolder } from '../schemas/schema-source';
import { packageRoot, type SharedOptions } from '../settings';
import type { Terminal } from '../terminal';
import { addCommand } from './command';

interface SchemaFlags extends SharedOptions {
  readonly dir?: string;
  readonly against?: string;
}

const folderText = 'folder with the schemas (default: schemas, here or else of this package)';

export function addSchemasCommand(program: Command, terminal: Terminal): void {
  const group = addCommand(program, {
    usage: 'schemas',
    summary: 'the contracts between stages: which versions there are, and whether a change may be released',
    example: 'schemas check --against v1.0.0',
  });
  addCommand(group, {
    usage: 'check',
    summary: 'classify every change of the schemas since a release; fails on a forbidden change or a wrong version',
    example: 'schemas check --against origin/main --dir contracts',
  })
    .option('--against <ref>', 'commit, tag or branch to compare with (default: last release tag, else the lock file)')
    .option('--dir <folder>', folderText)
    .action(async (_options: unknown, command: Command) => check(terminal, command.optsWithGlobals()));
  addCommand(group, {
    usage: 'list',
    summary: 'every version of every schema, and whether it is released',
    example: 'schemas list',
  })
    .option('--dir <folder>', folderText)
    .action((_options: unknown, command: Command) => list(terminal, command.optsWithGlobals()));
}

async function check(terminal: Terminal, flags: SchemaFlags): Promise<void> {
  const folder = folderOf(terminal, flags);
  const present = schemasInFolder(folder);
  const { against, released } = await releaseOf(folder, present, flags.against);
  const report = checkRelease(released, present);
  const lock = readLock(folder);
  const broken = lock ? compareWithLock(lock, digestsOf(folder, Object.keys(lock))) : [];
  const ok = report.ok && broken.length === 0;
  print(terminal, flags, { ...report, ok, against, lock: broken }, () => [
    ...schemaReport(report, against, terminal.paint),
    ...broken.map((problem) => terminal.paint('red', `LOCK ${problem}`)),
  ]);
  if (!ok) throw new QuietExit(1);
}

/** What was released: at the ref that is named, else at the last release tag, else what the lock file names, else at HEAD. */
async function releaseOf(
  folder: string,
  present: readonly SchemaFile[],
  ref: string | undefined,
): Promise<{ readonly against: string; readonly released: readonly SchemaFile[] }> {
  const tag = ref ?? (await lastReleaseTag(folder));
  if (tag !== undefined) return { against: tag, released: await schemasAtRef(folder, tag) };
  const lock = readLock(folder);
  if (lock) return { against: 'schemas.lock.json', released: lockedOnly(lock, present) };
  return { against: 'HEAD', released: await schemasAtRef(folder, 'HEAD') };
}

interface ListedSchema {
  readonly name: string;
  readonly version: string;
  readonly file: string;
  /** Null where no lock file says so. */
  readonly released: boolean | null;
}

function list(terminal: Terminal, flags: SchemaFlags): void {
  const folder = folderOf(terminal, flags);
  const lock = readLock(folder);
  const listed = schemasInFolder(folder)
    .flatMap(({ file, document }): ListedSchema[] => {
      const identity = identifySchema(document, file);
      return identity ? [{ ...identity, file, released: lock ? lock[file] !== undefined : null }] : [];
    })
    .sort((left, right) => left.name.localeCompare(right.name, 'en') || compareVersions(left.version, right.version));
  print(terminal, flags, { folder, items: listed }, () =>
    table(
      ['SCHEMA', 'VERSION', 'RELEASED', 'FILE'],
      listed.map(({ name, version, released, file }) => [name, version, releasedText(released), file]),
      terminal.paint,
    ),
  );
}

function releasedText(released: boolean | null): string {
  if (released === null) return '-';
  return released ? 'yes' : 'no';
}

function folderOf(terminal: Terminal, { dir }: SchemaFlags): string {
  if (dir !== undefined) return resolve(terminal.cwd, dir);
  const here = join(terminal.cwd, 'schemas');
  return existsSync(here) ? here : join(packageRoot(), 'schemas');
}

function print(terminal: Terminal, flags: SharedOptions, value: unknown, lines: () => readonly string[]): void {
  if (flags.json === true) terminal.out(JSON.stringify(value, null, 2));
  else for (const line of lines()) terminal.out(line);
}

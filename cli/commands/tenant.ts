import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import { readTenantFile } from '../../schemas/tenant-file';
import { usageFailure } from '../failure';
import type { Session } from '../session';
import type { SharedOptions } from '../settings';
import { createTenant } from '../tenant/create-tenant';
import type { Terminal } from '../terminal';
import { addCommand, withSession } from './command';

interface CreateOptions extends SharedOptions {
  readonly dryRun?: boolean;
  readonly secrets?: string;
}

export function addTenantCommands(program: Command, terminal: Terminal): void {
  const tenant = addCommand(program, {
    usage: 'tenant',
    summary: 'takes a tenant on: parameters, secrets, rules, budget, projects and hooks from one file',
    example: 'tenant create samples/tenants/contoso.yml --dry-run',
  });
  addCommand(tenant, {
    usage: 'create <file>',
    summary: 'brings a tenant to what its file says; repeat it after a crash, or after a change of the file',
    example: 'tenant create samples/tenants/contoso.yml --as admin',
  })
    .option('--dry-run', 'change nothing; say what would be done')
    .option('--secrets <folder>', 'folder with one file per secret, named after it (default: values are asked for)')
    .action(withSession<CreateOptions>(terminal, create));
}

async function create(session: Session, { dryRun = false, secrets }: CreateOptions, given: string): Promise<void> {
  const path = resolve(session.terminal.cwd, given);
  const read = await readTenantFile(textOf(path));
  if (!read.ok)
    throw usageFailure(
      `${path} cannot be used:\n  ${read.problems.join('\n  ')}`,
      'It is described by schemas/tenant/tenant_yml.v1.0.0.json.',
    );
  await createTenant(
    {
      session,
      api: session.client(session.administrator()),
      file: read.file,
      folder: dirname(path),
      secretsFolder: secrets === undefined ? undefined : resolve(session.terminal.cwd, secrets),
    },
    { dryRun },
  );
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw usageFailure(`${path} cannot be read.`, 'Name the file of the tenant; samples/tenants has one.');
  }
}

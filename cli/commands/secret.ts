import type { Command } from 'commander';
import type { SecretView } from '../../contracts/secrets';
import { putSecret } from '../put-secret';
import { table } from '../render/table';
import type { Session } from '../session';
import type { SharedOptions } from '../settings';
import type { Terminal } from '../terminal';
import { addCommand, withSession } from './command';

interface ListOptions extends SharedOptions {
  readonly tenant?: string;
}

export function addSecretCommands(program: Command, terminal: Terminal): void {
  const secret = addCommand(program, {
    usage: 'secret',
    summary: 'tokens and passwords: put, rotated, retired; values are never shown',
    example: 'secret set ado-pat-contoso --as admin < token.txt',
  });
  addCommand(secret, {
    usage: 'list',
    summary: 'which secrets there are and which are missing, by name',
    example: 'secret list --as admin --tenant contoso',
  })
    .option('--tenant <tenant>', 'the tenant (default: your own)')
    .action(withSession<ListOptions>(terminal, list));
  addCommand(secret, {
    usage: 'set <name>',
    summary: 'puts a value, typed unseen or from standard input; the one before stays valid until it is retired',
    example: 'secret set slack-token-contoso --as admin < token.txt',
  }).action(withSession(terminal, set));
  addCommand(secret, {
    usage: 'rotate <name>',
    summary: 'a new random value for a secret that the app makes itself',
    example: 'secret rotate ado-hook-contoso --as admin',
  }).action(withSession(terminal, (session, _options, name) => change(session, name, 'rotate')));
  addCommand(secret, {
    usage: 'retire <name>',
    summary: 'ends a rotation: only the current value stays valid',
    example: 'secret retire ado-hook-contoso --as admin',
  }).action(withSession(terminal, (session, _options, name) => change(session, name, 'retire')));
}

async function list(session: Session, { tenant }: ListOptions): Promise<void> {
  const query = { tenant: session.ownTenant(tenant) };
  const listed = await session
    .client(session.administrator())
    .get<{ readonly items: readonly SecretView[] }>('/v1/secrets', query);
  session.print(listed, () =>
    table(
      ['SECRET', 'STANDING', 'WHAT FOR'],
      listed.items.map((each) => [each.name, standingOf(each), each.purpose]),
      session.terminal.paint,
    ),
  );
}

async function set(session: Session, _options: SharedOptions, name: string): Promise<void> {
  print(session, await putSecret(session, name));
}

async function change(session: Session, name: string, how: 'rotate' | 'retire'): Promise<void> {
  print(
    session,
    await session
      .client(session.administrator())
      .post<SecretView>(`/v1/secrets/${encodeURIComponent(name)}/${how}`, {}),
  );
}

function print(session: Session, secret: SecretView): void {
  session.print(secret, () => [`${secret.name}: ${standingOf(secret)}.`, ...nextSteps(secret)]);
}

function nextSteps({ name, valid }: SecretView): readonly string[] {
  if (valid < 2) return [];
  const [, tenant] = /^ado-hook-(.+)$/.exec(name) ?? [];
  const tell = `Tell Azure DevOps: npx stellwerk ado hooks ensure --as admin --tenant ${tenant ?? ''}`;
  return [
    ...(tenant === undefined ? [] : [tell]),
    `When nothing uses the one before any more: npx stellwerk secret retire ${name} --as admin`,
  ];
}

function standingOf({ origin, valid }: SecretView): string {
  if (valid === 0) return origin === 'made' ? 'not needed so far' : 'missing';
  return valid === 1 ? 'set' : `set; ${valid - 1} before it still valid`;
}

import type { Command } from 'commander';
import type { AdoEventView, HooksBody, HookView } from '../../contracts/hooks';
import { failure } from '../failure';
import { table } from '../render/table';
import type { Session } from '../session';
import type { SharedOptions } from '../settings';
import type { Terminal } from '../terminal';
import { addCommand, withSession } from './command';

interface HooksOptions extends SharedOptions {
  readonly tenant?: string;
  readonly project?: string;
  readonly publicUrl?: string;
}

interface EventsOptions extends SharedOptions {
  readonly tenant?: string;
  readonly refused?: boolean;
  readonly outcome?: string;
  readonly limit?: string;
}

/** Outcomes of events that came to nothing. */
const refusedOutcomes = 'ignored,rejected,refused,malformed,stale,active,test,dead';

export function addAdoCommands(program: Command, terminal: Terminal): void {
  const ado = addCommand(program, {
    usage: 'ado',
    summary: 'Azure DevOps: service hooks, and what became of their events',
    example: 'ado events --refused',
  });
  const hooks = addCommand(ado, {
    usage: 'hooks',
    summary: 'subscriptions that tell this app what happens there',
    example: 'ado hooks status --as admin --tenant acme',
  });
  scoped(hooks, { usage: 'ensure', summary: 'make what is missing, repair what is wrong', example: ensureExample })
    .option(
      '--public-url <url>',
      'address of this app as Azure DevOps reaches it (default: STELLWERK_PUBLIC_URL of the host)',
    )
    .action(withSession<HooksOptions>(terminal, ensure));
  scoped(hooks, { usage: 'status', summary: 'how they stand', example: 'ado hooks status --as ops' }).action(
    withSession<HooksOptions>(terminal, status),
  );
  scoped(hooks, { usage: 'remove', summary: 'take them away', example: 'ado hooks remove --as admin' }).action(
    withSession<HooksOptions>(terminal, remove),
  );
  addCommand(ado, {
    usage: 'events',
    summary: 'what came in and why nothing came of it',
    example: 'ado events --refused',
  })
    .option('--tenant <tenant>', 'of this tenant')
    .option('--refused', 'only those that came to nothing')
    .option('--outcome <list>', 'only these outcomes, by comma')
    .option('--limit <number>', 'at most so many, 1 to 1000', '50')
    .action(withSession<EventsOptions>(terminal, events));
}

const ensureExample = 'ado hooks ensure --as admin --tenant acme --public-url https://stellwerk.acme.example';

function scoped(
  parent: Command,
  text: { readonly usage: string; readonly summary: string; readonly example: string },
): Command {
  return addCommand(parent, text)
    .option('--tenant <tenant>', 'of this tenant')
    .option('--project <project>', 'only of this project');
}

interface Hooks {
  readonly items: readonly HookView[];
}

function bodyOf({ tenant, project, publicUrl }: HooksOptions): HooksBody {
  return {
    ...(tenant === undefined ? {} : { tenant }),
    ...(project === undefined ? {} : { project }),
    ...(publicUrl === undefined ? {} : { url: publicUrl }),
  };
}

async function ensure(session: Session, options: HooksOptions): Promise<void> {
  session.terminal.err('Looking at the subscriptions in Azure DevOps …');
  print(session, await session.client().post<Hooks>('/v1/ado/hooks', bodyOf(options)));
}

async function remove(session: Session, options: HooksOptions): Promise<void> {
  print(session, await session.client().post<Hooks>('/v1/ado/hooks/remove', bodyOf(options)));
}

/** Fails when one is not as it should be, so that a script can ask. */
async function status(session: Session, { tenant, project }: HooksOptions): Promise<void> {
  const query = { ...(tenant === undefined ? {} : { tenant }), ...(project === undefined ? {} : { project }) };
  const hooks = await session.client().get<Hooks>('/v1/ado/hooks', query);
  print(session, hooks);
  const wrong = hooks.items.filter(({ action }) => action === 'wrong').length;
  if (wrong === 0) return;
  throw failure(
    'conflict',
    `${wrong} subscriptions are missing or disabled.`,
    'npx stellwerk ado hooks ensure puts them right.',
  );
}

function print(session: Session, hooks: Hooks): void {
  const rows = hooks.items.map(({ project, organization, eventType, notification, status: state, action, reason }) => [
    ...[project, organization, notification === undefined ? eventType : `${eventType} (${notification})`, state],
    reason === undefined ? action : `${action}: ${reason}`,
  ]);
  session.print(hooks, () =>
    rows.length === 0
      ? ['No subscription.']
      : table(['PROJECT', 'ORGANIZATION', 'EVENT', 'STATUS', 'ACTION'], rows, session.terminal.paint),
  );
}

async function events(session: Session, { tenant, refused, outcome, limit = '50' }: EventsOptions): Promise<void> {
  const wanted = outcome ?? (refused ? refusedOutcomes : undefined);
  const listed = await session.client().get<{ readonly items: readonly AdoEventView[] }>('/v1/ado/events', {
    limit,
    ...(tenant === undefined ? {} : { tenant }),
    ...(wanted === undefined ? {} : { outcome: wanted }),
  });
  session.print(listed, () =>
    listed.items.length === 0
      ? ['No event.']
      : table(
          ['AT', 'OUTCOME', 'EVENT', 'REASON'],
          listed.items.map(({ at, outcome: came, messageId, reason }) => [
            ...[at.slice(0, 19).replace('T', ' '), came, messageId.slice(-70), reason.slice(0, 160)],
          ]),
          session.terminal.paint,
        ),
  );
}

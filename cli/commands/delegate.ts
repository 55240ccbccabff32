import type { Command } from 'commander';
import type { DelegationBody, RunRiskView } from '../../contracts/gates';
import { usageFailure } from '../failure';
import { runPath } from '../run-api';
import { table } from '../render/table';
import type { Session } from '../session';
import type { SharedOptions } from '../settings';
import type { Terminal } from '../terminal';
import { addCommand, collect, withSession } from './command';

interface DelegateOptions extends SharedOptions {
  readonly from?: string;
  readonly until?: string;
  readonly since?: string;
  readonly role?: readonly string[];
  readonly reason?: string;
  readonly tenant?: string;
  readonly end?: string;
}

/** What the API answers of a delegation. */
interface DelegationView extends DelegationBody {
  readonly id: string;
  readonly from: string;
  readonly roles: readonly string[];
  readonly since: string;
}

export function addDelegateCommand(program: Command, terminal: Terminal): void {
  addCommand(program, {
    usage: 'delegate [to]',
    summary: 'let somebody decide in your place for a time; without a name lists who stands in for whom',
    example: 'delegate qa2 --until 2030-01-31 --as qa',
  })
    .option('--until <time>', 'end, ISO 8601 (a date, or a date and time)')
    .option('--since <time>', 'begin (default: now)')
    .option('--role <role>', 'a role to hand over; repeatable (default: every role)', collect)
    .option('--from <user>', 'whose place it is (default: your own; others only as administrator)')
    .option('--reason <text>', 'why, e.g. a holiday')
    .option('--tenant <tenant>', 'the tenant (default: your own)')
    .option('--end <id>', 'end this delegation at once')
    .action(withSession<DelegateOptions>(terminal, delegate));
}

async function delegate(session: Session, options: DelegateOptions, to: string): Promise<void> {
  const api = session.client();
  const tenant = session.ownTenant(options.tenant);
  if (options.end !== undefined) {
    const path = `/v1/delegations/${encodeURIComponent(options.end)}/end?tenant=${encodeURIComponent(tenant)}`;
    const ended = await api.post<DelegationView>(path, {});
    session.print(ended, () => [`${ended.to} no longer stands in for ${ended.from}.`]);
    return;
  }
  if (to === '') {
    const { items } = await api.get<{ readonly items: readonly DelegationView[] }>('/v1/delegations', { tenant });
    session.print(items, () => listing(session, items));
    return;
  }
  if (options.until === undefined) throw usageFailure('--until says when it ends, e.g. --until 2030-01-31.');
  const { from, since, role: roles, reason } = options;
  const body: DelegationBody = {
    to,
    tenant,
    until: options.until,
    ...(from === undefined ? {} : { from }),
    ...(since === undefined ? {} : { since }),
    ...(roles === undefined ? {} : { roles }),
    ...(reason === undefined ? {} : { reason }),
  };
  const made = await api.post<DelegationView>('/v1/delegations', body);
  session.print(made, () => [`${made.to} stands in for ${made.from} until ${made.until} (${made.id}).`]);
}

function listing(session: Session, items: readonly DelegationView[]): readonly string[] {
  if (items.length === 0) return ['Nobody stands in for anybody.'];
  const rows = items.map(({ id, from, to, roles, since, until }) => [
    id,
    from,
    to,
    roles.length === 0 ? 'all' : roles.join(', '),
    since,
    until,
  ]);
  return table(['id', 'of', 'to', 'roles', 'since', 'until'], rows, session.terminal.paint);
}

interface RiskOptions extends SharedOptions {
  readonly reason?: string;
  readonly to?: string;
}

export function addRiskCommand(program: Command, terminal: Terminal): void {
  addCommand(program, {
    usage: 'risk <run>',
    summary: 'raise the risk class of a run (R0 to R3); nobody can lower it',
    example: 'risk local.greeting.101.1 --to R3 --reason "touches the fare calculation"',
  })
    .requiredOption('--to <class>', 'R1, R2 or R3')
    .requiredOption('--reason <text>', 'why; it is shown to whoever decides')
    .action(
      withSession<RiskOptions>(terminal, async (session, { to, reason }, runId) => {
        const risk = await session.client().post<RunRiskView>(runPath(runId, '/risk'), { risk: to, reason });
        session.print(risk, () => [`${runId} is ${risk.class}: ${risk.reasons.join('; ')}`]);
      }),
    );
}

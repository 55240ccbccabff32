import type { Command } from 'commander';
import type { BudgetBody, BudgetRaiseBody, BudgetView, LedgerReportView } from '../../contracts/api';
import { usageFailure } from '../failure';
import { budgetCard, ledgerTable } from '../render/budget-card';
import type { Session } from '../session';
import type { SharedOptions } from '../settings';
import type { Terminal } from '../terminal';
import { addCommand, withSession } from './command';

interface TenantOptions extends SharedOptions {
  readonly tenant?: string;
}

interface BudgetOptions extends TenantOptions {
  readonly dayUsd?: string;
  readonly weekUsd?: string;
  readonly monthUsd?: string;
  readonly report?: boolean;
  readonly by?: string;
  readonly window?: string;
}

interface RaiseOptions extends TenantOptions {
  readonly scope?: string;
  readonly usd?: string;
  readonly requests?: string;
  readonly hours?: string;
  readonly reason?: string;
}

const windows = ['day', 'week', 'month'] as const;

export function addBudgetCommand(program: Command, terminal: Terminal): void {
  const budget = addCommand(program, {
    usage: 'budget',
    summary: 'what a tenant may spend on models, has spent and has reserved; with limits: sets them',
    example: 'budget --day-usd 20 --month-usd 300 --as admin',
  })
    .option('--day-usd <amount>', 'most per day (UTC) in US dollars; none = no limit')
    .option('--week-usd <amount>', 'most per week (UTC, from Monday); none = no limit')
    .option('--month-usd <amount>', 'most per month (UTC); none = no limit')
    .option('--report', 'what was spent, from the ledger')
    .option('--by <grouping>', 'of the report: project, run or stage', 'run')
    .option('--window <window>', 'of the report: day, week, month or all', 'month')
    .option('--tenant <tenant>', 'the tenant (default: your own)')
    .action(withSession<BudgetOptions>(terminal, showOrSet));
  addCommand(budget, {
    usage: 'raise',
    summary: 'lets a tenant, project, run or stage spend more for a while; ends by itself and is audited',
    example: 'budget raise --scope run:local.greeting.101.1 --usd 5 --reason "large change" --as admin',
  })
    .option('--scope <scope>', 'tenant, project:<project>, run:<run> or stage:<run>/<stage>', 'tenant')
    .option('--usd <amount>', 'how much more, in US dollars')
    .option('--requests <number>', 'how many more model turns; for a run')
    .option('--hours <number>', 'for how long, at most 744', '24')
    .option('--reason <text>', 'why; stands in the audit log')
    .option('--tenant <tenant>', 'the tenant (default: your own)')
    .action(withSession<RaiseOptions>(terminal, raise));
}

async function showOrSet(session: Session, options: BudgetOptions): Promise<void> {
  const limits = {
    day: limitOf('--day-usd', options.dayUsd),
    week: limitOf('--week-usd', options.weekUsd),
    month: limitOf('--month-usd', options.monthUsd),
  };
  const api = session.client();
  const tenant = tenantPath(session, options);
  if (options.report === true) {
    const { by = 'run', window = 'month' } = options;
    const report = await api.get<LedgerReportView>(`${tenant}/ledger`, { by, window });
    session.print(report, () => ledgerTable(report, session.terminal.paint));
    return;
  }
  const standing = await api.get<BudgetView>(`${tenant}/budget`);
  if (windows.every((window) => limits[window] === undefined)) {
    session.print(standing, () => budgetCard(standing, session.terminal.paint));
    return;
  }
  // The API sets all limits, so one that was not named is sent as it stands, without what is raised for a while.
  const raisedUsd = standing.raises.reduce((sum, each) => (each.scope === 'tenant' ? sum + each.amountUsd : sum), 0);
  const body: Record<string, number> = {};
  for (const window of windows) {
    const limit = limits[window];
    const shown = standing[window].limitUsd;
    const usd = limit === undefined && shown !== null ? Math.round((shown - raisedUsd) * 1e6) / 1e6 : limit;
    if (usd !== undefined && usd !== null) body[`${window}Usd`] = usd;
  }
  const set = await api.put<BudgetView>(`${tenant}/budget`, body satisfies BudgetBody);
  session.print(set, () => budgetCard(set, session.terminal.paint));
}

async function raise(session: Session, options: RaiseOptions): Promise<void> {
  const { scope = 'tenant', usd, requests, hours = '24', reason } = options;
  if (usd === undefined && requests === undefined)
    throw usageFailure('Say how much: --usd <amount> or --requests <n>.');
  if (reason === undefined || reason.trim() === '') throw usageFailure('Say why: --reason "…". It is audited.');
  const until = new Date(Date.now() + numberOf('--hours', hours) * 3_600_000).toISOString();
  const body: BudgetRaiseBody = {
    ...{ scope, reason, until },
    ...(usd === undefined ? {} : { amountUsd: numberOf('--usd', usd) }),
    ...(requests === undefined ? {} : { requests: numberOf('--requests', requests) }),
  };
  const raised = await session.client().post<BudgetView>(`${tenantPath(session, options)}/budget/raises`, body);
  session.print(raised, () => budgetCard(raised, session.terminal.paint));
}

function tenantPath(session: Session, { tenant }: TenantOptions): string {
  return `/v1/tenants/${encodeURIComponent(session.ownTenant(tenant))}`;
}

/** Null = no limit, undefined = not named. */
function limitOf(option: string, given: string | undefined): number | null | undefined {
  if (given === undefined) return undefined;
  if (given === 'none') return null;
  return numberOf(option, given, '; give US dollars, or none');
}

function numberOf(option: string, given: string, hint = ''): number {
  if (!/^\d+(\.\d+)?$/.test(given)) throw usageFailure(`${option} ${given} is no amount${hint}.`);
  return Number(given);
}

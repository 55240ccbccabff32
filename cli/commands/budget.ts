import type { Command } from 'commander';
import type { BudgetBody, BudgetView } from '../../contracts/api';
import { usageFailure } from '../failure';
import { budgetCard } from '../render/budget-card';
import type { Session } from '../session';
import type { SharedOptions } from '../settings';
import type { Terminal } from '../terminal';
import { addCommand, withSession } from './command';

interface BudgetOptions extends SharedOptions {
  readonly tenant?: string;
  readonly dayUsd?: string;
  readonly monthUsd?: string;
}

export function addBudgetCommand(program: Command, terminal: Terminal): void {
  addCommand(program, {
    usage: 'budget',
    summary: 'what a tenant may spend on models, has spent and has reserved; with limits: sets them',
    example: 'budget --day-usd 20 --month-usd 300 --as admin',
  })
    .option('--day-usd <amount>', 'most per day (UTC) in US dollars; none = no limit')
    .option('--month-usd <amount>', 'most per month (UTC) in US dollars; none = no limit')
    .option('--tenant <tenant>', 'the tenant (default: your own)')
    .action(withSession<BudgetOptions>(terminal, budget));
}

async function budget(session: Session, options: BudgetOptions): Promise<void> {
  const day = limitOf('--day-usd', options.dayUsd);
  const month = limitOf('--month-usd', options.monthUsd);
  const api = session.client();
  const path = `/v1/tenants/${encodeURIComponent(session.ownTenant(options.tenant))}/budget`;
  const standing = await api.get<BudgetView>(path);
  if (day === undefined && month === undefined) {
    session.print(standing, () => budgetCard(standing, session.terminal.paint));
    return;
  }
  // The API sets both limits, so the one that was not named is sent as it stands.
  const dayUsd = day === undefined ? standing.day.limitUsd : day;
  const monthUsd = month === undefined ? standing.month.limitUsd : month;
  const body: BudgetBody = {
    ...(dayUsd === null ? {} : { dayUsd }),
    ...(monthUsd === null ? {} : { monthUsd }),
  };
  const set = await api.put<BudgetView>(path, body);
  session.print(set, () => budgetCard(set, session.terminal.paint));
}

/** Null = no limit, undefined = not named. */
function limitOf(option: string, given: string | undefined): number | null | undefined {
  if (given === undefined) return undefined;
  if (given === 'none') return null;
  if (!/^\d+(\.\d+)?$/.test(given)) throw usageFailure(`${option} ${given} is no amount; give US dollars, or none.`);
  return Number(given);
}

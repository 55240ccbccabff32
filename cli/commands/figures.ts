import type { Command } from 'commander';
import type { FiguresView } from '../../contracts/api';
import { usageFailure } from '../failure';
import { figuresCard } from '../render/figures-card';
import type { Session } from '../session';
import type { SharedOptions } from '../settings';
import type { Terminal } from '../terminal';
import { addCommand, withSession } from './command';

interface FiguresOptions extends SharedOptions {
  readonly tenant?: string;
  readonly days?: string;
}

export function addFiguresCommand(program: Command, terminal: Terminal): void {
  addCommand(program, {
    usage: 'figures',
    summary: 'how delivery went: deployments, lead time, change failure rate, time to restore',
    example: 'figures --days 90',
  })
    .option('--days <number>', 'how far to look back, at most 366', '30')
    .option('--tenant <tenant>', 'the tenant (default: your own)')
    .action(withSession<FiguresOptions>(terminal, show));
}

async function show(session: Session, { tenant, days = '30' }: FiguresOptions): Promise<void> {
  if (!/^[1-9]\d{0,2}$/.test(days)) throw usageFailure(`--days ${days} is no number of days from 1 to 366.`);
  const path = `/v1/tenants/${encodeURIComponent(session.ownTenant(tenant))}/figures`;
  const figures = await session.client().get<FiguresView>(path, { days });
  session.print(figures, () => figuresCard(figures, session.terminal.paint));
}

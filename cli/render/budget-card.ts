import type { BudgetView, BudgetWindowView, LedgerReportView } from '../../contracts/api';
import { count, counted, dayAndTime, dollars } from './figures';
import type { Paint } from './paint';
import { table } from './table';

/** What a tenant may spend, for people. */
export function budgetCard(view: BudgetView, paint: Paint): readonly string[] {
  const head = ['WINDOW', 'SINCE (UTC)', 'LIMIT', 'SPENT', 'LEFT', 'REACHED'];
  const { reservations, reservedUsd, day, week, month, projects, runs, raises } = view;
  const held = reservations === 0 ? 'nothing' : `${dollars(reservedUsd)} by ${counted(reservations, 'reservation')}`;
  const rows = [rowOf('day', day), rowOf('week', week), rowOf('month', month)];
  for (const { project, ...windows } of projects) {
    for (const window of ['day', 'week', 'month'] as const) {
      if (windows[window].limitUsd !== null) rows.push(rowOf(`project ${project}, ${window}`, windows[window]));
    }
  }
  for (const run of runs) {
    rows.push(rowOf(`run ${run.runId}`, run));
    for (const [stage, line] of Object.entries(run.stages)) {
      if (line.limitUsd !== null) rows.push(rowOf(`  its ${stage} stage`, line));
    }
  }
  return [
    `Budget of ${view.tenant}; held for turns on their way: ${held}.`,
    ...table(head, rows, paint),
    ...raises.map(({ scope, amountUsd, requests, until }) => {
      const more = [
        ...(amountUsd > 0 ? [dollars(amountUsd)] : []),
        ...(requests > 0 ? [counted(requests, 'turn')] : []),
      ];
      return `Raised until ${dayAndTime(until)}: ${scope} by ${more.join(' and ')}.`;
    }),
  ];
}

/** What was spent, by project, run or stage. */
export function ledgerTable(report: LedgerReportView, paint: Paint): readonly string[] {
  const { tenant, by, since, totalUsd, rows } = report;
  const from = since === null ? 'in all' : `since ${since.slice(0, 10)} (UTC)`;
  if (rows.length === 0) return [`${tenant} has spent nothing ${from}.`];
  const head = ['PROJECT', ...(by === 'project' ? [] : ['RUN']), ...(by === 'stage' ? ['STAGE'] : [])];
  const cells = rows.map(({ project, runId, stage, turns, tokensIn, tokensOut, costUsd }) => [
    ...[project, ...(runId === undefined ? [] : [runId]), ...(stage === undefined ? [] : [stage])],
    ...[count(turns), count(tokensIn), count(tokensOut), dollars(costUsd)],
  ]);
  return [
    `${tenant} has spent ${dollars(totalUsd)} ${from}.`,
    ...table([...head, 'TURNS', 'TOKENS IN', 'OUT', 'COST'], cells, paint),
  ];
}

function rowOf(name: string, { since, limitUsd, spentUsd, leftUsd, alertPercent }: BudgetWindowView): string[] {
  const limit = limitUsd === null ? 'none' : dollars(limitUsd);
  const left = leftUsd === null ? '-' : dollars(leftUsd);
  return [name, since || '-', limit, dollars(spentUsd), left, alertPercent === 0 ? '-' : `${alertPercent} %`];
}

import type { BudgetView, BudgetWindowView } from '../../contracts/api';
import { counted, dollars } from './figures';
import type { Paint } from './paint';
import { table } from './table';

/** What a tenant may spend, for people. */
export function budgetCard(view: BudgetView, paint: Paint): readonly string[] {
  const head = ['WINDOW', 'SINCE (UTC)', 'LIMIT', 'SPENT', 'LEFT', 'REACHED'];
  const { reservations, reservedUsd } = view;
  const held = reservations === 0 ? 'nothing' : `${dollars(reservedUsd)} by ${counted(reservations, 'reservation')}`;
  return [
    `Budget of ${view.tenant}; held for turns on their way: ${held}.`,
    ...table(head, [rowOf('day', view.day), rowOf('month', view.month)], paint),
  ];
}

function rowOf(name: string, { since, limitUsd, spentUsd, leftUsd, alertPercent }: BudgetWindowView): string[] {
  const limit = limitUsd === null ? 'none' : dollars(limitUsd);
  const left = leftUsd === null ? '-' : dollars(leftUsd);
  return [name, since, limit, dollars(spentUsd), left, alertPercent === 0 ? '-' : `${alertPercent} %`];
}

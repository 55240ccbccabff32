import type { RecordContracts } from '../contracts/activities';
import { alertText } from '../domain/budget/words';
import type { BudgetAlert } from '../domain/budget';
import type { Ports } from '../ports';

type Contract = RecordContracts['announceBudget'];

/**
 * Tells budget levels that were reached: in the run's live log, in the audit log, and to people. Each window's highest is
 * enough for people; the audit log has every one. Idempotent by scope, window and level.
 */
export function createAnnounceBudget(ports: Pick<Ports, 'audit' | 'notifier' | 'runs'>) {
  return async ({ tenant, runId, stage, alerts, at }: Contract['input']): Promise<Contract['output']> => {
    for (const alert of alerts) {
      const { level: _level, ...data } = alert;
      await ports.audit.append({
        tenant,
        key: `${tenant}/budget-alert/${keyOf(alert)}`,
        kind: 'control',
        ...(runId === undefined ? {} : { runId }),
        actor: 'stellwerk',
        data: { action: 'budget alert', ...data },
        at,
      });
    }
    for (const alert of alerts.filter((each, index) => !sameWindow(each, alerts[index + 1]))) {
      const text = alertText(tenant, alert);
      const { window, percent, scope } = alert;
      if (runId !== undefined) {
        const event = { kind: 'money', text, ...(stage ? { stage } : {}), data: { window, percent, scope } } as const;
        await ports.runs.recordProgress(runId, `budget-alert/${keyOf(alert)}`, at, {}, event);
      }
      await ports.notifier.announceBudget?.({ tenant, key: keyOf(alert), text, percent });
    }
    return null;
  };
}

function keyOf({ scope, window, since, percent, limit }: BudgetAlert): string {
  return [scope, window, since || 'all', percent, limit].join('/');
}

function sameWindow(alert: BudgetAlert, next: BudgetAlert | undefined): boolean {
  return next !== undefined && alert.scope === next.scope && alert.window === next.window;
}

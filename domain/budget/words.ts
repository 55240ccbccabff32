import { dollars } from '../money';
import type { BudgetAlert, BudgetRefusal } from './state';

/** Why a turn is not paid for, with the figures and the way on. */
export function refusalText(tenant: string, role: string, refusal: BudgetRefusal): string {
  const { unit, scope, spent, reserved, limit, wanted } = refusal;
  const owner = ownerOf(tenant, refusal);
  if (unit === 'requests') {
    return (
      `${owner} may make ${limit} model turns and has made ${spent}, with ${reserved} on their way. Allow more for a while ` +
      `(stellwerk budget raise --scope ${scope} --requests 100 --reason "…" --as admin), then continue the run.`
    );
  }
  return (
    `${owner} may spend ${dollars(limit)} ${perWindow(refusal)}. ${sinceText(refusal)}${dollars(spent)} is spent and ` +
    `${dollars(reserved)} reserved, and the next turn of the ${role} may cost up to ${dollars(wanted)}. ${wayOn(refusal)}`
  );
}

export function alertText(tenant: string, alert: BudgetAlert): string {
  const { percent, spent, limit } = alert;
  return (
    `${ownerOf(tenant, alert)} has spent ${percent} % of what it may ${perWindow(alert)}: ` +
    `${dollars(spent)} of ${dollars(limit)}.`
  );
}

function ownerOf(tenant: string, { level, scope }: Pick<BudgetAlert, 'level' | 'scope'>): string {
  const name = scope.slice(scope.indexOf(':') + 1);
  switch (level) {
    case 'tenant':
      return `The tenant ${tenant}`;
    case 'project':
      return `The project ${name}`;
    case 'run':
      return `The run ${name}`;
    case 'stage':
      return `The stage ${name}`;
  }
}

function perWindow({ window }: Pick<BudgetAlert, 'window'>): string {
  return window === 'total' ? 'in all' : `per ${window}`;
}

function sinceText({ window, since }: BudgetRefusal): string {
  return window === 'total' ? '' : `Since ${since} (UTC) `;
}

function wayOn({ level, scope, window }: BudgetRefusal): string {
  const raise = `stellwerk budget raise --scope ${scope} --usd <amount> --reason "…" --as admin`;
  if (level === 'tenant') {
    return (
      `Raise the limit (stellwerk budget --${window}-usd), raise it for a while (${raise}) or wait for the next ${window}, ` +
      'then continue the run.'
    );
  }
  if (level === 'project') {
    return `Raise it for a while (${raise}) or wait for the next ${window}, then continue the run.`;
  }
  return `Raise it for a while (${raise}), then continue the run.`;
}

import type { PoliciesBody, PoliciesView } from '../../contracts/policy-api';
import { AppError } from '../../domain/errors';
import type { Ports } from '../../ports';
import type { Identity } from '../../ports/directory';
import { requireRole, resolveTenant, unknownTenant } from './access';

type Reads = Pick<Ports, 'policies' | 'policy' | 'projects'>;

export type ShowPolicies = (identity: Identity, tenant: string | undefined) => Promise<PoliciesView>;
export type SetPolicies = (identity: Identity, tenant: string, body: PoliciesBody) => Promise<PoliciesView>;

/** The rules that hold for a tenant now. Every member may see them. */
export function createShowPolicies(ports: Reads): ShowPolicies {
  return async function showPolicies(identity, named) {
    return viewOf(ports, await requireTenant(ports, identity, named));
  };
}

/**
 * Gives a tenant rules of its own, in a new version that counts from the next effect on. Rules with any problem are refused
 * whole, with all problems. Audited before they count.
 */
export function createSetPolicies(ports: Reads & Pick<Ports, 'audit' | 'clock'>): SetPolicies {
  return async function setPolicies(identity, named, { text, ifVersion }) {
    requireRole(identity, 'admin');
    const tenant = await requireTenant(ports, identity, named);
    const standing = (await ports.policies.current(tenant))?.version ?? 0;
    if (ifVersion !== undefined && ifVersion !== standing) throw moved(tenant, standing);
    const checked = await ports.policy.check(tenant, text);
    if (checked.kind === 'unusable') throw unusable(tenant, checked.problems);
    const version = standing + 1;
    const setAt = ports.clock.now().toISOString();
    const { policyVersion } = checked;
    await ports.audit.append({
      tenant,
      key: `${tenant}/policies/${version}/${policyVersion}/${setAt}`,
      kind: 'control',
      actor: identity.user,
      data: { action: 'policies set', version, policyVersion, text },
      at: setAt,
    });
    if (!(await ports.policies.add({ tenant, version, text, setBy: identity.user, setAt }))) {
      throw moved(tenant, version);
    }
    return viewOf(ports, tenant);
  };
}

async function requireTenant(ports: Reads, identity: Identity, named: string | undefined): Promise<string> {
  const tenant = resolveTenant(identity, named);
  if (!(await ports.projects.getTenant(tenant))) throw unknownTenant(tenant);
  return tenant;
}

async function viewOf(ports: Reads, tenant: string): Promise<PoliciesView> {
  const [own, { policyVersion, rules, schema }] = await Promise.all([
    ports.policies.current(tenant),
    ports.policy.describe(tenant),
  ]);
  const { version = 0, text = '', setBy = null, setAt = null } = own ?? {};
  return { tenant, policyVersion, own: { version, text, setBy, setAt }, rules, schema };
}

function moved(tenant: string, version: number): AppError {
  return new AppError(
    'conflict',
    `The rules of ${tenant} have version ${version} by now. Read them again, then set yours.`,
    { details: { tenant, version } },
  );
}

function unusable(tenant: string, problems: readonly string[]): AppError {
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  const text = `The rules for ${tenant} were not set: ${problems[0] ?? 'they cannot be used'}${more}`;
  return new AppError('policy_invalid', text, { details: { problems } });
}

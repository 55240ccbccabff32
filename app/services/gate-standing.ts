import { AppError } from '../../domain/errors';
import { isAuthor } from '../../domain/gates/same-person';
import { rulesTerms } from '../../domain/policy/gates';
import type { GateTerms } from '../../domain/policy/gates';
import { higherRisk } from '../../domain/risk';
import type { DecisionAttempt } from '../../domain/gates';
import type { Ports } from '../../ports';
import type { Identity } from '../../ports/directory';
import type { GateRecord, RunRecord } from '../../ports/run-index';
import { mayAccessTenant } from './access';

export type StandingPorts = Pick<Ports, 'clock' | 'code' | 'delegations' | 'directory' | 'projects'>;

export type GateStanding = Pick<DecisionAttempt, 'by' | 'pushers' | 'standsInFor'> & { readonly terms?: GateTerms };

/** The terms that hold now: those of the class the gate was opened for, or of the one the run was raised to since. */
export function currentTerms(gate: GateRecord, run: Pick<RunRecord, 'risk'>): GateTerms | undefined {
  if (!gate.terms) return undefined;
  const { policy, risk } = gate.terms;
  return rulesTerms(policy, run.risk ? higherRisk(risk, run.risk.class) : risk);
}

/** Roles and groups that were taken away since the credential was made do not count; an account that is gone has none. */
export async function asOfNow({ directory }: Pick<Ports, 'directory'>, identity: Identity): Promise<Identity> {
  const { user, displayName, tenant } = identity;
  const nobody: Identity = { user, displayName, tenant, roles: [] };
  return directory.refresh ? ((await directory.refresh(identity)) ?? nobody) : identity;
}

/**
 * Everything about the people of a decision, looked up at the moment of the decision: roles that were taken away, a
 * delegation that ended and a push after the opening all count. Rejects with the retryable `unavailable` when the code host
 * cannot say who pushed: then nobody decides.
 */
export async function readStanding(
  ports: StandingPorts,
  run: RunRecord,
  gate: GateRecord,
  identity: Identity,
): Promise<GateStanding> {
  const terms = currentTerms(gate, run);
  const by = personOf(identity);
  if (!terms) return { by };
  const principals = await standInsOf(ports, run.tenant, identity.user);
  const people = [identity, ...principals.map(({ identity: principal }) => principal)];
  return {
    by,
    terms,
    pushers: await pushersAmong(ports, run, gate, people),
    standsInFor: principals.map(({ identity: principal, roles }) => ({ person: personOf(principal), roles })),
  };
}

/** Those the user stands in for and who still belong to the tenant. A stand-in cannot hand on what was handed over. */
async function standInsOf(
  ports: StandingPorts,
  tenant: string,
  user: string,
): Promise<readonly { readonly identity: Identity; readonly roles: readonly string[] }[]> {
  const now = ports.clock.now();
  const active = await ports.delegations.listActive(tenant, now.toISOString(), user);
  const found = await Promise.all(
    active.map(async ({ from, roles }) => ({ identity: await ports.directory.find(from), roles })),
  );
  return found.flatMap(({ identity, roles }) =>
    identity && mayAccessTenant(identity, tenant) ? [{ identity: rightsLeft(identity, now), roles }] : [],
  );
}

/** An account that is over lends no right, but whoever stands in for it still has its part in the run. */
function rightsLeft(identity: Identity, now: Date): Identity {
  const isOver = identity.expiresAt !== undefined && Date.parse(identity.expiresAt) <= now.getTime();
  return isOver ? { ...identity, roles: [], groups: [] } : identity;
}

async function pushersAmong(
  ports: StandingPorts,
  run: RunRecord,
  gate: GateRecord,
  people: readonly Identity[],
): Promise<readonly string[]> {
  const project = run.branch === null ? undefined : await ports.projects.getProject(run.tenant, run.project);
  if (run.branch === null || !project || gate.status !== 'open') return [];
  try {
    const authors = await ports.code.listForeignAuthors(project.repository, run.branch, project.defaultBranch);
    return people.filter((person) => authors.some((author) => isAuthor(author, person))).map(({ user }) => user);
  } catch (cause) {
    throw new AppError(
      'unavailable',
      `Who pushed to ${run.branch} of run ${run.runId} cannot be looked up, so nobody can decide. Try again.`,
      { cause },
    );
  }
}

/** Directories call those who file tickets `requester`; the gates' rules call them `dev`. */
function personOf(identity: Identity): GateStanding['by'] {
  const { user, roles, groups = [], application, logins = [], aliases = [] } = identity;
  if (application) return { id: user, roles: [], groups: [] };
  const alsoKnownAs = [...logins, ...aliases];
  return { id: user, roles: roles.includes('requester') ? [...roles, 'dev'] : roles, groups, alsoKnownAs };
}

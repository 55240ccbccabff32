import { isDeepStrictEqual } from 'node:util';
import type { ProjectBody, ProjectView } from '../../contracts/api';
import { AppError } from '../../domain/errors';
import { idLimits } from '../../domain/ids/run-ids';
import { requireSlug } from '../../domain/ids/slug';
import { parseRepositoryId, slug } from '../../domain/ids';
import type { Ports } from '../../ports';
import type { Identity } from '../../ports/directory';
import type { ProjectRecord } from '../../ports/project-index';
import { requireFilingRole, requireRole, resolveTenant, unknownTenant } from './access';
import { rulesOfHub } from './hubs/hub-rules';
import type { ServiceSettings } from './service-settings';

type ProjectPorts = Pick<Ports, 'audit' | 'clock' | 'code' | 'projects'>;

export type RegisterProject = (identity: Identity, body: ProjectBody) => Promise<ProjectView>;

/**
 * Registers a repository as a project. Idempotent: the same project and repository answer what stands. On one's own machine
 * whoever files tickets may register; elsewhere a location is reachable for the service, so it takes an administrator.
 */
export function createRegisterProject(ports: ProjectPorts, settings: ServiceSettings): RegisterProject {
  return async function registerProject(identity, body) {
    if (settings.localHost) requireFilingRole(identity);
    else requireRole(identity, 'admin');
    const tenant = resolveTenant(identity, body.tenant);
    if (!(await ports.projects.getTenant(tenant))) throw unknownTenant(tenant);
    const project = projectId(body);
    const before = await ports.projects.getProject(tenant, project);
    const { repository, defaultBranch } = await ports.code.ensureRepository(tenant, project, body.location);
    await refuseOfOthers(ports, tenant, repository);
    if (before && before.repository !== repository) {
      throw new AppError(
        'already_exists',
        `Project "${project}" is registered with repository ${before.repository}. Name another \`project\`.`,
      );
    }
    const ado = body.ado ?? rulesOfHub(repository, body.hub, before?.ado);
    const record: ProjectRecord = { tenant, project, repository, defaultBranch, ...(ado === undefined ? {} : { ado }) };
    if (!isDeepStrictEqual(before, record)) await audit(ports, identity, record);
    await ports.projects.ensureProject(record);
    return viewProject(record);
  };
}

/** Before it counts; a repetition that changes nothing leaves no record. */
async function audit(ports: ProjectPorts, { user }: Identity, record: ProjectRecord): Promise<void> {
  const { tenant, project, repository, ado } = record;
  const at = ports.clock.now().toISOString();
  // Whose account the service uses there is nobody's business here.
  const { agent: _agent, ...startsBy } = ado ?? {};
  const data = { action: 'project registered', project, repository, ...(ado === undefined ? {} : { startsBy }) };
  await ports.audit.append({
    tenant,
    key: `${tenant}/project/${project}/${at}`,
    kind: 'control',
    actor: user,
    data,
    at,
  });
}

/** The host's token may reach every tenant's code on a platform; who registered a repository first keeps the others out. */
async function refuseOfOthers(ports: Pick<Ports, 'projects'>, tenant: string, repository: string): Promise<void> {
  if (parseRepositoryId(repository).platform === 'local') return;
  for (const other of await ports.projects.listTenants()) {
    if (other.tenant === tenant) continue;
    const projects = await ports.projects.listProjects(other.tenant);
    if (!projects.some((known) => known.repository.toLowerCase() === repository.toLowerCase())) continue;
    throw new AppError('forbidden', `${repository} belongs to another tenant and cannot be registered here.`);
  }
}

export type ListProjects = (identity: Identity, tenant: string | undefined) => Promise<readonly ProjectView[]>;

export function createListProjects(ports: Pick<Ports, 'projects'>): ListProjects {
  return async function listProjects(identity, tenant) {
    const projects = await ports.projects.listProjects(resolveTenant(identity, tenant));
    return projects.map(viewProject);
  };
}

function viewProject({ tenant, project, repository, defaultBranch, ado }: ProjectRecord): ProjectView {
  return { tenant, project, repository, defaultBranch, ...(ado === undefined ? {} : { ado }) };
}

function projectId(body: ProjectBody): string {
  if (body.project !== undefined) return requireSlug('Project', body.project, idLimits.project);
  const folder = body.location
    .replace(/[/\\]+$/, '')
    .split(/[/\\]/)
    .at(-1);
  return slug((folder ?? '').replace(/\.git$/, ''), idLimits.project);
}

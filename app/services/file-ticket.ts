import { createHash, randomUUID } from 'node:crypto';
import type { StartRunBody } from '../../contracts/api';
import { taskGraph } from '../../domain/coordination';
import { AppError } from '../../domain/errors';
import type { Ports } from '../../ports';
import type { Identity } from '../../ports/directory';
import type { ProjectRecord } from '../../ports/project-index';
import { requireFilingRole, resolveTenant, unknownTenant } from './access';
import type { DurablePort } from './durable-port';
import { readFiling, recordFiling } from './filing-record';
import { createRunStarter } from './start-run';

export interface FiledTicket {
  readonly runId: string;
  readonly workItem: string;
  /** False when this very request was answered before. */
  readonly created: boolean;
}

type FilePorts = Pick<Ports, 'artifacts' | 'clock' | 'model' | 'bugs' | 'projects' | 'runs' | 'work'>;

export type FileTicket = (identity: Identity, body: StartRunBody, idempotencyKey?: string) => Promise<FiledTicket>;

/**
 * Files a ticket and starts its run. Every step is idempotent by the request's key, so a client that repeats a request after
 * a lost answer, or after a crash of ours at any point, gets the one run.
 */
export function createFileTicket(ports: FilePorts, durable: DurablePort): FileTicket {
  const starter = createRunStarter(ports, durable);

  return async function fileTicket(identity, body, idempotencyKey = randomUUID()) {
    requireFilingRole(identity);
    const tenant = resolveTenant(identity, body.tenant);
    const project = await resolveProject(ports, tenant, body.project ?? body.repositories?.[0]?.project);
    refuseForeignScript(ports, body);
    const repositories = await requireRepositories(ports, tenant, body.repositories);
    const requestKey = digest(['api', tenant, identity.user, idempotencyKey]);
    const requestDigest = digest([project.project, body]);
    const at = ports.clock.now().toISOString();
    const item = await ports.work.create(workItemOf(identity, project, body), requestKey);
    const modelScript = await storeScript(ports, tenant, body.modelScript);
    const allocated = await ports.runs.allocateRun({
      tenant,
      project: project.project,
      workItem: item.key,
      title: item.title,
      requester: identity.user,
      state: 'PLANNING',
      requestKey,
      at,
      onlyIfNoneActive: false,
    });
    const { runId } = allocated;
    if (allocated.kind === 'existing') await refuseOtherRequest(ports, runId, requestDigest);
    await recordFiling(
      ports,
      { runId, requester: identity.user, title: item.title, at },
      {
        requestDigest,
        ...(modelScript === undefined ? {} : { modelScript }),
        ...(repositories ? { repositories } : {}),
      },
    );
    const run = await ports.runs.getRun(runId);
    if (run) await starter.start(run, modelScript, repositories);
    return { runId, workItem: item.key, created: allocated.kind === 'created' };
  };
}

/** Found out at once, so that nobody waits for a plan of what cannot be done. */
async function requireRepositories(
  ports: Pick<Ports, 'projects'>,
  tenant: string,
  repositories: StartRunBody['repositories'],
): Promise<StartRunBody['repositories']> {
  if (repositories === undefined) return undefined;
  const graph = taskGraph(repositories);
  const problems = graph.kind === 'invalid' ? [...graph.problems] : [];
  for (const { project } of repositories) {
    if (!(await ports.projects.getProject(tenant, project))) problems.push(`${project} is not registered`);
  }
  if (problems.length === 0) return repositories;
  throw new AppError('invalid_request', `\`repositories\` cannot change together: ${problems.join('; ')}.`, {
    details: { problems },
  });
}

/** The named project, or the tenant's only one. */
export async function resolveProject(
  ports: Pick<Ports, 'projects'>,
  tenant: string,
  named: string | undefined,
): Promise<ProjectRecord> {
  if (named !== undefined) {
    const project = await ports.projects.getProject(tenant, named);
    if (project) return project;
    throw new AppError('unknown_project', `Tenant "${tenant}" has no project "${named}". Register it first.`);
  }
  if (!(await ports.projects.getTenant(tenant))) throw unknownTenant(tenant);
  const projects = await ports.projects.listProjects(tenant);
  const [only] = projects;
  if (only && projects.length === 1) return only;
  const choices = projects.map((project) => project.project);
  const message = only
    ? `Tenant "${tenant}" has several projects; name one of ${choices.join(', ')} as \`project\`.`
    : `Tenant "${tenant}" has no project yet. Register one first.`;
  throw new AppError('invalid_request', message, { details: { problems: ['project is required'], choices } });
}

function refuseForeignScript(ports: Pick<Ports, 'model'>, body: StartRunBody): void {
  if (body.modelScript === undefined || ports.model.name === 'scripted') return;
  throw new AppError(
    'model_script_refused',
    `This host's model is ${ports.model.name}; a model script only works with the scripted model.`,
  );
}

function workItemOf(
  identity: Identity,
  project: ProjectRecord,
  body: StartRunBody,
): Parameters<Ports['work']['create']>[0] {
  return {
    tenant: project.tenant,
    project: project.project,
    title: body.title.trim().replace(/\s+/g, ' '),
    description: body.description?.trim() ?? '',
    acceptanceCriteria: (body.acceptanceCriteria ?? []).map((line) => line.trim()).filter((line) => line !== ''),
    type: 'User Story',
    state: 'New',
    requester: identity.user,
    priority: 2,
    ...(body.labels === undefined ? {} : { labels: body.labels }),
  };
}

async function storeScript(
  ports: Pick<Ports, 'artifacts'>,
  tenant: string,
  script: string | undefined,
): Promise<string | undefined> {
  if (script === undefined) return undefined;
  const stored = await ports.artifacts.put(tenant, 'model_script', script);
  return stored.uri;
}

async function refuseOtherRequest(ports: Pick<Ports, 'runs'>, runId: string, requestDigest: string): Promise<void> {
  const filing = await readFiling(ports, runId);
  if (!filing || filing.requestDigest === requestDigest) return;
  throw new AppError(
    'idempotency_conflict',
    `This Idempotency-Key was used for another request, which became run ${runId}. Use a new key for a new ticket.`,
    { details: { runId } },
  );
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

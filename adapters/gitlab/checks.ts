import { AppError } from '../../domain/errors';
import { parseRepositoryId } from '../../domain/ids';
import { checkVariable, gitlabJob, gitlabPipelinePath, gitlabReport } from '../../pipelines/hubs/render-gitlab';
import type { CheckRunner } from '../../ports/check-runner';
import type { ProjectIndex } from '../../ports/project-index';
import { readZip } from '../code-hosting/read-zip';
import { readRunName, sendableCheck } from '../hubs/check-note';
import type { SentCheck } from '../hubs/check-note';
import { readReport } from '../hubs/check-report';
import { statusOf } from './client';
import type { GitLabClient } from './client';

interface Found {
  readonly path: string;
  readonly id: number;
  readonly name: string;
  readonly ref: string;
}

const mostUnpacked = 50_000_000;
const mostRemembered = 2_000;
const ended: readonly string[] = ['success', 'failed', 'canceled', 'skipped'];
const outcomes: Readonly<Record<string, 'passed' | 'cancelled'>> = { success: 'passed', canceled: 'cancelled' };
/** Of branches that are made for a check alone, and go with its result. */
const ownBranch = 'stellwerk-check/';

/**
 * Check runner over GitLab's pipelines. A check is a pipeline of the commit, under a branch that stands there and not under the
 * default branch, so that the commands see no protected variables. Its variables name the check, so nothing is kept here. Its
 * end is told by the webhook of pipelines.
 */
export function createGitLabChecks(client: GitLabClient, projects: Pick<ProjectIndex, 'getProject'>): CheckRunner {
  /** Variables of a pipeline never change, so its name is asked for once. */
  const names = new Map<string, string>();

  async function nameOf(path: string, id: number): Promise<string> {
    const key = `${path} ${id}`;
    const known = names.get(key);
    if (known !== undefined) return known;
    const variables = await client.ask(`list the variables of pipeline ${id} in ${path}`, (gitlab) =>
      gitlab.Pipelines.allVariables(path, id),
    );
    const name = variables.find(({ key: each }) => each === checkVariable)?.value ?? '';
    if (names.size >= mostRemembered) names.clear();
    names.set(key, name);
    return name;
  }

  /** Of the newest 100 that were started over the API, the oldest first: it counts, a later one is left from a repeated start. */
  async function pipelinesOf(path: string, checkId: string): Promise<readonly Found[]> {
    const listed = await client.ask(`list the pipelines of ${path}`, (gitlab) =>
      gitlab.Pipelines.all(path, { source: 'api', perPage: 100, maxPages: 1 }),
    );
    const found: Found[] = [];
    for (const { id, ref } of listed) {
      const name = await nameOf(path, id);
      if (readRunName(name).checkId === checkId) found.push({ path, id, name, ref });
    }
    return found.sort((one, other) => one.id - other.id);
  }

  async function locate(checkId: string): Promise<Found | undefined> {
    const [tenant = '', project = ''] = checkId.split('.');
    const record = await projects.getProject(tenant, project);
    if (!record) return undefined;
    return (await pipelinesOf(parseRepositoryId(record.repository).path, checkId))[0];
  }

  /** The check's own job; the state of the pipeline itself when it has none. */
  async function jobOf({ path, id }: Found) {
    const jobs = await client.ask(`list the jobs of pipeline ${id} in ${path}`, (gitlab) =>
      gitlab.Jobs.all(path, { pipelineId: id }),
    );
    return jobs.find(({ name }) => name === gitlabJob);
  }

  async function cancel({ path, id }: Pick<Found, 'id' | 'path'>): Promise<void> {
    await client.ask(`cancel pipeline ${id} of ${path}`, (gitlab) => gitlab.Pipelines.cancel(path, id));
  }

  async function refAt(path: string, commit: string, defaultBranch: string): Promise<string> {
    const branches = await client.ask(`list the branches of ${path}`, (gitlab) =>
      gitlab.Branches.all(path, { perPage: 100 }),
    );
    const standing = branches.find(({ name, commit: { id } }) => id === commit && name !== defaultBranch);
    if (standing) return standing.name;
    const name = `${ownBranch}${commit}`;
    await client.ask(`make a branch for a check in ${path}`, (gitlab) => gitlab.Branches.create(path, name, commit));
    return name;
  }

  async function dropOwn(path: string, ref: string): Promise<void> {
    if (!ref.startsWith(ownBranch)) return;
    await client.find(`delete ${ref} of ${path}`, (gitlab) => gitlab.Branches.remove(path, ref));
  }

  async function create(path: string, ref: string, sent: SentCheck): Promise<number> {
    try {
      const variables = variablesOf(sent);
      const made = await client.ask(`start a check in ${path}`, (gitlab) =>
        gitlab.Pipelines.create(path, ref, { variables }),
      );
      if (made.sha === sent.commit) return made.id;
      await cancel({ path, id: made.id });
    } catch (error) {
      throw statusOf(error) === 400 ? unusable(error, path, sent.commit) : error;
    }
    throw new AppError('conflict', `${ref} of ${path} has just moved off ${sent.commit}. It is tried again.`, {
      retryable: true,
    });
  }

  async function reportOf(path: string, job: number): Promise<ReadonlyMap<string, Buffer>> {
    const archive = await client.find(`hand out what job ${job} left in ${path}`, (gitlab) =>
      gitlab.JobArtifacts.downloadArchive(path, { jobId: job }),
    );
    if (!archive) return new Map();
    const files = await readZip(Buffer.from(await archive.arrayBuffer()), mostUnpacked);
    return new Map([...files].map(([file, content]) => [file.replace(`${gitlabReport}/`, ''), content]));
  }

  async function whyOf(path: string, job: number | undefined): Promise<string> {
    if (job === undefined) return `The pipeline had no job ${gitlabJob}. ${howTo}`;
    const log: unknown = await client.find(`show the log of job ${job} in ${path}`, (gitlab) =>
      gitlab.Jobs.showLog(path, job),
    );
    const text = log instanceof Blob ? await log.text() : '';
    return `The job ${gitlabJob} left no report.\n${text.slice(-2_000)}`;
  }

  return {
    async start(request) {
      const { repository, defaultBranch } = request.repository;
      const { path } = parseRepositoryId(repository);
      const sent = sendableCheck(request);
      if ((await pipelinesOf(path, request.checkId)).length > 0) return;
      const ref = await refAt(path, sent.commit, defaultBranch);
      try {
        await create(path, ref, sent);
      } catch (error) {
        await dropOwn(path, ref);
        throw error;
      }
      for (const later of (await pipelinesOf(path, request.checkId)).slice(1)) await cancel(later);
    },
    async result(checkId) {
      const found = await locate(checkId);
      if (!found) return undefined;
      const { path, id, name, ref } = found;
      const job = await jobOf(found);
      const { status, created_at: begun, finished_at: done } = job ?? (await pipelineAt(path, id));
      if (!ended.includes(status)) return undefined;
      const result = await readReport(
        readRunName(name),
        job ? await reportOf(path, job.id) : new Map<string, never>(),
        {
          outcome: outcomes[status] ?? 'failed',
          milliseconds: Math.max(0, Date.parse(done ?? begun) - Date.parse(begun)),
          why: async () => whyOf(path, job?.id),
        },
      );
      await dropOwn(path, ref);
      return result;
    },
    async cancel(checkId) {
      const found = await locate(checkId);
      if (found) await cancel(found);
    },
  };

  async function pipelineAt(path: string, id: number) {
    return client.ask(`show pipeline ${id} of ${path}`, (gitlab) => gitlab.Pipelines.show(path, id));
  }
}

function variablesOf({ check, request, commands, seconds, keep }: SentCheck) {
  const inBase64 = (text: string): string => Buffer.from(text).toString('base64');
  const values = {
    [checkVariable]: check,
    STELLWERK_REQUEST: inBase64(request),
    STELLWERK_COMMANDS: commands,
    STELLWERK_SECONDS: seconds,
    STELLWERK_KEEP: inBase64(keep),
  };
  return Object.entries(values).map(([key, value]) => ({ key, value, variable_type: 'env_var' as const }));
}

const howTo =
  'Render it with `stellwerk pipeline render --platform gitlab --write`, include it in .gitlab-ci.yml, and merge that.';

function unusable(error: unknown, path: string, commit: string): AppError {
  const said = error instanceof Error ? error.message.slice(0, 300) : 'no reason given';
  return new AppError(
    'not_found',
    `GitLab cannot run ${gitlabPipelinePath} at ${commit.slice(0, 12)} of ${path}: ${said} ${howTo}`,
    { details: { path, commit }, retryable: false, cause: error },
  );
}

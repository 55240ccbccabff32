import { AppError } from '../../domain/errors';
import { parseRepositoryId } from '../../domain/ids';
import { githubReport, githubWorkflowFile, githubWorkflowPath } from '../../pipelines/hubs/render-github';
import type { CheckRunner } from '../../ports/check-runner';
import type { ProjectIndex } from '../../ports/project-index';
import { readZip } from '../code-hosting/read-zip';
import { readRunName, sendableCheck } from '../hubs/check-note';
import { readReport } from '../hubs/check-report';
import type { GitHub, GitHubClient } from './client';
import { reasonOf, statusOf } from './errors';

type Run = Awaited<ReturnType<GitHub['rest']['actions']['listWorkflowRuns']>>['data']['workflow_runs'][number];

interface Address {
  readonly owner: string;
  readonly repo: string;
}

const pageSize = 100;
const mostPages = 5;
const mostUnpacked = 50_000_000;

/**
 * Check runner over GitHub Actions. A check is a run of the rendered workflow on the default branch, with commit and commands as
 * inputs; the run is called as the check, so nothing is kept here. Its end is told by the webhook `workflow_run`.
 */
export function createGitHubChecks(client: GitHubClient, projects: Pick<ProjectIndex, 'getProject'>): CheckRunner {
  /** Runs of the check, the oldest first: it counts, and a later one is the leftover of a repeated start. */
  async function runsOf(at: Address, checkId: string): Promise<readonly Run[]> {
    const found: Run[] = [];
    for (let page = 1; page <= mostPages; page += 1) {
      const paging = { per_page: pageSize, page };
      const answer = await client.find(at.owner, `list the runs of ${githubWorkflowFile}`, (github) =>
        github.rest.actions.listWorkflowRuns({
          ...{ ...at, workflow_id: githubWorkflowFile, event: 'workflow_dispatch', ...paging },
        }),
      );
      const runs = answer?.data.workflow_runs ?? [];
      found.push(...runs.filter(({ display_title: title }) => readRunName(title).checkId === checkId));
      if (found.length > 0 || runs.length < pageSize) break;
    }
    return found.sort((one, other) => one.id - other.id);
  }

  async function cancel(at: Address, run: number): Promise<void> {
    try {
      await client.ask(at.owner, `cancel the run ${run}`, (github) =>
        github.rest.actions.cancelWorkflowRun({ ...at, run_id: run }),
      );
    } catch (error) {
      // It has ended meanwhile.
      if (statusOf(error) !== 409) throw error;
    }
  }

  async function locate(checkId: string): Promise<{ readonly at: Address; readonly run: Run } | undefined> {
    const [tenant = '', project = ''] = checkId.split('.');
    const record = await projects.getProject(tenant, project);
    if (!record) return undefined;
    const at = addressOf(record.repository);
    const [run] = await runsOf(at, checkId);
    return run && { at, run };
  }

  async function reportOf(at: Address, run: number): Promise<ReadonlyMap<string, Buffer>> {
    const { data } = await client.ask(at.owner, `list what the run ${run} left`, (github) =>
      github.rest.actions.listWorkflowRunArtifacts({ ...at, run_id: run, name: githubReport }),
    );
    const [newest] = [...data.artifacts].sort((one, other) => other.id - one.id);
    if (!newest || newest.expired) return new Map();
    const archive = await client.ask(at.owner, `hand out what the run ${run} left`, (github) =>
      github.rest.actions.downloadArtifact({ ...at, artifact_id: newest.id, archive_format: 'zip' }),
    );
    return readZip(Buffer.from(archive.data as ArrayBuffer), mostUnpacked);
  }

  /** The step that broke, with the last lines of its job. */
  async function whyOf(at: Address, { id, html_url: url, conclusion }: Run): Promise<string> {
    const { data } = await client.ask(at.owner, `list the jobs of the run ${id}`, (github) =>
      github.rest.actions.listJobsForWorkflowRun({ ...at, run_id: id }),
    );
    const job = data.jobs.find((each) => each.conclusion !== 'success') ?? data.jobs[0];
    const step = job?.steps?.find((each) => each.conclusion === 'failure');
    const answer =
      job &&
      (await client.find(at.owner, `show the log of the job ${job.id}`, (github) =>
        github.rest.actions.downloadJobLogsForWorkflowRun({ ...at, job_id: job.id }),
      ));
    const log = typeof answer?.data === 'string' ? answer.data : '';
    const said = `GitHub Actions ended the run (${conclusion ?? 'without a conclusion'}) at ${step?.name ?? 'its start'}.`;
    return `${said} ${url}\n${log.slice(-2_000)}`.trimEnd();
  }

  return {
    async start(request) {
      const { repository, defaultBranch } = request.repository;
      const at = addressOf(repository);
      const inputs = { ...sendableCheck(request) };
      if ((await runsOf(at, request.checkId)).length > 0) return;
      try {
        await client.ask(at.owner, `start the check ${request.checkId}`, (github) =>
          github.rest.actions.createWorkflowDispatch({
            ...{ ...at, workflow_id: githubWorkflowFile, ref: defaultBranch, inputs },
          }),
        );
      } catch (error) {
        throw [404, 422].includes(statusOf(error) ?? 0) ? unusable(error, repository, defaultBranch) : error;
      }
      for (const { id } of (await runsOf(at, request.checkId)).slice(1)) await cancel(at, id);
    },
    async result(checkId) {
      const found = await locate(checkId);
      if (found?.run.status !== 'completed') return undefined;
      const { at, run } = found;
      const outcomes = { success: 'passed', cancelled: 'cancelled' } as const;
      return readReport(readRunName(run.display_title), await reportOf(at, run.id), {
        outcome: outcomes[run.conclusion as keyof typeof outcomes] ?? 'failed',
        milliseconds: Math.max(0, Date.parse(run.updated_at) - Date.parse(run.created_at)),
        why: async () => whyOf(at, run),
      });
    },
    async cancel(checkId) {
      const found = await locate(checkId);
      if (found && found.run.status !== 'completed') await cancel(found.at, found.run.id);
    },
  };
}

function addressOf(repository: string): Address {
  const [owner = '', repo = ''] = parseRepositoryId(repository).path.split('/');
  return { owner, repo };
}

function unusable(error: unknown, repository: string, branch: string): AppError {
  return new AppError(
    'not_found',
    `GitHub cannot start ${githubWorkflowPath} on ${branch} of ${repository}: ${reasonOf(error)}. Render it with ` +
      '`stellwerk pipeline render --platform github --write`, and merge it.',
    { details: { repository, branch }, retryable: false, cause: error },
  );
}

import { zipFolder } from '../../ado-emulator/pipelines/zip-folder';
import type { HubAnswer, HubRoute } from '../../hub-emulator/serve';
import { inRepo, page, say } from '../store';
import type { GitHubRepo, GitHubStore } from '../store';
import { dispatchWorkflow, runView } from '../workflow-runs';
import type { Dispatch, WorkflowRun } from '../workflow-runs';

const below = '/repos/:owner/:repo/actions';

/** Workflows: starting, listing and cancelling their runs, and what they leave. */
export function actionRoutes(store: GitHubStore): readonly HubRoute[] {
  const { git } = store;
  const pathOf = (file = '') => `.github/workflows/${file}`;
  const isWorkflow = async ({ folder }: GitHubRepo, file: string | undefined) =>
    (await git.run(folder, ['cat-file', '-e', `refs/heads/main:${pathOf(file)}`]).catch(() => undefined)) !== undefined;
  const inRun = (handle: (repo: GitHubRepo, run: WorkflowRun) => HubAnswer) =>
    inRepo(store, (repo, { params }) => {
      const run = repo.runs.find(({ id }) => String(id) === params['id']);
      return run ? handle(repo, run) : say(404, 'Not Found');
    });

  return [
    {
      method: 'POST',
      path: `${below}/workflows/:file/dispatches`,
      handle: inRepo(store, async (repo, { params, body }) => {
        if (!(await isWorkflow(repo, params['file']))) return say(404, 'Not Found');
        try {
          await dispatchWorkflow(store, repo, pathOf(params['file']), body as Dispatch);
          return { status: 204 };
        } catch (error) {
          return say(422, (error as Error).message);
        }
      }),
    },
    {
      method: 'GET',
      path: `${below}/workflows/:file/runs`,
      handle: inRepo(store, async (repo, { params, query }) => {
        if (!(await isWorkflow(repo, params['file']))) return say(404, 'Not Found');
        const runs = repo.runs.filter(({ path }) => path === pathOf(params['file'])).reverse();
        const workflow_runs = page(runs, query).map((run) => runView(repo, run));
        return { status: 200, body: { total_count: runs.length, workflow_runs } };
      }),
    },
    {
      method: 'POST',
      path: `${below}/runs/:id/cancel`,
      handle: inRun((_repo, { job }) => {
        if (job.conclusion !== null) return say(409, 'Cannot cancel a workflow run that is completed.');
        job.abort.abort();
        return { status: 202, body: {} };
      }),
    },
    {
      method: 'GET',
      path: `${below}/runs/:id/jobs`,
      handle: inRun((_repo, { id, job: { steps, conclusion } }) => ({
        status: 200,
        body: { total_count: 1, jobs: [{ id, run_id: id, name: 'check', status: 'completed', conclusion, steps }] },
      })),
    },
    {
      method: 'GET',
      path: `${below}/jobs/:id/logs`,
      handle: inRun((_repo, { job }) => ({
        status: 200,
        raw: { type: 'text/plain; charset=utf-8', content: Buffer.from(job.log) },
      })),
    },
    {
      method: 'GET',
      path: `${below}/runs/:id/artifacts`,
      handle: inRun((_repo, { id, job }) => {
        const artifacts = job.left === null ? [] : [{ id, name: 'stellwerk-check', expired: false }];
        return { status: 200, body: { total_count: artifacts.length, artifacts } };
      }),
    },
    {
      method: 'GET',
      path: `${below}/artifacts/:id/zip`,
      handle: inRun((_repo, { job }) =>
        job.left === null
          ? say(410, 'Artifact has expired')
          : { status: 200, raw: { type: 'application/zip', content: zipFolder(job.left, '') } },
      ),
    },
  ];
}

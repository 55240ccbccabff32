import { zipFolder } from '../ado-emulator/pipelines/zip-folder';
import type { HubAnswer, HubRequest, HubRoute } from '../hub-emulator/serve';
import { createPipeline, statusOf } from './pipelines';
import type { Pipeline, Variable } from './pipelines';
import { inProject, paged, say } from './store';
import type { GitLabStore } from './store';

const below = '/projects/:project';

/** Pipelines: starting, listing and cancelling them, their jobs, and what those leave. A job has its pipeline's number. */
export function pipelineRoutes(store: GitLabStore): readonly HubRoute[] {
  const inPipeline = (handle: (pipeline: Pipeline, request: HubRequest) => HubAnswer) =>
    inProject(store, ({ pipelines }, request) => {
      const found = pipelines.find(({ id }) => String(id) === request.params['id']);
      return found ? handle(found, request) : say(404, '404 Not found');
    });

  return [
    {
      method: 'POST',
      path: `${below}/pipeline`,
      handle: inProject(store, async (project, { body }) => {
        const { ref, variables = [] } = body as { readonly ref: string; readonly variables?: readonly Variable[] };
        try {
          return { status: 201, body: view(await createPipeline(store, project, ref, variables)) };
        } catch (error) {
          return { status: 400, body: { message: { base: [(error as Error).message] } } };
        }
      }),
    },
    {
      method: 'GET',
      path: `${below}/pipelines`,
      handle: inProject(store, ({ pipelines }, request) => {
        const isAsked = ['api', null].includes(request.query.get('source'));
        return paged(isAsked ? [...pipelines].reverse().map(view) : [], request);
      }),
    },
    {
      method: 'GET',
      path: `${below}/pipelines/:id`,
      handle: inPipeline((pipeline) => ({ status: 200, body: view(pipeline) })),
    },
    {
      method: 'GET',
      path: `${below}/pipelines/:id/variables`,
      handle: inPipeline(({ variables }) => ({ status: 200, body: variables })),
    },
    {
      method: 'GET',
      path: `${below}/pipelines/:id/jobs`,
      handle: inPipeline((pipeline, request) => paged([{ ...view(pipeline), name: pipeline.name }], request)),
    },
    {
      method: 'POST',
      path: `${below}/pipelines/:id/cancel`,
      handle: inPipeline((pipeline) => {
        pipeline.job.abort.abort();
        return { status: 200, body: view(pipeline) };
      }),
    },
    {
      method: 'GET',
      path: `${below}/jobs/:id/trace`,
      handle: inPipeline(({ job }) => ({ status: 200, raw: { type: 'text/plain', content: Buffer.from(job.log) } })),
    },
    {
      method: 'GET',
      path: `${below}/jobs/:id/artifacts`,
      handle: inPipeline(({ job }) =>
        job.left === null
          ? say(404, '404 Not found')
          : {
              status: 200,
              raw: { type: 'application/octet-stream', content: zipFolder(job.left, 'stellwerk-check') },
            },
      ),
    },
  ];
}

function view({ id, ref, sha, createdAt, finishedAt, job }: Pipeline): object {
  return { id, ref, sha, status: statusOf(job), source: 'api', created_at: createdAt, finished_at: finishedAt };
}

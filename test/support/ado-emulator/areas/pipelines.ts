import { fault, list, ok } from '../route';
import type { AdoArea, AdoRequest } from '../route';
import { approvalsOf, definitionsOf, ensureEnvironment, environmentsOf } from '../pipelines/build';
import type { Approval, Definition } from '../pipelines/build';
import { queueBuild } from '../pipelines/queue-build';

interface CreatePipeline {
  readonly name: string;
  readonly folder?: string;
  readonly configuration: { readonly path: string; readonly repository: { readonly id: string } };
}

interface RunPipeline {
  readonly resources?: {
    readonly repositories?: { readonly self?: { readonly refName?: string; readonly version?: string } };
  };
  readonly templateParameters?: Readonly<Record<string, string>>;
}

function pipelineView({ id, name, folder, path, repository }: Definition): object {
  return { id, name, folder, revision: 1, configuration: { type: 'yaml', path, repository: { id: repository.id } } };
}

function createPipeline({ store, params, body }: AdoRequest) {
  const { name, folder = '\\', configuration } = body as CreatePipeline;
  const project = store.findProject(params['project'] ?? '');
  const repository = store.findRepository(params['project'], configuration.repository.id);
  if (!project || !repository)
    return fault(404, 'ProjectDoesNotExistException', 'TF200016: The project does not exist.');
  const taken = [...definitionsOf(store).values()].some((each) => each.project === project && each.name === name);
  if (taken) return fault(409, 'DefinitionExistsException', `A pipeline with name ${name} already exists.`);
  const made = { id: store.nextId('definition'), name, folder, path: configuration.path, project, repository };
  definitionsOf(store).set(String(made.id), made);
  return ok(pipelineView(made));
}

async function runPipeline({ store, params, body, user, baseUrl }: AdoRequest) {
  const definition = definitionsOf(store).get(params['pipeline'] ?? '');
  if (!definition) return fault(404, 'PipelineNotFoundException', 'The pipeline does not exist.');
  const { resources, templateParameters = {} } = body as RunPipeline;
  const { refName = definition.repository.defaultBranch, version } = resources?.repositories?.self ?? {};
  try {
    const asked = { definition, branch: refName, parameters: templateParameters, user, baseUrl };
    const build = await queueBuild(store, version === undefined ? asked : { ...asked, version });
    const pipeline = { id: definition.id, name: definition.name };
    return ok({
      id: build.id,
      name: build.number,
      state: 'inProgress',
      createdDate: build.queueTime,
      pipeline,
      templateParameters,
    });
  } catch (error) {
    return fault(400, 'PipelineValidationException', error instanceof Error ? error.message : String(error));
  }
}

function approvalView(approval: Approval): object {
  const { id, status, createdOn, buildId, comment, by, environment } = approval;
  return {
    ...{ id, status, createdOn, instructions: `Deployment to ${environment}` },
    steps: by === null ? [] : [{ status, comment, actualApprover: { displayName: by } }],
    pipeline: { owner: { id: buildId }, id: String(buildId) },
  };
}

function decideApprovals({ store, body, user }: AdoRequest) {
  const updates = body as readonly {
    readonly approvalId: string;
    readonly status: Approval['status'];
    readonly comment?: string;
  }[];
  const decided: object[] = [];
  for (const { approvalId, status, comment = '' } of updates) {
    const approval = approvalsOf(store).get(approvalId);
    if (!approval) return fault(404, 'ApprovalNotFoundException', `The approval ${approvalId} does not exist.`);
    if (approval.status !== 'pending')
      return fault(400, 'ApprovalInvalidStatusException', 'The approval is completed.');
    Object.assign(approval, { status, comment, by: user });
    approval.decide();
    decided.push(approvalView(approval));
  }
  return list(decided);
}

/** Pipelines, their runs, environments and the approvals on them. */
export const pipelines: AdoArea = {
  resources: [
    {
      area: 'pipelines',
      id: '28e1305e-2afe-47bf-abaf-cbb0e6a91988',
      resourceName: 'pipelines',
      routeTemplate: '{project}/_apis/{area}/{pipelineId}',
      maxVersion: '7.2',
    },
    {
      area: 'pipelines',
      id: '7859261e-d2e9-4a68-b820-a5d84cc5bb3d',
      resourceName: 'runs',
      routeTemplate: '{project}/_apis/{area}/{pipelineId}/{resource}/{runId}',
      maxVersion: '7.2',
    },
    {
      area: 'distributedtask',
      id: '8572b1fc-2482-47fa-8f74-7e3ed53ee54b',
      resourceName: 'environments',
      routeTemplate: '{project}/_apis/{area}/{resource}/{environmentId}',
      maxVersion: '7.2',
    },
  ],
  routes: [
    {
      method: 'GET',
      path: '/:project/_apis/pipelines/approvals',
      handle: ({ store, params, query }) => {
        const project = store.findProject(params['project'] ?? '');
        const state = query.get('state');
        const found = [...approvalsOf(store).values()].filter(
          (each) => each.project === project && (state === null || each.status === state),
        );
        return list(found.map(approvalView));
      },
    },
    { method: 'PATCH', path: '/:project/_apis/pipelines/approvals', handle: decideApprovals },
    { method: 'POST', path: '/:project/_apis/pipelines', handle: createPipeline },
    { method: 'POST', path: '/:project/_apis/pipelines/:pipeline/runs', handle: runPipeline },
    {
      method: 'GET',
      path: '/:project/_apis/distributedtask/environments',
      handle: ({ store, params, query }) => {
        const project = store.findProject(params['project'] ?? '');
        const name = query.get('name');
        const found = [...environmentsOf(store).values()].filter(
          (each) => each.project === project && (name === null || each.name === name),
        );
        return list(found.map(({ id, name: called }) => ({ id, name: called })));
      },
    },
    {
      method: 'POST',
      path: '/:project/_apis/distributedtask/environments',
      handle: ({ store, params, body }) => {
        const project = store.ensureProject(params['project'] ?? '');
        const { id, name } = ensureEnvironment(store, project, (body as { readonly name: string }).name);
        return ok({ id, name });
      },
    },
  ],
};

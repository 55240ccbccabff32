import { fault, list, ok } from '../route';
import type { AdoArea, AdoRequest, AdoResource } from '../route';
import { buildsOf, definitionsOf } from '../pipelines/build';
import type { Build } from '../pipelines/build';
import { buildView } from '../pipelines/queue-build';
import { logOf } from '../pipelines/run-step';
import { zipFolder } from '../pipelines/zip-folder';

const noBuild = fault(404, 'BuildNotFoundException', 'The requested build does not exist.');

function buildOf({ store, params }: AdoRequest): Build | undefined {
  const build = buildsOf(store).get(params['build'] ?? '');
  return build && store.findProject(params['project'] ?? '') === build.definition.project ? build : undefined;
}

function resource(id: string, resourceName: string, tail: string): AdoResource {
  return { area: 'build', id, resourceName, routeTemplate: `{project}/_apis/{area}/${tail}`, maxVersion: '7.2' };
}

function findBuilds(request: AdoRequest) {
  const { store, params, query, baseUrl } = request;
  const project = store.findProject(params['project'] ?? '');
  const number = query.get('buildNumber');
  const definitions = query.get('definitions')?.split(',');
  const [minTime, status] = [query.get('minTime'), query.get('statusFilter')];
  const found = [...buildsOf(store).values()].filter(
    ({ definition, number: own, finishTime, status: now }) =>
      definition.project === project &&
      (number === null || own === number) &&
      (status !== 'completed' || now === 'completed') &&
      (minTime === null || (finishTime !== null && Date.parse(finishTime) >= Date.parse(minTime))) &&
      (definitions === undefined || definitions.includes(String(definition.id))),
  );
  return list(found.reverse().map((build) => buildView(build, baseUrl)));
}

function findDefinitions({ store, params, query }: AdoRequest) {
  const project = store.findProject(params['project'] ?? '');
  const repository = query.get('repositoryId');
  const found = [...definitionsOf(store).values()].filter(
    (each) => each.project === project && (repository === null || each.repository.id === repository),
  );
  return list(
    found.map(({ id, name, folder, path }) => {
      const process = { type: 2, yamlFilename: path.replace(/^\//, '') };
      return { id, name, path: folder, process };
    }),
  );
}

/** A build that is asked to stop says `cancelling` until its processes have ended. */
function changeBuild(request: AdoRequest) {
  const build = buildOf(request);
  if (!build) return noBuild;
  const { status } = request.body as { readonly status?: number | string };
  if ((status === 4 || status === 'cancelling') && build.status !== 'completed') {
    build.status = 'cancelling';
    build.abort.abort();
  }
  return ok(buildView(build, request.baseUrl));
}

function linesOf(file: string): readonly string[] {
  return logOf(file).replace(/\n$/, '').split('\n');
}

function logLines(request: AdoRequest) {
  const file = buildOf(request)?.logs.get(Number(request.params['log']));
  if (file === undefined) return fault(404, 'BuildLogNotFoundException', 'The log does not exist.');
  const lines = linesOf(file);
  const first = Number(request.query.get('startLine') ?? 0);
  const last = Number(request.query.get('endLine') ?? lines.length);
  const stamp = new Date().toISOString();
  return list(lines.slice(first, last).map((line) => `${stamp} ${line}`));
}

/** Builds with their timeline, logs and artifacts. */
export const builds: AdoArea = {
  resources: [
    resource('dbeaf647-6167-421a-bda9-c9327b25e2e6', 'definitions', '{resource}/{definitionId}'),
    resource('0cd358e1-9217-4d94-8269-1c1ee6f93dcf', 'Builds', '{resource}/{buildId}'),
    resource('8baac422-4c6e-4de5-8532-db96d92acffa', 'Timeline', 'builds/{buildId}/{resource}/{timelineId}'),
    resource('35a80daf-7f30-45fc-86e8-6b813d9c90df', 'logs', 'builds/{buildId}/{resource}/{logId}'),
    resource('1db06c96-014e-44e1-ac91-90b2d4b3e984', 'artifacts', 'builds/{buildId}/{resource}'),
  ],
  routes: [
    { method: 'GET', path: '/:project/_apis/build/definitions', handle: findDefinitions },
    { method: 'GET', path: '/:project/_apis/build/builds', handle: findBuilds },
    {
      method: 'GET',
      path: '/:project/_apis/build/builds/:build',
      handle: (request) => {
        const build = buildOf(request);
        return build ? ok(buildView(build, request.baseUrl)) : noBuild;
      },
    },
    { method: 'PATCH', path: '/:project/_apis/build/builds/:build', handle: changeBuild },
    {
      method: 'GET',
      path: '/:project/_apis/build/builds/:build/timeline',
      handle: (request) => {
        const build = buildOf(request);
        return build ? ok({ id: String(build.id), records: build.timeline }) : noBuild;
      },
    },
    {
      method: 'GET',
      path: '/:project/_apis/build/builds/:build/logs',
      handle: (request) => {
        const logs = [...(buildOf(request)?.logs ?? [])];
        return list(logs.map(([id, file]) => ({ id, lineCount: linesOf(file).length })));
      },
    },
    { method: 'GET', path: '/:project/_apis/build/builds/:build/logs/:log', handle: logLines },
    {
      method: 'GET',
      path: '/:project/_apis/build/builds/:build/artifacts',
      handle: (request) => {
        const build = buildOf(request);
        if (!build) return noBuild;
        const name = request.query.get('artifactName');
        if (name === null) return list([...build.artifacts.keys()].map((each) => ({ name: each })));
        const folder = build.artifacts.get(name);
        if (folder === undefined) return fault(404, 'ArtifactNotFoundException', `The artifact ${name} was not found.`);
        return { status: 200, raw: { type: 'application/zip', content: zipFolder(folder, name) } };
      },
    },
  ],
};

import type { AdoStore } from '../store';
import { buildsOf } from './build';
import type { Build, Definition } from './build';
import { expandPipeline } from './expand-template';
import { textOf } from './expressions';
import { runBuild } from './run-build';
import { replaceMacros } from './run-step';

export interface QueueRequest {
  readonly definition: Definition;
  readonly branch: string;
  readonly version?: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly user: string;
  readonly baseUrl: string;
}

/** Starts a run of the pipeline's file at the commit. Throws what the service refuses the request with. */
export async function queueBuild(store: AdoStore, request: QueueRequest): Promise<Build> {
  const { definition, branch, parameters } = request;
  const { folder } = definition.repository;
  const version = request.version ?? (await store.git.resolve(folder, branch));
  if (version === undefined) throw new Error(`Could not get the latest source version for ${branch}.`);
  const path = definition.path.replace(/^\//, '');
  const text = await store.git.run(folder, ['show', `${version}:${path}`]).catch(() => undefined);
  if (!text) throw new Error(`File ${definition.path} not found in repository at version ${version}.`);
  const pipeline = expandPipeline(text.toString('utf8'), parameters);
  const id = store.nextId('build');
  const now = new Date();
  const day = now.toISOString().slice(0, 10).replaceAll('-', '');
  const name = textOf(pipeline['name'] ?? '$(Date:yyyyMMdd)$(Rev:.r)');
  const number = replaceMacros(name.replaceAll('$(Date:yyyyMMdd)', day).replaceAll('$(Rev:.r)', `.${id}`), {});
  const build: Build = {
    ...{
      id,
      number,
      definition,
      branch,
      version,
      parameters,
      requestedFor: request.user,
      queueTime: now.toISOString(),
    },
    ...{
      status: 'notStarted',
      result: null,
      startTime: null,
      finishTime: null,
      timeline: [],
      testRuns: [],
      coverage: null,
    },
    ...{ artifacts: new Map(), logs: new Map(), abort: new AbortController(), ended: Promise.resolve() },
  };
  buildsOf(store).set(String(id), build);
  build.ended = runBuild({ store, build, baseUrl: request.baseUrl }, pipeline).then(() => {
    const project = definition.project;
    store.emit({ eventType: 'build.complete', project, resource: buildView(build, request.baseUrl) });
  });
  return build;
}

export function buildView(build: Build, baseUrl: string): object {
  const { definition, id } = build;
  const { project, repository } = definition;
  return {
    ...{
      id,
      buildNumber: build.number,
      status: build.status,
      sourceBranch: build.branch,
      sourceVersion: build.version,
    },
    ...(build.result === null ? {} : { result: build.result }),
    ...{ queueTime: build.queueTime, startTime: build.startTime, finishTime: build.finishTime, reason: 'manual' },
    ...{ templateParameters: build.parameters, uri: `vstfs:///Build/Build/${id}` },
    definition: { id: definition.id, name: definition.name, project: { id: project.id, name: project.name } },
    project: { id: project.id, name: project.name },
    repository: { id: repository.id, type: 'TfsGit', name: repository.name },
    url: `${baseUrl}/${project.id}/_apis/build/Builds/${id}`,
    _links: { web: { href: `${baseUrl}/${project.id}/_build/results?buildId=${id}` } },
  };
}

import { join } from 'node:path';
import { parse } from 'yaml';
import { endJob, startJob } from '../hub-emulator/run-job';
import type { HubJob, JobPlace, JobStep } from '../hub-emulator/run-job';
import type { GitLabProject, GitLabStore } from './store';

export interface Variable {
  readonly key: string;
  readonly value: string;
}

export interface Pipeline {
  readonly id: number;
  readonly ref: string;
  readonly sha: string;
  readonly variables: readonly Variable[];
  readonly createdAt: string;
  finishedAt: string | null;
  readonly name: string;
  readonly job: HubJob;
}

interface Job {
  readonly rules?: readonly { readonly if: string }[];
  readonly script: readonly string[];
  readonly after_script?: readonly string[];
  readonly artifacts?: { readonly paths: readonly string[] };
}

type Config = Readonly<Record<string, unknown>> & { readonly include?: readonly { readonly local: string }[] };

/** Runs the one job of the commit's configuration whose rule holds; throws what GitLab refuses a pipeline with. */
export async function createPipeline(
  store: GitLabStore,
  project: GitLabProject,
  ref: string,
  variables: readonly Variable[],
): Promise<Pipeline> {
  const { folder } = project;
  const sha = await store.git.resolve(folder, `refs/heads/${ref}`);
  if (sha === undefined) throw new Error('Reference not found');
  const read = async (path: string): Promise<Config> => {
    const text = await store.git.run(folder, ['show', `${sha}:${path}`]).catch(() => undefined);
    if (!text) throw new Error(`Missing CI config file ${path}`);
    return parse(text.toString('utf8')) as Config;
  };
  const { include = [], ...own } = await read('.gitlab-ci.yml');
  const included = await Promise.all(include.map(({ local }) => read(local.replace(/^\//, ''))));
  const jobs = Object.entries(Object.assign({}, ...included, own) as Record<string, Job>);
  const [chosen] = jobs.filter(([, { rules = [] }]) => rules.some((rule) => holds(rule.if, variables)));
  if (!chosen) throw new Error('Pipeline will not run for the selected trigger. The rules configuration prevented it.');
  const [name, job] = chosen;
  const made: Pipeline = {
    ...{ id: store.nextId(), ref, sha, variables, createdAt: new Date().toISOString(), finishedAt: null, name },
    job: startJob(stepsOf(folder, sha, job, variables), () => {
      made.finishedAt = new Date().toISOString();
      const { id, job: run } = made;
      const attributes = { id, ref, sha, status: statusOf(run), variables, source: 'api' };
      const about = { object_kind: 'pipeline', project: { path_with_namespace: project.path } };
      store.emit(project, 'Pipeline Hook', { ...about, object_attributes: attributes });
    }),
  };
  project.pipelines.push(made);
  return made;
}

function holds(condition: string, variables: readonly Variable[]): boolean {
  return variables.some(({ key, value }) => condition === `$${key}` && value !== '');
}

function stepsOf(folder: string, sha: string, job: Job, variables: readonly Variable[]): readonly JobStep[] {
  const source = ({ agent }: JobPlace) => agent.variables['Build.SourcesDirectory'] ?? '';
  const shell = (place: JobPlace, lines: readonly string[] = []) =>
    place.script(['set -eo pipefail', ...lines].join('\n'), {
      ...Object.fromEntries(variables.map(({ key, value }) => [key, expanded(value)])),
      CI_PROJECT_DIR: source(place),
    });
  return [
    {
      name: 'get sources',
      always: false,
      async run({ agent }) {
        await agent.checkOut(folder, sha);
        return true;
      },
    },
    { name: 'script', always: false, run: (place) => shell(place, job.script) },
    { name: 'after_script', always: true, run: (place) => shell(place, job.after_script) },
    {
      name: 'artifacts',
      always: true,
      async run(place) {
        for (const path of job.artifacts?.paths ?? []) place.keep(join(source(place), path));
        return true;
      },
    },
  ];
}

/** GitLab replaces what looks like a variable in a variable's value. */
function expanded(value: string): string {
  return value.replace(/\$\{?\w+\}?/g, '');
}

export function statusOf({ conclusion }: HubJob): string {
  if (conclusion === null) return 'running';
  return { success: 'success', failure: 'failed', cancelled: 'canceled' }[conclusion];
}

export async function endPipelines(store: GitLabStore): Promise<void> {
  await Promise.all(store.projects().flatMap(({ pipelines }) => pipelines.map(({ job }) => endJob(job))));
}

import type { Build, TimelineRecord } from 'azure-devops-node-api/interfaces/BuildInterfaces';
import { BuildStatus } from '../vendor-values';
import { AppError } from '../../../domain/errors';
import { azurePipelinePath } from '../../../pipelines/azure/pipeline-options';
import type { AdoAddress } from '../address';
import { bytesOf } from '../bytes-of';
import type { AdoClient } from '../client';
import { saysAny, statusOf } from '../errors';
import { readZip } from '../../code-hosting/read-zip';
import type { PublishedFigures } from '../../../ports/check-runner';
import { ensurePipeline, findPipeline } from './pipeline-of';
import { readPublished } from './published-figures';
import type { WantedFigures } from './published-figures';

const mostUnpacked = 50_000_000;

/** Starts, finds and reads runs of a repository's pipeline. A run is called as the caller names it, and found again by that. */
export interface AdoRuns {
  /** Starts the run unless there is one of that name. Answers the build's number. */
  ensure(
    address: AdoAddress,
    name: string,
    commit: string,
    parameters: Readonly<Record<string, string>>,
  ): Promise<number>;
  find(address: AdoAddress, name: string): Promise<Build | undefined>;
  get(address: AdoAddress, build: number): Promise<Build | undefined>;
  /** The newest 500 runs of the pipeline. */
  list(address: AdoAddress): Promise<readonly Build[]>;
  /** Tasks, stages and checkpoints in the order they stand in. */
  timeline(address: AdoAddress, build: number): Promise<readonly TimelineRecord[]>;
  /** Last lines of a step's own output. */
  tail(address: AdoAddress, build: number, log: number, lines: number): Promise<string>;
  /** Files of an artifact by their path; none when it is not there. */
  artifact(address: AdoAddress, build: number, name: string): Promise<ReadonlyMap<string, Buffer>>;
  /** What the build's own tasks published; undefined = nothing of it. */
  published(address: AdoAddress, build: number, wanted: WantedFigures): Promise<PublishedFigures | undefined>;
  cancel(address: AdoAddress, build: number): Promise<void>;
}

export function createAdoRuns(client: AdoClient): AdoRuns {
  async function named(address: AdoAddress, name: string, definition: number): Promise<readonly Build[]> {
    const { organization, project } = address;
    const found = await client.ask(organization, `look for the run ${name}`, async (apis) =>
      (await apis.build()).getBuilds(project, [definition], undefined, name),
    );
    // The oldest counts: a second one is the leftover of a repeated start.
    return [...(found ?? [])].sort((one, other) => (one.id ?? 0) - (other.id ?? 0));
  }

  async function find(address: AdoAddress, name: string): Promise<Build | undefined> {
    const { definition } = await findPipeline(client, address);
    return definition === undefined ? undefined : (await named(address, name, definition))[0];
  }

  async function cancel({ organization, project }: AdoAddress, id: number): Promise<void> {
    await client.ask(organization, `cancel the build ${id}`, async (apis) =>
      (await apis.build()).updateBuild({ status: BuildStatus.Cancelling }, project, id),
    );
  }

  return {
    find,
    cancel,
    async ensure(address, name, commit, parameters) {
      const { definition = 0 } = await ensurePipeline(client, address);
      const [known] = await named(address, name, definition);
      if (known?.id !== undefined) return known.id;
      const id = await start(client, address, definition, commit, parameters);
      const [first] = await named(address, name, definition);
      if (first?.id === undefined || first.id === id) return id;
      await cancel(address, id);
      return first.id;
    },
    async list(address) {
      const { definition } = await findPipeline(client, address);
      if (definition === undefined) return [];
      const { organization, project } = address;
      const none = undefined;
      const found = await client.ask(organization, `list the runs of ${project}`, async (apis) =>
        (await apis.build()).getBuilds(
          ...[project, [definition], none, none, none, none, none, none, none, none, none, none],
          500,
        ),
      );
      return found ?? [];
    },
    async get({ organization, project }, id) {
      const found = await client.ask(organization, `show the build ${id}`, async (apis) =>
        (await apis.build()).getBuild(project, id),
      );
      return found ?? undefined;
    },
    async timeline({ organization, project }, id) {
      const found = await client.ask(organization, `show the timeline of build ${id}`, async (apis) =>
        (await apis.build()).getBuildTimeline(project, id),
      );
      return [...(found?.records ?? [])].sort((one, other) => (one.order ?? 0) - (other.order ?? 0));
    },
    async tail({ organization, project }, id, log, lines) {
      return client.ask(organization, `show a log of build ${id}`, async (apis) => {
        const api = await apis.build();
        const count = (await api.getBuildLogs(project, id))?.find((each) => each.id === log)?.lineCount ?? 0;
        const first = Math.max(0, Number(count) - lines);
        return ownLines((await api.getBuildLogLines(project, id, log, first)) ?? []);
      });
    },
    published: (address, id, wanted) => readPublished(client, address, id, wanted),
    async artifact({ organization, project }, id, name) {
      const archive = await client.ask(organization, `hand out ${name} of build ${id}`, async (apis) => {
        try {
          return await bytesOf(await (await apis.build()).getArtifactContentZip(project, id, name), name);
        } catch (error) {
          if (statusOf(error) === 404) return undefined;
          throw error;
        }
      });
      if (archive === undefined) return new Map();
      const files = await readZip(archive, mostUnpacked);
      // The archive holds one folder that is called as the artifact.
      return new Map([...files].map(([path, content]) => [path.replace(`${name}/`, ''), content]));
    },
  };
}

/** Runs the file as it stands at the commit, under a branch that stands there. */
async function start(
  client: AdoClient,
  { organization, project, repository }: AdoAddress,
  definition: number,
  commit: string,
  templateParameters: Readonly<Record<string, string>>,
): Promise<number> {
  return client.ask(organization, `run the pipeline of ${project}/${repository}`, async (apis) => {
    const refs = (await (await apis.git()).getRefs(repository, project, 'heads/')) ?? [];
    const branch = refs.find(({ objectId }) => objectId === commit)?.name;
    const self = { version: commit, ...(branch === undefined ? {} : { refName: branch }) };
    try {
      const api = await apis.pipelines();
      const run = await api.runPipeline(
        { resources: { repositories: { self } }, templateParameters },
        project,
        definition,
      );
      if (run?.id !== undefined) return run.id;
      throw new AppError('vendor_failed', `The pipeline ${definition} of ${project} is gone.`);
    } catch (error) {
      throw saysAny(error, 'PipelineValidationException') ? unusable(error, commit) : error;
    }
  });
}

function unusable(error: unknown, commit: string): AppError {
  const said = error instanceof Error ? error.message.slice(0, 300) : 'no reason given';
  return new AppError(
    'not_found',
    `Azure DevOps cannot run ${azurePipelinePath} at ${commit.slice(0, 12)}: ${said} Render a pipeline with ` +
      '`stellwerk pipeline render --write`, or let a run propose one.',
    { details: { commit }, retryable: false, cause: error },
  );
}

const stamp = /^\d{4}-\d\d-\d\dT[\d:.]+Z /;
const outputBegins = /^=+ Starting Command Output =+$/;

/** What the step's own program wrote: without time stamps, the task's preamble and the agent's remarks. */
function ownLines(lines: readonly string[]): string {
  const plain = lines.map((line) => line.replace(stamp, ''));
  const begin = plain.findIndex((line) => outputBegins.test(line)) + 1;
  return plain
    .slice(begin)
    .filter((line) => !/^##\[(?:section|error)\](?:Starting|Finishing|Bash exited)|^\[command\]/.test(line))
    .join('\n');
}

import { BuildResult, BuildStatus, TaskResult } from './vendor-values';
import type { Build } from 'azure-devops-node-api/interfaces/BuildInterfaces';
import { AppError } from '../../domain/errors';
import type { DeployRequest, Deployer, Migration } from '../../ports/deployer';
import type { ProjectIndex } from '../../ports/project-index';
import { addressOf } from './address';
import type { AdoAddress } from './address';
import type { AdoClient } from './client';
import { createAdoApprovals } from './pipelines/approvals';
import type { ApprovalPolicy } from './pipelines/approvals';
import { liveVersions, runName } from './pipelines/deployment-history';
import type { DeployAction, LiveVersion } from './pipelines/deployment-history';
import { createAdoRuns } from './pipelines/runs';

export interface AdoDeployerConfig {
  readonly client: AdoClient;
  readonly projects: Pick<ProjectIndex, 'getProject'>;
  /** Default `left`. */
  readonly approvals?: ApprovalPolicy;
  /** Between two looks at a run. Default 5 s. */
  readonly pollMilliseconds?: number;
  /** How long one step may take, with the wait for an approval. Default 40 minutes; then the call is repeated. */
  readonly timeoutMilliseconds?: number;
}

/** What the project's deploy command leaves in `$STELLWERK_OUT/answer.json`. */
interface Answer {
  /** The address that stays the same over versions. */
  readonly url?: string;
  readonly candidateUrl?: string;
  readonly migration?: Migration;
}

interface Known {
  readonly address: AdoAddress;
  readonly request: DeployRequest;
  readonly candidate: Build;
}

/**
 * Deployer over Azure Pipelines and environments: each step of a deployment is one run of the repository's pipeline with purpose
 * `deploy`, called after the deployment and the step, so that it is made once and found again. What is live is read from the runs.
 */
export function createAdoDeployer(config: AdoDeployerConfig): Deployer {
  const {
    client,
    projects,
    approvals: policy = 'left',
    pollMilliseconds = 5_000,
    timeoutMilliseconds = 2_400_000,
  } = config;
  const runs = createAdoRuns(client);
  const approvals = createAdoApprovals(client);
  const underWay = new Map<string, Promise<Build>>();

  async function known(deployId: string): Promise<Known | undefined> {
    const [tenant = '', project = ''] = deployId.split('.');
    const record = await projects.getProject(tenant, project);
    if (!record) return undefined;
    const address = addressOf(record.repository);
    const candidate = await runs.find(address, runName(deployId, 'candidate'));
    const asked = candidate?.templateParameters?.['request'];
    return candidate && asked !== undefined
      ? { address, candidate, request: JSON.parse(asked) as DeployRequest }
      : undefined;
  }

  async function get(deployId: string): Promise<Known> {
    const found = await known(deployId);
    if (found) return found;
    throw new AppError('not_found', `There is no deployment ${deployId}.`, { details: { deployId } });
  }

  async function live(address: AdoAddress, { tenant, project }: DeployRequest): Promise<readonly LiveVersion[]> {
    return liveVersions(await runs.list(address), `${tenant}.${project}.`);
  }

  /** Runs one step to its end; callers of this process that ask for the same one share it. */
  function step(address: AdoAddress, request: DeployRequest, action: DeployAction, weight?: number): Promise<Build> {
    const name = runName(request.deployId, action, weight);
    const shared = underWay.get(name);
    if (shared) return shared;
    const running = runStep(address, request, action, name, weight).finally(() => underWay.delete(name));
    underWay.set(name, running);
    return running;
  }

  async function runStep(
    address: AdoAddress,
    request: DeployRequest,
    action: DeployAction,
    name: string,
    weight = 0,
  ): Promise<Build> {
    const { install = ' ', build = ' ', migrate = ' ', start = ' ' } = request.commands;
    const id = await runs.ensure(address, name, request.commit, {
      ...{ run: name, purpose: 'deploy', request: JSON.stringify(request), action, deployment: request.deployId },
      ...{ weight: String(weight), install, build, migrate, start },
    });
    const end = client.timing.now() + timeoutMilliseconds;
    while (client.timing.now() < end) {
      const found = await runs.get(address, id);
      if (found?.status === BuildStatus.Completed) return found;
      if ((request.approvals ?? policy) === 'mirrored')
        await approvals.approve(address, id, `Approved at Stellwerk's gate: ${request.deployId}.`);
      await client.timing.wait(pollMilliseconds);
    }
    throw new AppError('timed_out', `The run ${name} has not ended; it may wait for an approval in Azure DevOps.`, {
      details: { run: name },
      retryable: true,
    });
  }

  async function answerOf(address: AdoAddress, { id = 0 }: Build): Promise<Answer> {
    const files = await runs.artifact(address, id, 'stellwerk-deployment');
    const text = files.get('answer.json')?.toString('utf8');
    return text === undefined ? {} : (JSON.parse(text) as Answer);
  }

  async function reasonOf(address: AdoAddress, { id = 0, result }: Build): Promise<string> {
    const refusal = await approvals.refusal(address, id);
    if (refusal !== undefined) return refusal;
    if (result === BuildResult.Canceled) return `The build ${id} was cancelled in Azure DevOps.`;
    const failed = (await runs.timeline(address, id)).find(
      ({ type, result: own }) => type === 'Task' && own === TaskResult.Failed,
    );
    const log = failed?.log?.id;
    const said = log === undefined ? (failed?.issues?.[0]?.message ?? '') : await runs.tail(address, id, log, 60);
    return `The build ${id} failed${failed ? ` in "${failed.name ?? ''}"` : ''}:\n${said.slice(-3_000)}`.trim();
  }

  async function switched(address: AdoAddress, request: DeployRequest, build: Build) {
    if (build.result !== BuildResult.Succeeded)
      return { kind: 'failed', reason: await reasonOf(address, build) } as const;
    const { url } = await answerOf(address, build);
    if (url !== undefined) return { kind: 'done', url, version: request.commit } as const;
    return { kind: 'failed', reason: 'The deploy command left no "url" in $STELLWERK_OUT/answer.json.' } as const;
  }

  async function wasRolledBack(address: AdoAddress, deployId: string): Promise<boolean> {
    return (await runs.find(address, runName(deployId, 'rollBack')))?.result === BuildResult.Succeeded;
  }

  return {
    async start(request) {
      const address = addressOf(request.repository.repository);
      const build = await step(address, request, 'candidate');
      if (build.sourceVersion !== request.commit) {
        throw new AppError('idempotency_conflict', `Deployment ${request.deployId} was started with another commit.`);
      }
      const answer = await answerOf(address, build);
      const migration = answer.migration ? { migration: answer.migration } : {};
      if (build.result !== BuildResult.Succeeded) {
        return { kind: 'failed', reason: await reasonOf(address, build), ...migration };
      }
      if (answer.candidateUrl !== undefined)
        return { kind: 'started', candidateUrl: answer.candidateUrl, ...migration };
      return { kind: 'failed', reason: 'The deploy command left no "candidateUrl" in $STELLWERK_OUT/answer.json.' };
    },
    async probe(deployId) {
      const { address, candidate, request } = await get(deployId);
      const { candidateUrl } = await answerOf(address, candidate);
      return probeUrl(`${candidateUrl ?? ''}${request.commands.healthPath ?? '/'}`);
    },
    async shift(deployId, weightPercent) {
      const { address, request } = await get(deployId);
      const done = await switched(address, request, await step(address, request, 'shift', weightPercent));
      return done.kind === 'done' ? { ...done, kind: 'shifted' } : done;
    },
    async promote(deployId) {
      const { address, request } = await get(deployId);
      if (await wasRolledBack(address, deployId))
        return { kind: 'failed', reason: `Deployment ${deployId} has been ended.` };
      const build = await step(address, request, 'promote');
      const done = await switched(address, request, build);
      if (done.kind !== 'done') return done;
      const decided = await approvals.given(address, build.id ?? 0);
      return { ...done, kind: 'promoted', ...(decided.length > 0 ? { approvals: decided } : {}) };
    },
    async rollBack(deployId) {
      const { address, request, candidate } = await get(deployId);
      if (candidate.result === BuildResult.Succeeded) {
        const build = await step(address, request, 'rollBack');
        if (build.result !== BuildResult.Succeeded) {
          throw new AppError('vendor_failed', `${deployId} was not rolled back: ${await reasonOf(address, build)}`, {
            details: { deployId },
          });
        }
      }
      return { restored: (await live(address, request)).at(-1)?.version ?? null };
    },
    async complete(deployId) {
      const { address, request } = await get(deployId);
      const build = await step(address, request, 'complete');
      if (build.result === BuildResult.Succeeded) return;
      throw new AppError('vendor_failed', `${deployId} was not completed: ${await reasonOf(address, build)}`);
    },
    async find(deployId) {
      const found = await known(deployId);
      if (found?.candidate.result !== BuildResult.Succeeded) return undefined;
      const { address, request, candidate } = found;
      const { url = '', candidateUrl = '' } = await answerOf(address, candidate);
      const stack = await live(address, request);
      const at = stack.findIndex((each) => each.deployId === deployId);
      const before = at < 0 ? stack.at(-1) : stack[at - 1];
      // Azure DevOps does not count users' requests; the project's signals do.
      const served = { requests: 0, errors: 0 };
      const isEnded = at < 0 && (await wasRolledBack(address, deployId));
      return {
        url,
        candidateUrl,
        version: request.commit,
        previousVersion: at < 0 ? null : (before?.version ?? null),
        ...(isEnded ? {} : { candidate: { version: request.commit, url: candidateUrl, served } }),
        ...(before ? { baseline: { version: before.version, url, served } } : {}),
      };
    },
  };
}

async function probeUrl(url: string): Promise<{ readonly healthy: boolean; readonly detail: string }> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000), redirect: 'manual' });
    await response.body?.cancel();
    return { healthy: response.ok, detail: `GET ${url} answered ${response.status}.` };
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown';
    return { healthy: false, detail: `GET ${url} got no answer: ${why}.` };
  }
}

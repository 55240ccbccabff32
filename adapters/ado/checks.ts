import { BuildStatus } from './vendor-values';
import type { Build } from 'azure-devops-node-api/interfaces/BuildInterfaces';
import type { CheckRequest, CheckRunner } from '../../ports/check-runner';
import type { ProjectIndex } from '../../ports/project-index';
import { addressOf } from './address';
import type { AdoAddress } from './address';
import type { AdoClient } from './client';
import { readResult } from './pipelines/check-result';
import { createAdoRuns } from './pipelines/runs';

export interface AdoChecksConfig {
  readonly client: AdoClient;
  /** Says where a check's repository is: later calls know only the check's id. */
  readonly projects: Pick<ProjectIndex, 'getProject'>;
}

/**
 * Check runner over Azure Pipelines. A check is a run of the repository's own pipeline file at the commit, with the commands as
 * parameters; the run is called as the check, so nothing is kept here. Its end is told by the service hook `build.complete`.
 */
export function createAdoChecks({ client, projects }: AdoChecksConfig): CheckRunner {
  const runs = createAdoRuns(client);

  async function locate(checkId: string): Promise<{ readonly address: AdoAddress; readonly build: Build } | undefined> {
    const [tenant = '', project = ''] = checkId.split('.');
    const record = await projects.getProject(tenant, project);
    if (!record) return undefined;
    const address = addressOf(record.repository);
    const build = await runs.find(address, checkId);
    return build && { address, build };
  }

  return {
    async start(request) {
      const address = addressOf(request.repository.repository);
      await runs.ensure(address, request.checkId, request.commit, parametersOf(request));
    },
    async result(checkId) {
      const found = await locate(checkId);
      if (found?.build.status !== BuildStatus.Completed) return undefined;
      const { address, build } = found;
      const whole = build.templateParameters ? build : await runs.get(address, build.id ?? 0);
      const asked = whole?.templateParameters?.['request'];
      return asked === undefined ? undefined : readResult(runs, address, build, JSON.parse(asked) as CheckRequest);
    },
    async cancel(checkId) {
      const found = await locate(checkId);
      if (!found || found.build.status === BuildStatus.Completed) return;
      await runs.cancel(found.address, found.build.id ?? 0);
    },
  };
}

function parametersOf(request: CheckRequest): Readonly<Record<string, string>> {
  const { commands, lcov, collect = [], timeoutSeconds } = request;
  const kept = [lcov, ...commands.map(({ results }) => results), ...collect].filter((path) => path !== undefined);
  return {
    run: request.checkId,
    purpose: 'check',
    request: JSON.stringify(request),
    commands: JSON.stringify(
      commands.map(({ name, command, network, advisory, keepGoing = false }) => ({
        ...{ name, script: command, network },
        goOn: advisory || keepGoing,
      })),
    ),
    secondsPerCommand: String(timeoutSeconds),
    keep: kept.length === 0 ? ' ' : [...new Set(kept)].join('\n'),
  };
}

import { ConfigurationType } from '../vendor-values';
import type { BuildDefinition } from 'azure-devops-node-api/interfaces/BuildInterfaces';
import { AppError } from '../../../domain/errors';
import { azurePipelinePath } from '../../../pipelines/azure/pipeline-options';
import type { AdoAddress } from '../address';
import type { AdoClient } from '../client';
import { statusOf } from '../errors';

export interface AdoPipeline {
  readonly address: AdoAddress;
  /** The service's id of the repository. */
  readonly repository: string;
  /** Absent = the repository's file has no pipeline yet. */
  readonly definition: number | undefined;
}

/** The pipeline that was made of the repository's file; the oldest when there are several. */
export async function findPipeline(client: AdoClient, address: AdoAddress): Promise<AdoPipeline> {
  const { organization, project, repository: name } = address;
  return client.ask(organization, `find the pipeline of ${project}/${name}`, async (apis) => {
    const repository = await (await apis.git()).getRepository(name, project);
    if (!repository?.id) throw unknownRepository(address);
    const list = await (
      await apis.build()
    ).getDefinitions(
      ...[project, undefined, repository.id, 'TfsGit', undefined, undefined, undefined, undefined, undefined],
      ...[undefined, undefined, undefined, true],
    );
    const ids = (list ?? []).filter(isOfFile).flatMap(({ id }) => id ?? []);
    return { address, repository: repository.id, definition: ids.sort((one, other) => one - other)[0] };
  });
}

/** The repository's pipeline, made when it is not there. A race with somebody who makes it too ends with theirs. */
export async function ensurePipeline(client: AdoClient, address: AdoAddress): Promise<Required<AdoPipeline>> {
  const found = await findPipeline(client, address);
  if (found.definition !== undefined) return found;
  const { organization, project, repository: name } = address;
  const definition = await client.ask(organization, `make a pipeline for ${project}/${name}`, async (apis) => {
    const repository = { id: found.repository, name, type: 'azureReposGit' };
    const configuration = { type: ConfigurationType.Yaml, path: `/${azurePipelinePath}`, repository };
    try {
      const made = await (
        await apis.pipelines()
      ).createPipeline({ name: `${name} stellwerk`, folder: '\\', configuration }, project);
      return made?.id;
    } catch (error) {
      if (statusOf(error) === 409) return undefined;
      throw error;
    }
  });
  const known = definition ?? (await findPipeline(client, address)).definition;
  if (known === undefined) throw unknownRepository(address);
  return { ...found, definition: known };
}

function isOfFile(definition: BuildDefinition): boolean {
  const { yamlFilename } = (definition.process ?? {}) as { readonly yamlFilename?: string };
  return yamlFilename?.replace(/^\//, '') === azurePipelinePath;
}

function unknownRepository({ organization, project, repository }: AdoAddress): AppError {
  return new AppError('unknown_repository', `There is no repository ${repository} in ${organization}/${project}.`, {
    details: { organization, project, repository },
  });
}

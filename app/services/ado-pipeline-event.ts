import { objectOf, positive, textOf } from './ado-envelope';
import type { AdoEnvelope, Json } from './ado-envelope';

/** A build, a pipeline's run or stage, or an approval in it, came to a new state. */
export interface AdoPipelineEvent extends AdoEnvelope {
  readonly teamProject: string | undefined;
  /** Id of the build, which is the id of the pipeline's run. */
  readonly build: number;
  readonly state: string;
  readonly result: string | undefined;
  /** Only `build.complete` tells it. */
  readonly commit: string | undefined;
}

/** A new or changed alert of Advanced Security. */
export interface AdoAlertEvent extends AdoEnvelope {
  readonly teamProject: string | undefined;
  readonly repository: string | undefined;
  readonly alertId: number;
  readonly title: string;
  readonly severity: string;
  readonly state: string;
}

export function readPipelineEvent(envelope: AdoEnvelope, body: Json): AdoPipelineEvent | undefined {
  const resource = objectOf(body['resource']);
  const run = objectOf(resource['run']);
  const build = positive(envelope.eventType === 'build.complete' ? resource['id'] : run['id']);
  if (build === undefined) return undefined;
  const told = ['approval', 'stage'].map((name) => resource[name]).find((part) => part !== undefined);
  const subject = envelope.eventType === 'build.complete' ? resource : objectOf(told ?? run);
  return {
    ...envelope,
    teamProject: projectOf(body, resource),
    build,
    state: textOf(subject['state']) ?? textOf(subject['status']) ?? 'unknown',
    result: textOf(subject['result']),
    commit: textOf(resource['sourceVersion']),
  };
}

export function readAlertEvent(envelope: AdoEnvelope, body: Json): AdoAlertEvent | undefined {
  const resource = objectOf(body['resource']);
  const alertId = positive(resource['alertId'] ?? resource['id']);
  if (alertId === undefined) return undefined;
  const repository = resource['repository'] ?? resource['repositoryUrl'];
  return {
    ...envelope,
    teamProject: projectOf(body, resource),
    repository: textOf(objectOf(repository)['name']) ?? textOf(repository)?.split('/').at(-1),
    alertId,
    title: textOf(resource['title']) ?? `alert ${alertId}`,
    severity: textOf(resource['severity']) ?? 'unknown',
    state: textOf(resource['state']) ?? textOf(resource['status']) ?? 'active',
  };
}

/** Some of these events name the project in the resource, some in its address, some by id alone. */
function projectOf(body: Json, resource: Json): string | undefined {
  const { pipeline, run, repository } = resource;
  const named =
    textOf(objectOf(resource['project'])['name']) ?? textOf(objectOf(objectOf(repository)['project'])['name']);
  if (named !== undefined) return named;
  const links = [objectOf(pipeline)['url'], objectOf(run)['url'], resource['url']].map(textOf);
  const inLink = links.map((url) => /\/([^/]+)\/_apis\//.exec(url ?? '')?.[1]).find((part) => part !== undefined);
  const container = objectOf(objectOf(body['resourceContainers'])['project']);
  const name = inLink ?? textOf(container['name']) ?? textOf(resource['projectId']) ?? textOf(container['id']);
  try {
    return name === undefined ? undefined : decodeURIComponent(name);
  } catch {
    return name;
  }
}

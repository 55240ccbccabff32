import { parsePullRequestId } from '../../domain/ids';
import type { WorkItemLink } from '../../ports/work-tracker';
import { addressOf } from './address';
import type { AdoClient } from './client';
import { openRepository } from './git-repository';
import { createAdoRuns } from './pipelines/runs';
import type { FieldPatch } from './work-item-fields';

interface Relation {
  readonly rel?: string;
  readonly url?: string;
}

interface Artifact {
  readonly url: string;
  /** The service knows the kinds of artifact links by these names. */
  readonly name: 'Branch' | 'Build' | 'Pull Request';
}

/** Relations that are missing for the links; the service shows them in the item's Development section. */
export async function missingLinks(
  client: AdoClient,
  links: readonly WorkItemLink[],
  stand: readonly Relation[],
): Promise<readonly FieldPatch[]> {
  const artifacts = await Promise.all(links.map((link) => artifactOf(client, link)));
  const known = new Set(stand.map(({ url = '' }) => decodeURIComponent(url).toLowerCase()));
  return artifacts.flatMap((artifact) => {
    if (!artifact || known.has(decodeURIComponent(artifact.url).toLowerCase())) return [];
    const { url, name } = artifact;
    return [{ op: 'add', path: '/relations/-', value: { rel: 'ArtifactLink', url, attributes: { name } } }];
  });
}

/** Undefined for what Azure DevOps does not have, e.g. a check that ran elsewhere. */
async function artifactOf(client: AdoClient, link: WorkItemLink): Promise<Artifact | undefined> {
  if (link.kind === 'check') {
    const build = await createAdoRuns(client).find(addressOf(link.repository), link.checkId);
    return build?.id === undefined ? undefined : { url: `vstfs:///Build/Build/${build.id}`, name: 'Build' };
  }
  const pull = link.kind === 'pullRequest' ? parsePullRequestId(link.pullRequest) : undefined;
  const id = link.kind === 'branch' ? link.repository : pull?.repository;
  if (id?.startsWith('ado:') !== true) return undefined;
  const repository = openRepository(client, id);
  const found = await repository.ask('give the description', (git) =>
    git.getRepository(repository.name, repository.project),
  );
  const place = `${found.project?.id ?? ''}%2F${found.id ?? ''}`;
  if (link.kind === 'branch') {
    return { url: `vstfs:///Git/Ref/${place}%2FGB${encodeURIComponent(link.branch)}`, name: 'Branch' };
  }
  return { url: `vstfs:///Git/PullRequestId/${place}%2F${pull?.number ?? 0}`, name: 'Pull Request' };
}

import { AppError } from '../../domain/errors';
import { parsePullRequestId, parseRepositoryId, repositoryId } from '../../domain/ids';

/** Where a repository lives. Names as the service writes them. */
export interface AdoAddress {
  readonly organization: string;
  readonly project: string;
  readonly repository: string;
}

/** Throws `unknown_repository` for an id that is none of this platform's. */
export function addressOf(id: string): AdoAddress {
  const { platform, path } = parseRepositoryId(id);
  const [organization, project, repository] = path.split('/').map(decode);
  if (platform !== 'ado' || !organization || !project || !repository) throw notAdo(id);
  return { organization, project, repository };
}

export function idOf({ organization, project, repository }: AdoAddress): string {
  return repositoryId({
    platform: 'ado',
    path: [organization, project, repository].map((part) => part.replace(/[%/]/g, encodeURIComponent)).join('/'),
  });
}

/** A repository id, or the clone address that Azure DevOps shows, of either kind. */
export function addressOfLocation(location: string): AdoAddress {
  const short = /^https?:\/\/(?:[^@/]*@)?dev\.azure\.com\/([^/]+)\/(?:(.+)\/)?_git\/([^/?#]+)\/?$/i.exec(location);
  const long = /^https?:\/\/([^./]+)\.visualstudio\.com\/(?:DefaultCollection\/)?(?:(.+)\/)?_git\/([^/?#]+)\/?$/i;
  const [, organization, project, repository] = short ?? long.exec(location) ?? [];
  if (organization === undefined || repository === undefined) return addressOf(location);
  // A repository that is called as its project is shown without the project.
  return {
    organization: decode(organization),
    project: decode(project ?? repository),
    repository: decode(repository),
  };
}

export function pullRequestAddress(
  id: string,
): (AdoAddress & { readonly id: string; readonly number: number }) | undefined {
  const parsed = parsePullRequestId(id);
  if (!parsed || parseRepositoryId(parsed.repository).platform !== 'ado') return undefined;
  return { ...addressOf(parsed.repository), id: parsed.repository, number: parsed.number };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function notAdo(id: string): AppError {
  return new AppError(
    'unknown_repository',
    `"${id}" is no repository of Azure DevOps. Write ado:{organization}/{project}/{repository}.`,
    { details: { repository: id } },
  );
}

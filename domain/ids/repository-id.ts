/** Where code, work items, checks and deployments of a project live. */
export const platforms = ['local', 'ado', 'github', 'gitlab'] as const;
export type Platform = (typeof platforms)[number];

/** Parts of a remote repository's name: `organization/project/repository`, `owner/repository`, `group/…/project`. */
export interface RepositoryIdParts {
  readonly platform: Platform;
  /** The platform's own path; for a local repository its registered name. */
  readonly path: string;
}

const partsOf: Readonly<Record<Exclude<Platform, 'local'>, { readonly least: number; readonly most: number }>> = {
  ado: { least: 3, most: 3 },
  github: { least: 2, most: 2 },
  gitlab: { least: 2, most: 20 },
};

/** `{platform}:{path}`; a local repository's id is its plain name. Throws nothing: what is no remote id is local. */
export function parseRepositoryId(id: string): RepositoryIdParts {
  const [, scheme, path = ''] = /^([a-z]+):(.+)$/.exec(id) ?? [];
  if (scheme !== 'ado' && scheme !== 'github' && scheme !== 'gitlab') return { platform: 'local', path: id };
  const count = path.split('/').filter((part) => part !== '').length;
  const { least, most } = partsOf[scheme];
  return count >= least && count <= most ? { platform: scheme, path } : { platform: 'local', path: id };
}

export function repositoryId({ platform, path }: RepositoryIdParts): string {
  return platform === 'local' ? path : `${platform}:${path}`;
}

/** `{repository id}!{number}` for remote platforms. */
export function pullRequestId(repository: string, number: number): string {
  return `${repository}!${number}`;
}

/** Undefined for a local pull request, whose id is the local host's own. */
export function parsePullRequestId(id: string): { readonly repository: string; readonly number: number } | undefined {
  const at = id.lastIndexOf('!');
  const number = Number(id.slice(at + 1));
  if (at < 1 || !Number.isInteger(number) || number < 1) return undefined;
  const repository = id.slice(0, at);
  return parseRepositoryId(repository).platform === 'local' ? undefined : { repository, number };
}

/** What a person gives as a location: a repository id, a clone address of a known host, or a path of this machine. */
export function platformOfLocation(location: string): Platform {
  const { platform } = parseRepositoryId(location);
  if (platform !== 'local') return platform;
  const host = /^https?:\/\/(?:[^/@]*@)?([^/:]+)/.exec(location)?.[1]?.toLowerCase() ?? '';
  if (host === 'dev.azure.com' || host.endsWith('.visualstudio.com')) return 'ado';
  if (host === 'github.com') return 'github';
  return host === 'gitlab.com' ? 'gitlab' : 'local';
}

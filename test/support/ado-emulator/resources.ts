import type { AdoResource } from './route';

/** Resources of the git area below a repository, as the service describes them. */
export function gitResource(id: string, resourceName: string, tail: string, key = 'repositoryId'): AdoResource {
  const routeTemplate = `{project}/_apis/{area}/repositories/{${key}}/${tail}`;
  return { area: 'git', id, resourceName, routeTemplate, maxVersion: '7.2' };
}

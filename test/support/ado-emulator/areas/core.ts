import { createHash } from 'node:crypto';
import { fault, list, ok } from '../route';
import type { AdoArea, AdoRequest } from '../route';
import type { AdoProject, AdoRepository, AdoStore } from '../store';

/** A stable identity id for a user name. */
export function identityId(user: string): string {
  const hex = createHash('sha256').update(user).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** User names by identity id, of whoever the organization has met by id alone. */
export const namesOf = (store: AdoStore): Map<string, string> => store.table<string>('names');

export function identityView(user: string): object {
  return { id: identityId(user), displayName: user.split('@', 1)[0], uniqueName: user };
}

export function projectView({ id, name }: AdoProject, { baseUrl }: AdoRequest): object {
  return { id, name, state: 'wellFormed', visibility: 'private', url: `${baseUrl}/_apis/projects/${id}` };
}

export function repositoryView(repository: AdoRepository, request: AdoRequest): object {
  const { id, name, project, defaultBranch } = repository;
  const url = `${request.baseUrl}/${project.id}/_apis/git/repositories/${id}`;
  return {
    id,
    name,
    url,
    defaultBranch,
    project: projectView(project, request),
    remoteUrl: `${request.baseUrl}/${project.name}/_git/${name}`,
    webUrl: `${request.baseUrl}/${project.name}/_git/${name}`,
  };
}

/** Connection data, projects, repositories. */
export const core: AdoArea = {
  resources: [
    {
      area: 'Location',
      id: 'e81700f7-3be2-46de-8624-2eb35882fcaa',
      resourceName: 'ResourceAreas',
      routeTemplate: '_apis/{resource}/{areaId}',
      maxVersion: '7.2',
    },
    {
      area: 'core',
      id: '603fe2ac-9723-48b9-88ad-09305aa6c6e1',
      resourceName: 'projects',
      routeTemplate: '_apis/{resource}/{*projectId}',
      maxVersion: '7.2',
    },
    {
      area: 'git',
      id: '225f7195-f9c7-4d14-ab28-a83f7ff77e1f',
      resourceName: 'repositories',
      routeTemplate: '{project}/_apis/{area}/{resource}/{repositoryId}',
      maxVersion: '7.2',
    },
  ],
  routes: [
    { method: 'GET', path: '/_apis/ResourceAreas', handle: () => list([]) },
    {
      method: 'GET',
      path: '/_apis/connectionData',
      handle: ({ user, baseUrl }) =>
        ok({
          authenticatedUser: { ...identityView(user), providerDisplayName: user },
          locationServiceData: { serviceOwner: baseUrl },
        }),
    },
    {
      method: 'GET',
      path: '/_apis/projects',
      handle: (request) => list(request.store.projects().map((project) => projectView(project, request))),
    },
    {
      method: 'GET',
      path: '/_apis/projects/:project',
      handle: (request) => {
        const project = request.store.findProject(request.params['project'] ?? '');
        return project
          ? ok(projectView(project, request))
          : fault(404, 'ProjectDoesNotExistException', 'TF200016: The project does not exist.');
      },
    },
    {
      method: 'GET',
      path: '/:project/_apis/git/repositories',
      handle: (request) => {
        const found = request.store.repositories(request.params['project'] ?? '');
        return list(found.map((each) => repositoryView(each, request)));
      },
    },
    {
      method: 'GET',
      path: '/:project/_apis/git/repositories/:repository',
      handle: (request) => {
        const { project, repository = '' } = request.params;
        const found = request.store.findRepository(project, repository);
        return found
          ? ok(repositoryView(found, request))
          : fault(404, 'GitRepositoryNotFoundException', `TF401019: The Git repository ${repository} does not exist.`);
      },
    },
  ],
};

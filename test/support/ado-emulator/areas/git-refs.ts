import { recordPush } from '../pushes';
import { fault, list } from '../route';
import type { AdoArea, AdoRequest } from '../route';
import type { AdoRepository } from '../store';

interface RefUpdate {
  readonly name: string;
  readonly oldObjectId: string;
  readonly newObjectId: string;
}

/** The repository that the path names; every git route begins with it. */
export function repositoryOf({ store, params }: AdoRequest): AdoRepository | undefined {
  return store.findRepository(params['project'], params['repository'] ?? '');
}

export const noRepository = fault(
  404,
  'GitRepositoryNotFoundException',
  'TF401019: The Git repository does not exist.',
);

/** Branches and tags: listing, and compare-and-set of each. */
export const gitRefs: AdoArea = {
  resources: [
    {
      area: 'git',
      id: '2d874a60-a811-4f62-9c9f-963a6ea0a55b',
      resourceName: 'refs',
      routeTemplate: '{project}/_apis/{area}/repositories/{repositoryId}/{resource}',
      maxVersion: '7.2',
    },
  ],
  routes: [
    {
      method: 'GET',
      path: '/:project/_apis/git/repositories/:repository/refs',
      handle: async (request) => {
        const repository = repositoryOf(request);
        if (!repository) return noRepository;
        const filter = request.query.get('filter') ?? '';
        const format = '%(objectname) %(refname)';
        const output = await request.store.git.text(repository.folder, ['for-each-ref', `--format=${format}`, 'refs/']);
        const refs = output
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => ({ objectId: line.slice(0, 40), name: line.slice(41) }));
        return list(refs.filter(({ name }) => name.startsWith(`refs/${filter}`)));
      },
    },
    {
      method: 'POST',
      path: '/:project/_apis/git/repositories/:repository/refs',
      handle: async (request) => {
        const repository = repositoryOf(request);
        if (!repository) return noRepository;
        const results: object[] = [];
        for (const update of request.body as readonly RefUpdate[]) {
          const { name, newObjectId, oldObjectId } = update;
          const success = await request.store.git.updateRef(repository.folder, name, newObjectId, oldObjectId);
          if (success)
            await recordPush(request.store, repository, name, { oldObjectId, newObjectId, user: request.user });
          // The service answers 200 with success: false, and so do we.
          results.push({
            ...update,
            repositoryId: repository.id,
            success,
            updateStatus: success ? 'succeeded' : 'staleOldObjectId',
          });
        }
        return list(results);
      },
    },
  ],
};

import { identityId } from './core';
import { fault, list, ok } from '../route';
import type { AdoArea, AdoRequest } from '../route';
import type { AdoStore } from '../store';

/** Content of a project's pages by `{project}/{path}`. */
export const wikiPages = (store: AdoStore) => store.table<string>('wiki-pages');
const wikis = (store: AdoStore) => store.table<object>('wikis');

const projectOf = ({ store, params }: AdoRequest) => store.findProject(params['project'] ?? '');
const keyOf = (request: AdoRequest) => `${projectOf(request)?.name ?? ''}${request.query.get('path') ?? ''}`;

/** The project's own wiki. */
export const wiki: AdoArea = {
  resources: [],
  routes: [
    {
      method: 'GET',
      path: '/:project/_apis/wiki/wikis',
      handle: (request) => {
        const found = wikis(request.store).get(projectOf(request)?.id ?? '');
        return list(found ? [found] : []);
      },
    },
    {
      method: 'POST',
      path: '/:project/_apis/wiki/wikis',
      handle: (request) => {
        const { name, type, projectId } = request.body as Readonly<Record<string, string>>;
        if (wikis(request.store).has(projectId ?? '')) {
          return fault(409, 'WikiAlreadyExistsException', 'TF401035: The project has a wiki already.');
        }
        const made = { id: identityId(`wiki-${projectId}`), name, type, projectId };
        wikis(request.store).set(projectId ?? '', made);
        return { status: 201, body: made };
      },
    },
    {
      method: 'GET',
      path: '/:project/_apis/wiki/wikis/:wiki/pages',
      handle: (request) => {
        const content = wikiPages(request.store).get(keyOf(request));
        if (content === undefined) return fault(404, 'WikiPageNotFoundException', 'The page was not found.');
        return ok({ path: request.query.get('path'), content }, { etag: identityId(content) });
      },
    },
    {
      method: 'PUT',
      path: '/:project/_apis/wiki/wikis/:wiki/pages',
      handle: (request) => {
        const path = request.query.get('path') ?? '';
        const above = path.slice(0, path.lastIndexOf('/'));
        const pages = wikiPages(request.store);
        if (above !== '' && !pages.has(`${projectOf(request)?.name ?? ''}${above}`)) {
          return fault(404, 'WikiAncestorPageNotFoundException', `The ancestor page ${above} was not found.`);
        }
        if (pages.has(keyOf(request))) {
          return fault(412, 'WikiPageHasConflictsException', 'The page exists; name its version with If-Match.');
        }
        pages.set(keyOf(request), (request.body as { readonly content: string }).content);
        return { status: 201, body: { path } };
      },
    },
  ],
};

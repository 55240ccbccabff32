import { patchWorkItem } from '../patch-work-item';
import type { PatchOperation } from '../patch-work-item';
import { queryWorkItems } from '../query-work-items';
import { fault, list, ok } from '../route';
import type { AdoAnswer, AdoArea, AdoRequest } from '../route';
import type { AdoProject } from '../store';
import { addItem, items, typesOf } from '../work-item-store';
import type { AdoItem } from '../work-item-store';
import { tellCommented, tellCreated, tellDeleted, tellUpdated, updatesOf, viewItem } from '../work-item-views';
import { identityView } from './core';

const resource = (id: string, resourceName: string, routeTemplate: string, maxVersion = '7.1') => ({
  ...{ area: 'wit', id, resourceName, routeTemplate, maxVersion },
});

const notFound = (id = '') =>
  fault(
    404,
    'WorkItemUnauthorizedAccessException',
    `TF401232: Work item ${id} does not exist, or you do not have permissions to read it.`,
  );

/** Work items with their revisions, queries, comments, and what their process allows. */
export const workItems: AdoArea = {
  resources: [
    resource('72c7ddf8-2cdc-4f60-90cd-ab71c14a399b', 'workItems', '{project}/_apis/{area}/{resource}/{id}'),
    resource('62d3d110-0047-428c-ad3c-4fe872c91c74', 'workItems', '{project}/_apis/{area}/{resource}/${type}'),
    resource('908509b6-4248-4475-a1cd-829139ba419f', 'workItemsBatch', '{project}/_apis/{area}/{resource}'),
    resource('1a9c53f7-f243-4447-b110-35ef023636e4', 'wiql', '{project}/{team}/_apis/{area}/{resource}'),
    resource(
      '608aac0a-32e1-4493-a863-b9cf4566d257',
      'comments',
      '{project}/_apis/{area}/workItems/{workItemId}/{resource}/{commentId}',
    ),
    resource('7c8d7a76-4a09-43e8-b5df-bd792f4ac6aa', 'workItemTypes', '{project}/_apis/{area}/{resource}/{type}'),
    resource(
      '7c9d7a76-4a09-43e8-b5df-bd792f4ac6aa',
      'states',
      '{project}/_apis/{area}/workItemTypes/{type}/{resource}',
    ),
    resource(
      '6570bf97-d02c-4a91-8d93-3abe9895b1a9',
      'updates',
      '{project}/_apis/{area}/workItems/{id}/{resource}/{updateNumber}',
    ),
  ],
  routes: [
    {
      method: 'GET',
      path: '/:project/_apis/wit/workItems/:id',
      handle: (request) => withItem(request, (item) => ok(viewItem(item, request.baseUrl))),
    },
    {
      method: 'GET',
      path: '/_apis/wit/workItems/:id',
      handle: (request) => withItem(request, (item) => ok(viewItem(item, request.baseUrl))),
    },
    {
      method: 'PATCH',
      path: '/:project/_apis/wit/workItems/:id',
      handle: (request) => withItem(request, (item) => update(item, request)),
    },
    {
      method: 'DELETE',
      path: '/:project/_apis/wit/workItems/:id',
      handle: (request) =>
        withItem(request, (item) => {
          items(request.store).delete(String(item.id));
          tellDeleted(request.store, item, request.baseUrl);
          return ok({ id: item.id, code: 200 });
        }),
    },
    {
      method: 'POST',
      path: '/:project/_apis/wit/workItems/$:type',
      handle: (request) => withProject(request, (project) => create(project, request)),
    },
    {
      method: 'POST',
      path: '/:project/_apis/wit/workItemsBatch',
      handle: (request) => {
        const { ids } = request.body as { readonly ids: readonly number[] };
        if (ids.length > 200)
          return fault(400, 'VssPropertyValidationException', 'VS402337: A batch takes at most 200 ids.');
        const found = ids.map((id) => items(request.store).get(String(id)));
        return list(found.map((item) => (item ? viewItem(item, request.baseUrl) : null)));
      },
    },
    {
      method: 'POST',
      path: '/:project/_apis/wit/wiql',
      handle: (request) =>
        withProject(request, (project) => {
          const { query } = request.body as { readonly query: string };
          const found = queryWorkItems(query, [...items(request.store).values()], project.name);
          const most = Number(request.query.get('$top') ?? 20_000);
          const workItems = found
            .slice(0, most)
            .map(({ id }) => ({ id, url: `${request.baseUrl}/_apis/wit/workItems/${id}` }));
          return ok({ queryType: 'flat', queryResultType: 'workItem', asOf: new Date().toISOString(), workItems });
        }),
    },
    {
      method: 'GET',
      path: '/:project/_apis/wit/workItemTypes',
      handle: (request) =>
        withProject(request, (project) =>
          list(typesOf(request.store, project).map(({ name }) => ({ name, referenceName: name }))),
        ),
    },
    {
      method: 'GET',
      path: '/:project/_apis/wit/workItemTypes/:type/states',
      handle: (request) =>
        withProject(request, (project) => {
          const type = typesOf(request.store, project).find(({ name }) => name === request.params['type']);
          return type
            ? list(type.states)
            : fault(404, 'WorkItemTypeNotFoundException', 'VS402323: The work item type does not exist.');
        }),
    },
    {
      method: 'GET',
      path: '/:project/_apis/wit/workItems/:id/comments',
      handle: (request) =>
        withItem(request, ({ comments }) => {
          const found = [...comments].reverse().map((comment) => commentView(comment));
          return ok({ totalCount: found.length, count: found.length, comments: found });
        }),
    },
    {
      method: 'GET',
      path: '/:project/_apis/wit/workItems/:id/comments/:comment',
      handle: (request) =>
        withItem(request, ({ comments }) => {
          const found = comments.find(({ id }) => String(id) === request.params['comment']);
          return found ? ok(commentView(found)) : notFound(request.params['comment']);
        }),
    },
    {
      method: 'POST',
      path: '/:project/_apis/wit/workItems/:id/comments',
      handle: (request) =>
        withItem(request, (item) => {
          const { text } = request.body as { readonly text: string };
          const format = request.query.get('format') ?? 'html';
          const made = {
            id: request.store.nextId('comment'),
            text,
            format,
            author: request.user,
            at: new Date().toISOString(),
          };
          item.comments.push(made);
          revise(item, request, { 'System.CommentCount': item.comments.length, 'System.History': text });
          tellCommented(request.store, item, made, request.baseUrl);
          return ok(commentView(made));
        }),
    },
    {
      method: 'GET',
      path: '/:project/_apis/wit/workItems/:id/updates',
      handle: (request) =>
        withItem(request, ({ id, revisions }) => {
          const [skip, most] = [Number(request.query.get('$skip') ?? 0), Number(request.query.get('$top') ?? 200)];
          return list(updatesOf(id, revisions).slice(skip, skip + most));
        }),
    },
  ],
};

function withProject(request: AdoRequest, handle: (project: AdoProject) => AdoAnswer): AdoAnswer {
  const project = request.store.findProject(request.params['project'] ?? '');
  return project
    ? handle(project)
    : fault(404, 'ProjectDoesNotExistWithNameException', 'TF200016: The project does not exist.');
}

function withItem(request: AdoRequest, handle: (item: AdoItem) => AdoAnswer): AdoAnswer {
  const { id, project } = request.params;
  const item = items(request.store).get(id ?? '');
  const isThere = item && (project === undefined || request.store.findProject(project) === item.project);
  return isThere ? handle(item) : notFound(id);
}

function create(project: AdoProject, request: AdoRequest): AdoAnswer {
  const type = typesOf(request.store, project).find(({ name }) => name === request.params['type']);
  if (!type)
    return fault(
      404,
      'WorkItemTypeNotFoundException',
      `VS402323: Work item type ${request.params['type']} does not exist.`,
    );
  const first = type.states[0]?.name;
  const start = { 'System.WorkItemType': type.name, 'System.State': first };
  const made = patchWorkItem({ fields: start, relations: [], rev: 0 }, type, request.body as readonly PatchOperation[]);
  if ('status' in made) return made;
  if (made.fields['System.State'] !== first)
    return fault(400, 'RuleValidationException', `TF401320: A new ${type.name} begins as ${first}.`);
  if (!made.fields['System.Title'])
    return fault(400, 'RuleValidationException', "TF401320: The field 'Title' is required.");
  const item = addItem(request.store, project, request.user, made.fields);
  item.relations = made.relations;
  tellCreated(request.store, item, request.baseUrl);
  return ok(viewItem(item, request.baseUrl));
}

function update(item: AdoItem, request: AdoRequest): AdoAnswer {
  const type = typesOf(request.store, item.project).find(({ name }) => name === item.fields['System.WorkItemType']);
  const made = patchWorkItem(item, type, request.body as readonly PatchOperation[]);
  if ('status' in made) return made;
  item.relations = made.relations;
  revise(item, request, made.fields);
  return ok(viewItem(item, request.baseUrl));
}

/** A new revision with these fields, told to whoever listens. */
export function revise(
  item: AdoItem,
  { store, user, baseUrl }: Pick<AdoRequest, 'store' | 'user' | 'baseUrl'>,
  change: Readonly<Record<string, unknown>>,
): void {
  const before = item.fields;
  item.rev += 1;
  item.fields = { ...before, ...change, 'System.ChangedDate': new Date().toISOString(), 'System.ChangedBy': user };
  item.revisions.push(item.fields);
  tellUpdated(store, item, before, baseUrl);
}

function commentView({ id, text, format, author, at }: AdoItem['comments'][number]): object {
  return { id, text, format, version: 1, createdBy: identityView(author), createdDate: at, modifiedDate: at };
}

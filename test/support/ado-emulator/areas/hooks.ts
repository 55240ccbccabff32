import { randomUUID } from 'node:crypto';
import { subscriptionsOf } from '../hook-subscriptions';
import type { AdoSubscription } from '../hook-subscriptions';
import { fault, list, ok } from '../route';
import type { AdoAnswer, AdoArea, AdoRequest } from '../route';

const publishers: Readonly<Record<string, readonly string[]>> = {
  tfs: [
    ...['workitem.created', 'workitem.updated', 'workitem.commented', 'workitem.deleted', 'workitem.restored'],
    ...['git.push', 'git.pullrequest.created', 'git.pullrequest.updated', 'git.pullrequest.merged'],
    ...['ms.vss-code.git-pullrequest-comment-event', 'build.complete'],
  ],
  pipelines: [
    ...['ms.vss-pipelines.run-state-changed-event', 'ms.vss-pipelines.stage-state-changed-event'],
    ...['ms.vss-pipelinechecks-events.approval-pending', 'ms.vss-pipelinechecks-events.approval-completed'],
  ],
  advsec: ['ms.vss-alerts.alert-created-event', 'ms.vss-alerts.alert-state-changed-event'],
};

/** Service hook subscriptions of the Web Hooks consumer. */
export const hooks: AdoArea = {
  resources: [],
  routes: [
    { method: 'GET', path: '/_apis/hooks/subscriptions', handle: search },
    { method: 'POST', path: '/_apis/hooks/subscriptions', handle: create },
    {
      method: 'GET',
      path: '/_apis/hooks/subscriptions/:id',
      handle: (request) => one(request, (found) => ok(view(found))),
    },
    {
      method: 'PUT',
      path: '/_apis/hooks/subscriptions/:id',
      handle: (request) => one(request, (found) => replace(found, request)),
    },
    {
      method: 'DELETE',
      path: '/_apis/hooks/subscriptions/:id',
      handle: (request) =>
        one(request, ({ id }) => {
          subscriptionsOf(request.store).delete(id);
          return { status: 204 };
        }),
    },
  ],
};

function search({ store, query }: AdoRequest): AdoAnswer {
  const filters = ['publisherId', 'eventType'] as const;
  const found = [...subscriptionsOf(store).values()].filter((each) =>
    filters.every((name) => !query.get(name) || query.get(name) === each[name]),
  );
  return list(found.map(view));
}

function create(request: AdoRequest): AdoAnswer {
  const body = request.body as Partial<AdoSubscription>;
  const wrong = problemOf(body);
  if (wrong) return wrong;
  const made = { ...(body as AdoSubscription), id: randomUUID(), status: 'enabled' as const, notifications: 0 };
  subscriptionsOf(request.store).set(made.id, made);
  return ok(view(made));
}

function replace(found: AdoSubscription, request: AdoRequest): AdoAnswer {
  const body = request.body as Partial<AdoSubscription>;
  const wrong = problemOf(body);
  if (wrong) return wrong;
  const made = { ...found, ...body, id: found.id, status: body.status ?? found.status };
  subscriptionsOf(request.store).set(found.id, made);
  return ok(view(made));
}

function problemOf({ publisherId = '', eventType = '', resourceVersion, consumerInputs }: Partial<AdoSubscription>) {
  const refuse = (message: string) => fault(400, 'SubscriptionInputException', message);
  if (!publishers[publisherId]?.includes(eventType))
    return refuse(`Event ${eventType} is none of publisher ${publisherId}.`);
  if (!resourceVersion) return refuse('resourceVersion is missing.');
  if (!URL.canParse(consumerInputs?.['url'] ?? '')) return refuse('The consumer input url is not valid.');
  return undefined;
}

function one(request: AdoRequest, handle: (found: AdoSubscription) => AdoAnswer): AdoAnswer {
  const found = subscriptionsOf(request.store).get(request.params['id'] ?? '');
  return found ? handle(found) : fault(404, 'SubscriptionNotFoundException', 'The subscription does not exist.');
}

function view({ notifications: _notifications, consumerInputs, ...rest }: AdoSubscription): object {
  const secret = consumerInputs['basicAuthPassword'] === undefined ? {} : { basicAuthPassword: '********' };
  return {
    ...rest,
    consumerId: 'webHooks',
    consumerActionId: 'httpRequest',
    consumerInputs: { ...consumerInputs, ...secret },
  };
}

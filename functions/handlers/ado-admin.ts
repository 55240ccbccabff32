import type { HooksBody } from '../../contracts/hooks';
import { json } from '../http/answers';
import { userRoute } from '../http/route';
import type { AuthenticatedCall, Route } from '../http/route';
import { object, text } from '../http/shape';
import type { Shape } from '../http/shape';

const hooksBody: Shape<HooksBody> = object({}, { tenant: text(40), project: text(40), url: text(500) });

export const adoAdminRoutes: readonly Route[] = [
  userRoute({
    name: 'showAdoHooks',
    method: 'GET',
    path: 'v1/ado/hooks',
    summary: 'Service hook subscriptions of Azure DevOps, as they are there. Roles ops and admin.',
    query: { tenant: 'Default: your own.', project: 'Only of this project.' },
    answers: { 200: '{items}' },
    async handle({ services, identity, query }) {
      return json(200, { items: await services.hookSubscriptions.status(identity, scopeOf(query)) });
    },
  }),
  userRoute<HooksBody>({
    name: 'ensureAdoHooks',
    method: 'POST',
    path: 'v1/ado/hooks',
    summary: 'Makes and repairs the service hook subscriptions of Azure DevOps. Safe to repeat. Roles ops and admin.',
    body: hooksBody,
    answers: { 200: '{items}' },
    async handle({ services, identity }, body) {
      return json(200, { items: await services.hookSubscriptions.ensure(identity, body) });
    },
  }),
  userRoute<HooksBody>({
    name: 'removeAdoHooks',
    method: 'POST',
    path: 'v1/ado/hooks/remove',
    summary: 'Removes the service hook subscriptions of Azure DevOps. Safe to repeat. Roles ops and admin.',
    body: hooksBody,
    answers: { 200: '{items}' },
    async handle({ services, identity }, body) {
      return json(200, { items: await services.hookSubscriptions.remove(identity, body) });
    },
  }),
  userRoute({
    name: 'listAdoEvents',
    method: 'GET',
    path: 'v1/ado/events',
    summary: 'What became of events from Azure DevOps, newest first, with the reason of each.',
    query: {
      tenant: 'Default: your own.',
      outcome: 'Only these, by comma: started, ignored, stale, refused, …',
      limit: '1 to 1000; default 100.',
    },
    answers: { 200: '{items}' },
    async handle({ services, identity, query, count }) {
      const [tenant, outcome] = [query('tenant'), query('outcome')];
      const items = await services.listAdoEvents(identity, {
        limit: count('limit', { min: 1, max: 1_000, otherwise: 100 }),
        ...(tenant === undefined ? {} : { tenant }),
        ...(outcome === undefined ? {} : { outcomes: outcome.split(',') }),
      });
      return json(200, { items });
    },
  }),
];

function scopeOf(query: AuthenticatedCall['query']): HooksBody {
  const [tenant, project] = [query('tenant'), query('project')];
  return { ...(tenant === undefined ? {} : { tenant }), ...(project === undefined ? {} : { project }) };
}

import { json } from '../http/answers';
import { budgetBody, budgetRaiseBody, projectBody, tenantBody } from '../http/bodies';
import { idempotencyKeyOf } from '../http/idempotency-key';
import { userRoute } from '../http/route';
import type { Route } from '../http/route';

export const projectRoutes: readonly Route[] = [
  userRoute({
    name: 'registerProject',
    method: 'POST',
    path: 'v1/projects',
    summary: 'Registers a repository as a project. Idempotent.',
    answers: { 200: 'The project as it stands.' },
    body: projectBody,
    async handle({ services, identity }, body) {
      return json(200, await services.registerProject(identity, body));
    },
  }),
  userRoute({
    name: 'listProjects',
    method: 'GET',
    path: 'v1/projects',
    summary: 'Projects of a tenant.',
    query: { tenant: "Default: the caller's tenant." },
    answers: { 200: 'Projects.' },
    async handle({ services, identity, query }) {
      return json(200, { items: await services.listProjects(identity, query('tenant')) });
    },
  }),
  userRoute({
    name: 'registerTenant',
    method: 'POST',
    path: 'v1/tenants',
    summary: 'Makes a tenant and the secret of its service hook, and answers both. Idempotent.',
    answers: { 200: 'The tenant as it stands.' },
    body: tenantBody,
    async handle({ services, identity }, body) {
      return json(200, await services.registerTenant(identity, body));
    },
  }),
  userRoute({
    name: 'showTenant',
    method: 'GET',
    path: 'v1/tenants/{tenant}',
    summary: 'A tenant.',
    answers: { 200: 'The tenant.' },
    async handle({ services, identity, param }) {
      return json(200, await services.showTenant(identity, param('tenant')));
    },
  }),
  userRoute({
    name: 'showBudget',
    method: 'GET',
    path: 'v1/tenants/{tenant}/budget',
    summary: 'What a tenant may spend, has spent and has reserved: its windows (UTC), projects and runs.',
    answers: { 200: 'The budget.' },
    durable: true,
    async handle({ services, identity, param }) {
      return json(200, await services.showBudget(identity, param('tenant')));
    },
  }),
  userRoute({
    name: 'setBudget',
    method: 'PUT',
    path: 'v1/tenants/{tenant}/budget',
    summary: "Sets the limits of a tenant's budget; one that is left out is lifted. For administrators.",
    answers: { 202: 'Accepted; the budget as it will be.' },
    body: budgetBody,
    durable: true,
    async handle({ services, identity, param }, body) {
      return json(202, await services.setBudget(identity, param('tenant'), body));
    },
  }),
  userRoute({
    name: 'raiseBudget',
    method: 'POST',
    path: 'v1/tenants/{tenant}/budget/raises',
    summary:
      'Lets a tenant, project, run or stage spend more for a while. Idempotency-Key honoured. For administrators.',
    answers: { 202: 'Accepted; the budget as it will be.' },
    body: budgetRaiseBody,
    durable: true,
    async handle({ services, identity, param, request }, body) {
      const key = idempotencyKeyOf(request.headers.get('idempotency-key'));
      return json(202, await services.raiseBudget(identity, param('tenant'), body, key));
    },
  }),
];

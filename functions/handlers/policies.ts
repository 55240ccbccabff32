import { json } from '../http/answers';
import { policiesBody } from '../http/bodies';
import { userRoute } from '../http/route';
import type { Route } from '../http/route';

export const policyRoutes: readonly Route[] = [
  userRoute({
    name: 'showPolicies',
    method: 'GET',
    path: 'v1/policies',
    summary: 'The rules that hold for a tenant, with their schema and version.',
    query: { tenant: "Default: the caller's tenant." },
    answers: { 200: 'Rules.' },
    async handle({ services, identity, query }) {
      return json(200, await services.showPolicies(identity, query('tenant')));
    },
  }),
  userRoute({
    name: 'setPolicies',
    method: 'PUT',
    path: 'v1/tenants/{tenant}/policies',
    summary: "Sets a tenant's own rules (Cedar), in a new version. For administrators.",
    answers: { 200: 'The rules as they stand.' },
    body: policiesBody,
    async handle({ services, identity, param }, body) {
      return json(200, await services.setPolicies(identity, param('tenant'), body));
    },
  }),
  userRoute({
    name: 'readDecisions',
    method: 'GET',
    path: 'v1/runs/{runId}/decisions',
    summary: 'What the rules said before each effect and approval of a run: verdict, reasons, version.',
    answers: { 200: 'Decisions, oldest first.' },
    async handle({ services, identity, param }) {
      return json(200, await services.readDecisions(identity, param('runId')));
    },
  }),
];

import { json } from '../http/answers';
import { userRoute } from '../http/route';
import type { Route } from '../http/route';

export const figureRoutes: readonly Route[] = [
  userRoute({
    name: 'showFigures',
    method: 'GET',
    path: 'v1/tenants/{tenant}/figures',
    summary: "How delivery went: DORA's four measures, from the tenant's records.",
    query: { days: '1 to 366, default 30.' },
    answers: { 200: 'Deployment frequency, lead time, change failure rate and time to restore.' },
    async handle({ services, identity, param, count }) {
      const days = count('days', { min: 1, max: 366, otherwise: 30 });
      return json(200, await services.showFigures(identity, param('tenant'), days));
    },
  }),
];

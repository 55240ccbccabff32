import { json, plain } from '../http/answers';
import { measureText } from '../http/measure-text';
import { portText } from '../http/port-series';
import { openRoute, userRoute } from '../http/route';
import { storeText } from '../http/store-series';
import type { Route } from '../http/route';

export const operationRoutes: readonly Route[] = [
  openRoute({
    name: 'checkHealth',
    method: 'GET',
    path: 'health',
    access: 'public',
    summary: 'Whether the app can work, with its version and model.',
    answers: { 200: 'Ready.' },
    async handle({ services }) {
      const health = await services.checkHealth();
      return json(health.status === 'ok' ? 200 : 503, health);
    },
  }),
  userRoute({
    name: 'examine',
    method: 'GET',
    path: 'v1/doctor',
    summary: 'What is wrong or soon will be, each with its fix. Changes nothing. Roles ops and admin.',
    query: { tenant: "Default: the caller's tenant." },
    answers: { 200: 'Findings.' },
    async handle({ services, identity, query }) {
      return json(200, await services.doctor(identity, query('tenant')));
    },
  }),
  openRoute({
    name: 'exposeMetrics',
    method: 'GET',
    path: 'metrics',
    access: 'local',
    summary: "Figures in Prometheus' text format. Open on a host for one machine, for administrators elsewhere.",
    answers: { 200: 'Metrics.' },
    durable: true,
    async handle({ services, metrics }, identity) {
      const tenant = identity === undefined || identity.tenant === '*' ? undefined : identity.tenant;
      const measures = await services.measureRuns(tenant);
      // The process's own counters span all tenants, so a tenant's administrator does not get them.
      const { measurePorts, measureStore } = services.settings;
      const ownText = () => metrics.expose() + portText(measurePorts?.()) + storeText(measureStore?.());
      const body = measureText(measures) + (tenant === undefined ? ownText() : '');
      return plain('text/plain; version=0.0.4; charset=utf-8', body);
    },
  }),
];

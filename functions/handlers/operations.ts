import type { RunMeasures } from '../../app/services/measure-runs';
import { json, plain } from '../http/answers';
import { family, labelText } from '../http/metrics';
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

function measureText({ runs, openGates, ledger, pendingNotices }: RunMeasures): string {
  const runLines = runs.map(
    ({ tenant, state, status, runs: count }) => `stellwerk_runs{${labelText({ tenant, state, status })}} ${count}`,
  );
  const gateLines = openGates.map(
    ({ tenant, gate, count }) => `stellwerk_gates_open{${labelText({ tenant, gate })}} ${count}`,
  );
  const costLines = ledger.map(
    ({ tenant, costMicroUsd }) => `stellwerk_cost_usd_total{${labelText({ tenant })}} ${costMicroUsd / 1_000_000}`,
  );
  const tokenLines = ledger.flatMap(({ tenant, inputTokens, outputTokens }) => [
    `stellwerk_tokens_total{${labelText({ tenant, direction: 'in' })}} ${inputTokens}`,
    `stellwerk_tokens_total{${labelText({ tenant, direction: 'out' })}} ${outputTokens}`,
  ]);
  const noticeLines = pendingNotices === undefined ? [] : [`stellwerk_notices_pending ${pendingNotices}`];
  return [
    family('stellwerk_runs', 'gauge', 'Runs by tenant, state and status.', runLines),
    family('stellwerk_gates_open', 'gauge', 'Gates and checkpoints that wait for a person.', gateLines),
    family('stellwerk_notices_pending', 'gauge', 'Notices to people that no channel has taken yet.', noticeLines),
    family('stellwerk_cost_usd_total', 'counter', 'Cost of model turns in US dollars.', costLines),
    family('stellwerk_tokens_total', 'counter', 'Tokens of model turns.', tokenLines),
  ].join('');
}

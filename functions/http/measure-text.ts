import type { RunMeasures } from '../../app/services/measure-runs';
import { metrics } from '../../contracts/telemetry';
import type { GaugeName, MetricName } from '../../contracts/telemetry';
import { family, labelText } from './metrics';

const gaugeNames = (Object.keys(metrics) as MetricName[]).filter(
  (name): name is GaugeName => metrics[name].kind === 'gauge',
);

/** Prometheus text of what the records say. Counters are those of the records, so they outlive the process. */
export function measureText({ gauges, ledger, delivered }: RunMeasures): string {
  const gaugeTexts = gaugeNames.map((metric) => {
    const name = prometheusName(metric);
    const readings = gauges.filter((reading) => reading.metric === metric);
    const lines = readings.map(({ labels, value }) => {
      const text = labelText(labels);
      return `${name}${text === '' ? '' : `{${text}}`} ${value}`;
    });
    return family(name, 'gauge', metrics[metric].help, lines);
  });
  const costLines = ledger.map(
    ({ tenant, costMicroUsd }) => `stellwerk_cost_usd_total{${labelText({ tenant })}} ${costMicroUsd / 1_000_000}`,
  );
  const tokenLines = ledger.flatMap(({ tenant, inputTokens, outputTokens }) => [
    `stellwerk_tokens_total{${labelText({ tenant, direction: 'in' })}} ${inputTokens}`,
    `stellwerk_tokens_total{${labelText({ tenant, direction: 'out' })}} ${outputTokens}`,
  ]);
  return [
    ...gaugeTexts,
    family('stellwerk_cost_usd_total', 'counter', 'Cost of model turns in US dollars.', costLines),
    family('stellwerk_tokens_total', 'counter', 'Tokens of model turns.', tokenLines),
    ...deliveryTexts(delivered),
  ].join('');
}

function deliveryTexts(delivered: RunMeasures['delivered']): readonly string[] {
  const [endedName, deployedName] = ['stellwerk_runs_ended_total', 'stellwerk_deployments_total'];
  const ended = delivered.flatMap(({ tenant, ended: counts }) =>
    [...counts].map(([status, count]) => `${endedName}{${labelText({ tenant, status })}} ${count}`),
  );
  const deployed = delivered.flatMap(({ tenant, deliveries }) =>
    (['SUCCESS', 'ROLLED_BACK'] as const).map((outcome) => {
      const count = deliveries.filter((delivery) => delivery.outcome === outcome).length;
      return `${deployedName}{${labelText({ tenant, outcome })}} ${count}`;
    }),
  );
  const times = (name: string, of: 'leadSeconds' | 'restoreSeconds') =>
    delivered.flatMap(({ tenant, deliveries }) => {
      const seconds = deliveries.flatMap((delivery) => delivery[of] ?? []);
      const labels = labelText({ tenant });
      const sum = seconds.reduce((total, each) => total + each, 0);
      return [`${name}_sum{${labels}} ${sum}`, `${name}_count{${labels}} ${seconds.length}`];
    });
  const [lead, restore] = ['stellwerk_lead_time_seconds', 'stellwerk_restore_time_seconds'];
  return [
    family(endedName, 'counter', metrics['stellwerk.runs.ended'].help, ended),
    family(deployedName, 'counter', metrics['stellwerk.deployments'].help, deployed),
    family(lead, 'summary', metrics['stellwerk.lead_time'].help, times(lead, 'leadSeconds')),
    family(restore, 'summary', metrics['stellwerk.restore_time'].help, times(restore, 'restoreSeconds')),
  ];
}

function prometheusName(metric: MetricName): string {
  return metric.replaceAll('.', '_');
}

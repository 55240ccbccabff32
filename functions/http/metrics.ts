/** Upper bounds of the latency buckets, in seconds. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25];

interface Histogram {
  readonly buckets: number[];
  sum: number;
  count: number;
}

type Labels = Readonly<Record<string, string | number>>;

/** Counters of this process. They begin at 0 with it, as Prometheus expects of counters. */
export interface RequestMetrics {
  observeRequest(route: string, method: string, status: number, seconds: number): void;
  countHook(outcome: string): void;
  /** Prometheus text of the counters. */
  expose(): string;
}

export function createRequestMetrics(): RequestMetrics {
  const requests = new Map<string, number>();
  const latencies = new Map<string, Histogram>();
  const hooks = new Map<string, number>();

  return {
    observeRequest(route, method, status, seconds) {
      add(requests, labelText({ route, method, status }));
      const key = labelText({ route, method });
      const histogram = latencies.get(key) ?? { buckets: bounds.map(() => 0), sum: 0, count: 0 };
      latencies.set(key, histogram);
      histogram.sum += seconds;
      histogram.count += 1;
      bounds.forEach((bound, index) => {
        if (seconds <= bound) histogram.buckets[index] = (histogram.buckets[index] ?? 0) + 1;
      });
    },
    countHook(outcome) {
      add(hooks, labelText({ outcome }));
    },
    expose() {
      const requestLines = [...requests].map(([labels, count]) => `stellwerk_http_requests_total{${labels}} ${count}`);
      const hookLines = [...hooks].map(([labels, count]) => `stellwerk_hook_deliveries_total{${labels}} ${count}`);
      const latencyLines = [...latencies].flatMap(([labels, histogram]) => histogramLines(labels, histogram));
      return [
        family('stellwerk_http_requests_total', 'counter', 'HTTP requests by route, method and status.', requestLines),
        family('stellwerk_http_request_seconds', 'histogram', 'Time to answer an HTTP request.', latencyLines),
        family('stellwerk_hook_deliveries_total', 'counter', 'Service hook deliveries by outcome.', hookLines),
      ].join('');
    },
  };
}

/** One metric family in Prometheus' text format. */
export function family(
  name: string,
  type: 'counter' | 'gauge' | 'histogram' | 'summary',
  help: string,
  lines: readonly string[],
): string {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines, ''].join('\n');
}

export function labelText(labels: Labels): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${escapeLabel(String(value))}"`)
    .join(',');
}

function escapeLabel(value: string): string {
  return value.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n');
}

function histogramLines(labels: string, { buckets, sum, count }: Histogram): string[] {
  const name = 'stellwerk_http_request_seconds';
  return [
    ...bounds.map((bound, index) => `${name}_bucket{${labels},le="${bound}"} ${buckets[index] ?? 0}`),
    `${name}_bucket{${labels},le="+Inf"} ${count}`,
    `${name}_sum{${labels}} ${sum}`,
    `${name}_count{${labels}} ${count}`,
  ];
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

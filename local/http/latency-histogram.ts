/** Upper bounds in seconds. */
const bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export interface LatencyHistogram {
  record(seconds: number, status: number): void;
  /** Prometheus lines under `host_http_request_duration_seconds` and `host_http_requests_total`. */
  lines(): string[];
}

export function createLatencyHistogram(): LatencyHistogram {
  const counts = new Array<number>(bounds.length + 1).fill(0);
  const byClass = new Map<string, number>();
  let sum = 0;
  let total = 0;

  return {
    record(seconds, status) {
      const at = bounds.findIndex((bound) => seconds <= bound);
      const slot = at < 0 ? bounds.length : at;
      counts[slot] = (counts[slot] ?? 0) + 1;
      sum += seconds;
      total += 1;
      const name = `${Math.floor(status / 100)}xx`;
      byClass.set(name, (byClass.get(name) ?? 0) + 1);
    },
    lines() {
      const name = 'host_http_request_duration_seconds';
      let below = 0;
      const buckets = bounds.map((bound, at) => `${name}_bucket{le="${bound}"} ${(below += counts[at] ?? 0)}`);
      return [
        `# TYPE ${name} histogram`,
        ...buckets,
        `${name}_bucket{le="+Inf"} ${total}`,
        `${name}_sum ${sum}`,
        `${name}_count ${total}`,
        '# TYPE host_http_requests_total counter',
        ...[...byClass].map(([status, count]) => `host_http_requests_total{status="${status}"} ${count}`),
      ];
    },
  };
}

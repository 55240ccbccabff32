import type { QueueDepth } from '../bus/bus';
import type { EngineMetrics } from '../durable/api';
import type { LatencyHistogram } from './latency-histogram';

/** Everything the host measures, as Prometheus text. */
export function formatMetrics(sources: {
  readonly http: LatencyHistogram;
  readonly queues: readonly QueueDepth[];
  readonly engine: EngineMetrics;
  readonly activeInvocations: number;
}): string {
  const { http, queues, engine, activeInvocations } = sources;
  const lines = [
    ...http.lines(),
    ...gauge('host_active_invocations', activeInvocations),
    '# TYPE host_bus_messages gauge',
    ...queues.flatMap(({ entity, ready, scheduled, inFlight, deadLetters }) =>
      Object.entries({ ready, scheduled, in_flight: inFlight, dead_letter: deadLetters }).map(
        ([state, count]) => `host_bus_messages{entity="${escapeLabel(entity)}",state="${state}"} ${count}`,
      ),
    ),
    '# TYPE host_durable_instances gauge',
    ...Object.entries(engine.instances).map(([status, count]) => `host_durable_instances{status="${status}"} ${count}`),
    ...gauge('host_durable_queued_orchestrations', engine.queuedOrchestrations),
    ...gauge('host_durable_queued_activities', engine.queuedActivities),
    ...gauge('host_durable_running_activities', engine.runningActivities),
    ...counter('host_durable_episodes_total', engine.episodes),
    ...counter('host_store_commits_total', engine.commits),
    ...counter('host_store_commit_seconds_total', engine.commitMillis / 1000),
    ...gauge('process_resident_memory_bytes', process.memoryUsage.rss()),
  ];
  return `${lines.join('\n')}\n`;
}

function gauge(name: string, value: number): string[] {
  return [`# TYPE ${name} gauge`, `${name} ${value}`];
}

function counter(name: string, value: number): string[] {
  return [`# TYPE ${name} counter`, `${name} ${value}`];
}

function escapeLabel(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}

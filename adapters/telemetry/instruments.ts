import type { Counter, Histogram, Meter, ObservableGauge } from '@opentelemetry/api';
import { metrics } from '../../contracts/telemetry';
import type { MetricDefinition, MetricName, Reading } from '../../contracts/telemetry';
import type { Labels } from '../../ports/telemetry';

/** Upper bounds of a histogram's buckets, by unit. */
const boundaries: Readonly<Record<string, number[]>> = {
  // From an answer in milliseconds to a gate of weeks.
  s: [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800, 3_600, 14_400, 86_400, 259_200, 604_800],
  ms: [10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 60_000],
  '{token}': [1, 4, 16, 64, 256, 1_024, 4_096, 16_384, 65_536, 262_144, 1_048_576],
};

export interface Instruments {
  readonly count: (metric: MetricName, value: number, labels: Labels) => void;
  readonly record: (metric: MetricName, value: number, labels: Labels) => void;
  readonly observe: (read: () => Promise<readonly Reading[]>) => void;
}

/** One instrument for each entry of contracts/telemetry.ts, and none beside them. */
export function createInstruments(meter: Meter): Instruments {
  const counters = new Map<string, Counter>();
  const histograms = new Map<string, Histogram>();
  const gauges = new Map<string, ObservableGauge>();
  for (const [name, { kind, unit, help }] of Object.entries<MetricDefinition>(metrics)) {
    const options = { unit, description: help };
    if (kind === 'counter') counters.set(name, meter.createCounter(name, options));
    else if (kind === 'gauge') gauges.set(name, meter.createObservableGauge(name, options));
    else {
      const bounds = boundaries[unit];
      const advice = bounds ? { advice: { explicitBucketBoundaries: bounds } } : {};
      histograms.set(name, meter.createHistogram(name, { ...options, ...advice }));
    }
  }
  return {
    count: (metric, value, labels) => counters.get(metric)?.add(value, labels),
    record: (metric, value, labels) => histograms.get(metric)?.record(value, labels),
    observe(read) {
      meter.addBatchObservableCallback(
        async (result) => {
          for (const { metric, value, labels } of await read().catch(() => [])) {
            const gauge = gauges.get(metric);
            if (gauge) result.observe(gauge, value, labels);
          }
        },
        [...gauges.values()],
      );
    },
  };
}

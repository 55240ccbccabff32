import type { HistoryEvent } from '../../durable/api';
import { historyEventNames } from '../../durable/history-event-names';

export interface HistoryOptions {
  readonly showInput: boolean;
  readonly showHistoryOutput: boolean;
}

type Shaped = Record<string, unknown>;

const statusNames = [
  'Running',
  'Completed',
  'ContinuedAsNew',
  'Failed',
  'Canceled',
  'Terminated',
  'Pending',
  'Suspended',
];

/** Members the API never shows. */
const hidden = ['EventId', 'IsPlayed', 'TaskScheduledId', 'TimerId'];

/**
 * History as the status query shows it: passes of the orchestrator are left out, and a scheduled activity or child is
 * folded into its completion.
 */
export function shapeHistory(events: readonly HistoryEvent[], options: HistoryOptions): Shaped[] {
  const scheduled = new Map<number, HistoryEvent>();
  for (const event of events) if (event.EventType === 4 || event.EventType === 7) scheduled.set(event.EventId, event);
  const folded = new Set<HistoryEvent>();
  for (const event of events) {
    const origin = isCompletion(event) ? scheduled.get(Number(event['TaskScheduledId'])) : undefined;
    if (origin) folded.add(origin);
  }
  return events
    .filter((event) => event.EventType !== 12 && event.EventType !== 13 && !folded.has(event))
    .map((event) =>
      shapeEvent(event, isCompletion(event) ? scheduled.get(Number(event['TaskScheduledId'])) : undefined, options),
    );
}

function isCompletion(event: HistoryEvent): boolean {
  return [5, 6, 8, 9].includes(event.EventType);
}

function shapeEvent(event: HistoryEvent, origin: HistoryEvent | undefined, options: HistoryOptions): Shaped {
  const shaped: Shaped = { ...event, EventType: historyEventNames[event.EventType] ?? String(event.EventType) };
  if (event.EventType === 0) return shapeStart(shaped, options);
  if (event.EventType === 4 || event.EventType === 7) delete shaped['Version'];
  if (event.EventType === 15) shaped['ParentTraceContext'] ??= null;
  if (event.EventType === 1) {
    shaped['OrchestrationStatus'] = statusName(event['OrchestrationStatus']);
    shapeResult(shaped, options);
  }
  if (origin) {
    shaped['ScheduledTime'] = origin.Timestamp;
    shaped['FunctionName'] = origin['Name'];
    shaped['Input'] = null;
    if (event.EventType === 5 || event.EventType === 8) shapeResult(shaped, options);
  }
  for (const name of hidden) delete shaped[name];
  return shaped;
}

function shapeStart(event: Shaped, { showInput }: HistoryOptions): Shaped {
  return {
    EventType: event['EventType'],
    Correlation: null,
    ParentTraceContext: event['ParentTraceContext'] ?? null,
    ScheduledStartTime: null,
    Generation: 0,
    GenerateNewTrace: false,
    Timestamp: event['Timestamp'],
    FunctionName: event['Name'],
    ...(showInput ? { Input: event['Input'] ?? null } : {}),
  };
}

function shapeResult(event: Shaped, { showHistoryOutput }: HistoryOptions): void {
  const result = event['Result'];
  delete event['Result'];
  if (!showHistoryOutput) return;
  event['Result'] = typeof result === 'string' ? parse(result) : (result ?? null);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function statusName(status: unknown): unknown {
  return typeof status === 'number' ? (statusNames[status] ?? status) : status;
}

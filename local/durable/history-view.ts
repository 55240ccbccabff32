import type { HistoryEvent } from './api';
import { EVENT, isoOf, type StoredEvent } from './events';
import type { HistoryRow } from './execution';
import type { Instance } from './instance';

/** The stored rows as the events Azure keeps: with the frame of each pass, times, and the values stored elsewhere. */
export function historyView(instance: Instance, rows: readonly HistoryRow[]): HistoryEvent[] {
  const view: HistoryEvent[] = [];
  for (const row of rows) {
    const Timestamp = isoOf(row.at);
    const frame = { EventId: -1, IsPlayed: true, Timestamp };
    view.push({ EventType: EVENT.orchestratorStarted, ...frame });
    for (const event of JSON.parse(row.events) as StoredEvent[]) {
      if (event.EventType < EVENT.timerCanceled) view.push(shown(event, instance, Timestamp));
    }
    view.push({ EventType: EVENT.orchestratorCompleted, ...frame });
  }
  return view;
}

function shown(event: StoredEvent, instance: Instance, Timestamp: string): HistoryEvent {
  const { _: _note, answer: _answer, ...fields } = event;
  const common = { ...fields, IsPlayed: true, Timestamp };
  if (event.EventType === EVENT.executionStarted) return { ...common, ...startFields(instance) };
  if (event.EventType === EVENT.executionCompleted) return { ...common, Result: instance.output };
  return common;
}

function startFields(instance: Instance): Record<string, unknown> {
  const { parent, executionId, id } = instance;
  return {
    Input: instance.input,
    Tags: null,
    OrchestrationInstance: { InstanceId: id, ExecutionId: executionId },
    ParentInstance:
      parent === undefined
        ? null
        : {
            Name: parent.name,
            TaskScheduleId: parent.taskId,
            OrchestrationInstance: { InstanceId: parent.instanceId, ExecutionId: parent.executionId },
          },
    ParentTraceContext: instance.trace ?? null,
    Correlation: null,
    ScheduledStartTime: null,
    Generation: instance.generation,
  };
}

import type { HistoryEvent } from '../../../../local/durable/api';
import { shapeHistory } from '../../../../local/http/management/history';

const at = (second: number) => new Date(Date.UTC(2026, 2, 1, 0, 0, second)).toISOString();
const events: HistoryEvent[] = [
  { EventType: 12, EventId: -1, Timestamp: at(0), IsPlayed: true },
  {
    EventType: 0,
    EventId: -1,
    Timestamp: at(0),
    IsPlayed: true,
    Name: 'flow',
    Version: null,
    Input: '{"a":1}',
    Tags: null,
  },
  { EventType: 4, EventId: 0, Timestamp: at(1), IsPlayed: true, Name: 'work', Version: '', Input: '1' },
  { EventType: 13, EventId: -1, Timestamp: at(1), IsPlayed: true },
  { EventType: 5, EventId: -1, Timestamp: at(2), IsPlayed: true, TaskScheduledId: 0, Result: '{"b":2}' },
  { EventType: 4, EventId: 1, Timestamp: at(3), IsPlayed: true, Name: 'pending', Version: '', Input: '1' },
  { EventType: 15, EventId: -1, Timestamp: at(3), IsPlayed: true, Name: 'go', Input: '5' },
  { EventType: 1, EventId: 2, Timestamp: at(4), IsPlayed: false, OrchestrationStatus: 1, Result: '"done"' },
];

describe('history of the status query', () => {
  it('folds what was scheduled into its end and leaves passes out', () => {
    const shaped = shapeHistory(events, { showInput: false, showHistoryOutput: false });
    expect(shaped.map((event) => event['EventType'])).toEqual([
      'ExecutionStarted',
      'TaskCompleted',
      'TaskScheduled',
      'EventRaised',
      'ExecutionCompleted',
    ]);
    expect(shaped[1]).toEqual({
      EventType: 'TaskCompleted',
      Timestamp: at(2),
      ScheduledTime: at(1),
      FunctionName: 'work',
      Input: null,
    });
    expect(shaped[4]).toEqual({ EventType: 'ExecutionCompleted', OrchestrationStatus: 'Completed', Timestamp: at(4) });
  });

  it('shows input and outputs only when asked', () => {
    const [start, task, , , end] = shapeHistory(events, { showInput: true, showHistoryOutput: true });
    expect(start).toMatchObject({ FunctionName: 'flow', Input: '{"a":1}', Generation: 0, Correlation: null });
    expect(task).toMatchObject({ Result: { b: 2 } });
    expect(end).toMatchObject({ Result: 'done' });
  });
});

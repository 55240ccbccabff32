import type { OrchestrationHandler } from 'durable-functions';
import type { HistoryEvent } from '../durable/api';
import { replayHistory, type Divergence } from '../replay/replay-history';
import { createInlineRuntime } from './inline-runtime';

export type { Divergence, Side } from '../replay/replay-history';

/**
 * Replays a history against one orchestrator as `stellwerk replay-check` does against a whole app: undefined when a live
 * instance with that history would go on without a non-determinism error, else the first divergence.
 */
export async function replay(
  history: readonly HistoryEvent[],
  orchestrator: OrchestrationHandler,
): Promise<Divergence | undefined> {
  const start = history.find((event) => event.EventType === 0);
  return replayHistory(history, createInlineRuntime({ orchestrators: { [String(start?.['Name'])]: orchestrator } }));
}

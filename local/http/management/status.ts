import type { HistoryEvent, InstanceState, RuntimeStatus } from '../../durable/api';
import { shapeHistory, type HistoryOptions } from './history';

export interface StatusOptions extends HistoryOptions {
  readonly showInput: boolean;
}

const ended: ReadonlySet<RuntimeStatus> = new Set(['Completed', 'Failed', 'Terminated', 'Canceled']);

export function isEnded(status: RuntimeStatus): boolean {
  return ended.has(status);
}

/** The status object of the management API; `history` only when it was asked for. */
export function shapeStatus(
  state: InstanceState,
  options: StatusOptions,
  history?: readonly HistoryEvent[],
): Record<string, unknown> {
  return {
    name: state.name,
    instanceId: state.instanceId,
    runtimeStatus: state.runtimeStatus,
    input: options.showInput ? parseOrText(state.input) : null,
    customStatus: parseOrText(state.customStatus),
    output: parseOrText(state.output),
    createdTime: toSeconds(state.createdAt),
    lastUpdatedTime: toSeconds(state.updatedAt),
    version: state.version,
    ...(history === undefined ? {} : { historyEvents: shapeHistory(history, options) }),
  };
}

/** Parsed JSON, or the text itself: failure texts and reasons are plain text. */
export function parseOrText(text: string | null | undefined): unknown {
  if (text === null || text === undefined) return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** Whole seconds, as the API shows times. */
export function toSeconds(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

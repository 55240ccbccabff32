/** The SDLC states, in the order a run walks them. Source: seed 000, YAML `states`. */
export const sdlcStates = [
  'PLANNING',
  'CODING',
  'TESTING',
  'AWAITING_QA_APPROVAL',
  'DEPLOYMENT',
  'PRODUCTION',
  'MAINTENANCE',
] as const;

export type SdlcState = (typeof sdlcStates)[number];

/**
 * What a run is doing, beside its state. `failed` can be continued by a person; `crashed` means the engine's instance ended
 * without the run's own end and is only ever set by the reconciler.
 */
export const runStatuses = [
  'queued',
  'running',
  'waiting_for_confirmation',
  'paused',
  'failed',
  'completed',
  'cancelled',
  'crashed',
] as const;

export type RunStatus = (typeof runStatuses)[number];

/** Nothing of the run moves any more; a gate of it answers "over". */
export function isEnded(status: RunStatus): boolean {
  return status === 'completed' || status === 'cancelled' || status === 'failed' || status === 'crashed';
}

export function isSdlcState(value: unknown): value is SdlcState {
  return sdlcStates.includes(value as SdlcState);
}

export function isRunStatus(value: unknown): value is RunStatus {
  return runStatuses.includes(value as RunStatus);
}

import type { RunStatus, SdlcState } from '../domain/lifecycle';
import type { WaitingFor } from './run';

/** Custom status of a run and of its stages; stays below 4 KB, so it carries no lists. */
export interface RunCustomStatus {
  readonly state: SdlcState;
  readonly status: RunStatus;
  readonly reason?: string;
  readonly waitingFor?: WaitingFor | null;
}

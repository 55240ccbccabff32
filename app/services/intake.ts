/**
 * What an event came to. `stale` = a newer change had been taken in before; `done` and `refused` = a person's command or vote;
 * `noted` = it changed nothing by itself, but a run knows of it.
 */
export type IntakeOutcome =
  | 'started'
  | 'duplicate'
  | 'active'
  | 'stale'
  | 'ignored'
  | 'test'
  | 'malformed'
  | 'rejected'
  | 'done'
  | 'refused'
  | 'noted';

export interface Intake {
  readonly outcome: IntakeOutcome;
  readonly reason: string;
  readonly runId?: string;
}

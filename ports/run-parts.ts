import type { PartSpec, Standing } from '../domain/coordination';

/** One repository of a coordinated change. */
export interface PartRecord extends PartSpec {
  readonly tenant: string;
  /** The run that coordinates. */
  readonly parent: string;
  /** Its place in the order of the merge, from 0. */
  readonly place: number;
  /** Null until its ticket is filed. */
  readonly workItem: string | null;
  /** Null until its run is allocated. */
  readonly runId: string | null;
  readonly standing: Standing;
  readonly reason: string | null;
}

/** Which runs are parts of which, and how far they are. Every write is one atomic step. */
export interface RunParts {
  /** Idempotent by parent and project; `working` at first. */
  add(part: Pick<PartRecord, 'tenant' | 'parent' | 'place'> & PartSpec): Promise<void>;
  /** Written before the run is allocated, so that nobody else starts it. */
  setTicket(parent: string, project: string, workItem: string): Promise<void>;
  setRun(parent: string, project: string, runId: string): Promise<void>;
  /** In the order of the merge. */
  list(parent: string): Promise<readonly PartRecord[]>;
  /** The part that the run is, or is going to be: its ticket is enough. */
  find(runId: string): Promise<PartRecord | undefined>;
  /** Moves all of them or none, each from a standing that may move there. True also when all stood there before. */
  move(runs: readonly string[], to: Standing, reason?: string): Promise<boolean>;
}

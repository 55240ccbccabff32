import type { Stretch } from '../domain/active-time';
import type { Woken } from '../domain/admission';
import type { BudgetAlert } from '../domain/budget';
import type { SdlcState, TransitionName } from '../domain/lifecycle';
import type { Refused } from './activity-results';
import type { ChangeRecords } from './change-records';
import type { CoordinationRecords } from './coordination';
import type { GateRecords } from './gate-records';
import type { PlanningRecords } from './planning-records';
import type { ReleaseRecords } from './release-records';
import type { PullRequestRef, RunLinks, RunOutcome, RunProgress, RunRequest, RunSnapshot } from './run';
import type { Carry, Stage } from './stages';
import type { TimelineEvent } from './timeline-event';
import type { TriageRecords } from './triage-records';

/** Records and reads: they answer in every control mode and are idempotent by their keys. */
export interface RecordContracts
  extends CoordinationRecords, PlanningRecords, ChangeRecords, GateRecords, ReleaseRecords, TriageRecords {
  /** Reads ticket and project file at the base commit and freezes what the run depends on. */
  prepareRun: {
    input: { readonly run: RunRequest };
    output: { readonly kind: 'prepared'; readonly snapshot: RunSnapshot } | Refused;
  };
  recordProgress: {
    input: {
      readonly runId: string;
      readonly tenant: string;
      readonly key: string;
      readonly at: string;
      readonly progress: RunProgress;
      readonly event?: TimelineEvent;
    };
    output: null;
  };
  /**
   * Moves the run: reads the documents and decision rows behind the links, asks the life cycle's guard, audits the transition
   * once per (run, sequence) and makes the manifest's next version. Refused = a guard does not hold; nothing has moved.
   */
  recordTransition: {
    input: {
      readonly run: RunSnapshot;
      readonly sequence: number;
      readonly transition: TransitionName;
      readonly from: SdlcState;
      readonly at: string;
      readonly links: RunLinks;
      readonly qaGateId?: string;
      readonly deployGateId?: string;
      readonly reason?: string;
    };
    output: { readonly kind: 'moved'; readonly to: SdlcState; readonly manifest: string } | Refused;
  };
  /** Documents that people edited after a sequence of the live log: the newest of each name. */
  readEdits: {
    input: { readonly runId: string; readonly after: number };
    output: { readonly links: Readonly<Record<string, string>>; readonly last: number };
  };
  /** What a stage's visit left for another one: its last session, and edits that were never committed. */
  readCarry: {
    input: { readonly runId: string; readonly stage: Stage; readonly visit: number };
    output: Pick<Carry, 'session' | 'workspace'>;
  };
  checkExitCriteria: {
    input: {
      readonly run: RunSnapshot;
      readonly stage: Stage;
      readonly visit: number;
      readonly links: RunLinks;
      readonly commit?: string;
    };
    output: { readonly kind: 'met' } | { readonly kind: 'unmet'; readonly reason: string };
  };
  /** Keeps what a stage left after its second failure; answers the folder it is listed under. */
  archiveFailure: {
    input: {
      readonly run: RunSnapshot;
      readonly stage: Stage;
      readonly visit: number;
      readonly links: RunLinks;
      readonly reason: string;
    };
    output: { readonly folder: string };
  };
  /** Remembers that `instanceId` waits for the end of a pause; the API rings it on resume and cancel. */
  awaitControl: {
    input: { readonly runId: string; readonly instanceId: string };
    output: { readonly mode: 'run' | 'pause' | 'cancel' };
  };
  /** Ends what is open after a cancel: pull request abandoned, checks stopped. */
  cleanUpRun: {
    input: { readonly run: RunSnapshot; readonly pullRequest?: PullRequestRef; readonly operationKey: string };
    output: null;
  };
  /** Tells budget levels that were reached: in the run's log, in the audit log, and to people. Once per scope, window and level. */
  announceBudget: {
    input: {
      readonly tenant: string;
      readonly runId?: string;
      readonly stage?: Stage;
      readonly alerts: readonly BudgetAlert[];
      readonly at: string;
    };
    output: null;
  };
  /** When people had paused the run. */
  listPauses: {
    input: { readonly runId: string; readonly tenant: string };
    output: { readonly pauses: readonly Stretch[] };
  };
  /** Rings at the runs that have got a slot. */
  wakeAdmitted: { input: { readonly next: readonly Woken[] }; output: null };
  finishRun: { input: { readonly run: RunRequest; readonly outcome: RunOutcome; readonly at: string }; output: null };
}

export type RecordName = keyof RecordContracts;

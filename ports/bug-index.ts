import type { BugCategory, Severity, TriageVerdict } from '../domain/triage';

/** One bug, however often it was reported. */
export interface BugRecord {
  /** Its first triage. */
  readonly bugId: string;
  readonly tenant: string;
  readonly project: string;
  readonly fingerprint: string;
  /** Redacted. */
  readonly title: string;
  readonly category: BugCategory;
  readonly severity: Severity;
  /** Set by a person; it decides over rules and agent. */
  readonly personSeverity: Severity | null;
  /** Why a person wants it not to be fixed. */
  readonly wontFix: string | null;
  readonly piiImpact: boolean;
  readonly reproducible: boolean;
  readonly verdict: TriageVerdict | null;
  readonly reason: string | null;
  readonly policyVersion: string | null;
  readonly occurrences: number;
  /** ISO 8601. */
  readonly firstSeen: string;
  readonly lastSeen: string;
  /** Its newest report. */
  readonly bugReport: string;
  readonly workItem: string | null;
  readonly runId: string | null;
  /** A closed bug that is reported again becomes a new one. */
  readonly status: 'open' | 'closed';
}

export type BugChange = Partial<
  Pick<
    BugRecord,
    | 'severity'
    | 'personSeverity'
    | 'wontFix'
    | 'piiImpact'
    | 'reproducible'
    | 'verdict'
    | 'reason'
    | 'policyVersion'
    | 'workItem'
    | 'runId'
    | 'status'
  >
>;

/** Bugs by fingerprint: N alerts of one fault are one open bug with N occurrences. Every write is one atomic step. */
export interface BugIndex {
  /** Counts an occurrence once per `key` on the open bug of the fingerprint; makes it from `bug` when none is open. */
  countOccurrence(
    bug: Pick<
      BugRecord,
      | 'bugId'
      | 'tenant'
      | 'project'
      | 'fingerprint'
      | 'title'
      | 'category'
      | 'severity'
      | 'piiImpact'
      | 'reproducible'
      | 'bugReport'
    >,
    key: string,
    at: string,
  ): Promise<{ readonly bug: BugRecord; readonly counted: boolean; readonly created: boolean }>;
  getBug(bugId: string): Promise<BugRecord | undefined>;
  findOpenBug(tenant: string, project: string, fingerprint: string): Promise<BugRecord | undefined>;
  /** The newest bug that this work item repairs. */
  findBugOfWorkItem(tenant: string, project: string, workItem: string): Promise<BugRecord | undefined>;
  /** Answers false when there is no such bug. */
  changeBug(bugId: string, change: BugChange): Promise<boolean>;
  /** Seen last first, at most `limit` (default 100). */
  listBugs(filter: {
    readonly tenant?: string;
    readonly project?: string;
    readonly status?: BugRecord['status'];
    readonly limit?: number;
  }): Promise<readonly BugRecord[]>;
}

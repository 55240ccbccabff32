import type { BugCategory, Severity, TriageVerdict } from '../domain/triage';

/** One bug of `GET /api/v1/bugs?tenant=&project=&status=open|closed|all&limit=`. Times are ISO 8601. */
export interface BugView {
  readonly bugId: string;
  readonly tenant: string;
  readonly project: string;
  readonly title: string;
  readonly category: BugCategory;
  readonly severity: Severity;
  readonly personSeverity: Severity | null;
  readonly piiImpact: boolean;
  readonly reproducible: boolean;
  /** Null until its triage has judged. */
  readonly verdict: TriageVerdict | null;
  readonly reason: string | null;
  readonly policyVersion: string | null;
  readonly occurrences: number;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly bugReport: string;
  readonly workItem: string | null;
  readonly runId: string | null;
  readonly status: 'open' | 'closed';
}

/** `POST /api/v1/bugs/{bugId}/severity`, for the roles qa and ops: a severity, or `wontFix: true`. */
export interface BugJudgement {
  readonly severity?: Severity;
  readonly wontFix?: boolean;
  readonly reason: string;
}

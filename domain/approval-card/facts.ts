import type { RiskClass } from '../risk';

export interface ChangedFile {
  readonly path: string;
  readonly added: number;
  readonly removed: number;
}

/** The figures of a report that a person weighs. Percentages from 0 to 100. */
export interface ReportFigures {
  readonly status: string;
  readonly criticalPaths: number;
  /** Absent where nothing measures it. */
  readonly coverage?: number;
  readonly blockers: number;
  readonly staticAnalysis: boolean;
  readonly dependencies: boolean;
  readonly summary?: string;
}

export interface DecisionShown {
  readonly choice: string;
  readonly by: string;
  readonly onBehalfOf?: string;
  /** ISO 8601. */
  readonly at: string;
  readonly channel: string;
}

/**
 * Everything that is shown of a gate, whatever the channel. Title, summary, reasons and paths were written by strangers or
 * models; renderers show them as plain text.
 */
export interface ApprovalFacts {
  readonly tenant: string;
  readonly project: string;
  readonly runId: string;
  readonly gateId: string;
  readonly gate: string;
  readonly title: string;
  readonly requester: string;
  /** Digest of what is decided on; a decision names it. */
  readonly subject: string;
  readonly standing: 'open' | 'decided' | 'expired' | 'closed';
  readonly choices: readonly string[];
  readonly checklist: readonly string[];
  readonly approvers: readonly string[];
  /** ISO 8601. */
  readonly deadline: string;
  readonly rounds: number;
  readonly costUsd: number;
  readonly risk?: { readonly class: RiskClass; readonly reasons: readonly string[] };
  readonly report?: ReportFigures;
  readonly change?: { readonly files: readonly ChangedFile[] };
  readonly approvals?: { readonly have: number; readonly need: number };
  readonly decision?: DecisionShown;
  /** Absolute addresses; anything but http and https is not shown. */
  readonly links: { readonly pullRequest?: string; readonly decide?: string };
}

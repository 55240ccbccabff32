export interface GateNotice {
  readonly runId: string;
  readonly tenant: string;
  readonly gateId: string;
  readonly gate: string;
  /** Role it is meant for; empty when only groups are. */
  readonly role: string;
  readonly groups?: readonly string[];
  readonly subject: string;
  readonly title: string;
  readonly deadline: string;
  /** `counted`: one approval of several was given; nobody is asked anew, what is shown of the gate changes. */
  readonly kind: 'opened' | 'reminder' | 'escalation' | 'counted' | 'decided' | 'expired';
  /** With `counted`: approvals so far. */
  readonly approvals?: number;
}

/** A level of a budget that spending has reached. */
export interface BudgetNotice {
  readonly tenant: string;
  /** The same for ever: scope, window and level. */
  readonly key: string;
  /** One sentence with the figures. */
  readonly text: string;
  readonly percent: number;
}

/** Tells people. Idempotent by (gateId, kind, approvals); a channel that is down delays and never loses a decision. */
export interface Notifier {
  notify(notice: GateNotice): Promise<void>;
  /** Idempotent by (tenant, key). A channel without it leaves the alert to the run's log and the audit log. */
  announceBudget?(notice: BudgetNotice): Promise<void>;
}

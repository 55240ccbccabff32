export interface GateNotice {
  readonly runId: string;
  readonly tenant: string;
  readonly gateId: string;
  readonly gate: string;
  readonly role: string;
  readonly subject: string;
  readonly title: string;
  readonly deadline: string;
  readonly kind: 'opened' | 'reminder' | 'escalation' | 'decided' | 'expired';
}

/** Tells people. Idempotent by (gateId, kind); a channel that is down delays and never loses a decision. */
export interface Notifier {
  notify(notice: GateNotice): Promise<void>;
}

import type { WaitingFor } from './run';
import type { DecisionRecord, DecisionRequest } from './stages';

/** A gate from its opening to its end. */
export interface GateRecords {
  openGate: {
    input: {
      readonly request: DecisionRequest;
      readonly instanceId: string;
      readonly openedAt: string;
      readonly deadline: string;
      readonly waitingFor: WaitingFor;
    };
    output: { readonly kind: 'open' } | { readonly kind: 'decided'; readonly decision: DecisionRecord };
  };
  readDecision: {
    input: { readonly runId: string; readonly gateId: string; readonly joint?: true };
    output:
      | { readonly kind: 'open'; readonly control: 'run' | 'pause' | 'cancel' }
      /** Of a joint gate: a part is not what was shown any more. The gate is closed. */
      | { readonly kind: 'withdrawn' }
      | { readonly kind: 'decided'; readonly decision: DecisionRecord };
  };
  /** Moves the gate's deadline after a pause; shown and stored alike. */
  moveDeadline: {
    input: { readonly runId: string; readonly gateId: string; readonly deadline: string };
    output: null;
  };
  /** Tells those whom the policy names that a gate waits too long; audited. Gives nobody the right to decide. */
  escalateGate: {
    input: { readonly request: DecisionRequest; readonly gateId: string; readonly at: string };
    output: null;
  };
  remindApprovers: {
    input: { readonly request: DecisionRequest; readonly gateId: string; readonly at: string };
    output: null;
  };
  /** Closes the gate against late decisions. Answers the decision when one came first. */
  expireGate: {
    input: { readonly runId: string; readonly gateId: string; readonly at: string };
    output: { readonly kind: 'expired' } | { readonly kind: 'decided'; readonly decision: DecisionRecord };
  };
  /** The policy's own decision, recorded like a person's, where the policy asks for no person. */
  decideByPolicy: {
    input: { readonly request: DecisionRequest; readonly at: string; readonly reason: string };
    output: { readonly decision: DecisionRecord };
  };
}

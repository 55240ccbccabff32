import type { TriageVerdict } from '../triage';
import type { ReleaseVerdict } from '../release';

/** A stored document as a guard sees it. `valid` = it was read back and holds against its schema. */
export interface DocumentFact {
  readonly valid: boolean;
}

/** Outcome of one of the code quality gates (build, lint, types, policy …). A gate the project has no command for is `skipped`. */
export interface QualityGateFact {
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
}

/** A person's (or the policy's) decision, read back from its row. */
export interface DecisionFact {
  readonly choice: 'approve' | 'reject';
  /** SHA-256 of what the decision is about. */
  readonly subject: string;
  /** Answer of the gate's authority rule at the moment of the decision. */
  readonly authorised: boolean;
}

export interface QaReportFact extends DocumentFact {
  readonly status: 'APPROVED' | 'REJECTED';
  /** SHA-256 of the report that stands at the gate. */
  readonly digest: string;
}

export interface ReceiptFact extends DocumentFact {
  readonly status: 'SUCCESS' | 'FAILED' | 'ROLLED_BACK';
  readonly healthCheck: 'PASS' | 'FAIL';
  readonly soak: ReleaseVerdict;
}

/** Everything guards look at. An absent fact never lets a transition through. */
export interface TransitionFacts {
  readonly manifest?: DocumentFact;
  /** The `code_gen_spec` behind the manifest's link. */
  readonly spec?: DocumentFact;
  /** The `test_plan` behind the manifest's link. */
  readonly testPlan?: DocumentFact;
  readonly bundle?: DocumentFact;
  readonly qualityGates?: readonly QualityGateFact[];
  /** Line coverage in percent (`null` = could not be measured) and the policy's limit it must exceed; limit 0 = not demanded. */
  readonly coverage?: { readonly percent: number | null; readonly min: number };
  readonly qaReport?: QaReportFact;
  readonly qaDecision?: DecisionFact;
  readonly receipt?: ReceiptFact;
  /** The compliance gate's decision; with `deploymentApproval: policy` it is the policy's own, recorded alike. */
  readonly deployDecision?: DecisionFact;
  /** SHA-256 of what stands at the compliance gate. */
  readonly deploySubject?: string;
  /** Commit of the bundle that was tested and approved. */
  readonly approvedCommit?: string;
  /** Where the run's branch stands now. */
  readonly branchHead?: string;
  readonly bugReport?: DocumentFact;
  readonly triageVerdict?: TriageVerdict;
}

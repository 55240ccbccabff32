/** One rule as the API shows it. */
export interface PolicyRuleView {
  /** `hard:…` = nothing lifts it, `human:…` = a person's answer does. */
  readonly id: string;
  readonly layer: 'base' | 'defaults' | 'tenant';
  readonly effect: 'permit' | 'forbid';
  readonly actions: readonly string[];
  readonly reason: string;
  readonly next?: string;
  /** Cedar. */
  readonly text: string;
}

/** `GET /api/v1/policies?tenant=`; PUT of a tenant's rules answers the same. */
export interface PoliciesView {
  readonly tenant: string;
  /** Digest of schema and rules; stands in every decision. */
  readonly policyVersion: string;
  /** The tenant's own rules: version (0 = it never had any), text and who set them. */
  readonly own: {
    readonly version: number;
    readonly text: string;
    readonly setBy: string | null;
    readonly setAt: string | null;
  };
  readonly rules: readonly PolicyRuleView[];
  /** Cedar schema. */
  readonly schema: string;
}

/** `PUT /api/v1/tenants/{tenant}/policies`, for administrators. */
export interface PoliciesBody {
  /** Cedar; empty takes the tenant's own rules away. */
  readonly text: string;
  /** Refuse with 409 unless the tenant's rules have this version. */
  readonly ifVersion?: number;
}

export interface DecisionReasonView {
  readonly rule: string;
  readonly text: string;
  readonly next?: string;
  readonly action?: string;
  readonly resource?: string;
}

/** One answer of the rules, as it was recorded before what it is about. */
export interface EffectDecisionView {
  readonly at: string;
  /** Name of the effect, or `approve`. */
  readonly effect: string;
  readonly operationKey: string;
  readonly actor: string;
  readonly verdict: 'allow' | 'needs_human' | 'deny';
  readonly reasons: readonly DecisionReasonView[];
  readonly policyVersion: string;
  /** Gate at which a person lifted what a rule held up. */
  readonly gate?: string;
}

/** `GET /api/v1/runs/{runId}/decisions`, oldest first. */
export interface EffectDecisionListView {
  readonly items: readonly EffectDecisionView[];
}

/** Most urgent first. Source: seed 000, bug_report. */
export const severities = ['P1_Critical', 'P2_High', 'P3_Medium', 'P4_Low', 'P5_Cosmetic'] as const;
export type Severity = (typeof severities)[number];

export const bugCategories = [
  'Security',
  'DataLoss',
  'Functional',
  'UI',
  'Performance',
  'Availability',
  'Other',
] as const;
export type BugCategory = (typeof bugCategories)[number];

/** Grows with every change of the rules below; kept with each verdict. */
export const triagePolicyVersion = 'triage/1';

export type TriageVerdict = 'hotfix' | 'regular_fix' | 'duplicate' | 'wont_fix';

export interface TriageInput {
  /** As reported. */
  readonly severity: Severity;
  readonly category: BugCategory;
  readonly piiImpact: boolean;
  /** An agent's own view; it can raise the severity, never lower it. */
  readonly agentSeverity?: Severity;
  /** A person's word; it decides. */
  readonly personSeverity?: Severity;
  /** The open bug with the same fingerprint, when there is one. */
  readonly duplicateOf?: string;
  /** Why it shall not be fixed. A P1_Critical is closed this way only by a person. */
  readonly wontFix?: { readonly by: 'person' | 'rule'; readonly reason: string };
}

export interface TriageOutcome {
  readonly verdict: TriageVerdict;
  readonly severity: Severity;
  readonly reason: string;
  readonly duplicateOf?: string;
}

/** The verdict and why. P1_Critical bypasses planning as a hotfix; P2 to P5 join the backlog (seed 000, part 1.2). */
export function triage(input: TriageInput): TriageOutcome {
  const { severity, reason } = classifySeverity(input);
  if (input.duplicateOf !== undefined) {
    const why = `the same fingerprint as the open bug ${input.duplicateOf}`;
    return { verdict: 'duplicate', severity, reason: why, duplicateOf: input.duplicateOf };
  }
  if (input.wontFix && (severity !== 'P1_Critical' || input.wontFix.by === 'person')) {
    return { verdict: 'wont_fix', severity, reason: input.wontFix.reason };
  }
  return { verdict: severity === 'P1_Critical' ? 'hotfix' : 'regular_fix', severity, reason };
}

/** Rules first: data loss and leaking personal data are critical, security is at least high. Then agent, then person. */
export function classifySeverity(input: TriageInput): { readonly severity: Severity; readonly reason: string } {
  if (input.personSeverity) return { severity: input.personSeverity, reason: `a person set ${input.personSeverity}` };
  const candidates = [
    { severity: input.severity, reason: `reported as ${input.severity}` },
    ...ruleFloors(input),
    ...(input.agentSeverity
      ? [{ severity: input.agentSeverity, reason: `the agent raised it to ${input.agentSeverity}` }]
      : []),
  ];
  return candidates.reduce((worst, next) => (isWorse(next.severity, worst.severity) ? next : worst));
}

export function isWorse(left: Severity, right: Severity): boolean {
  return severities.indexOf(left) < severities.indexOf(right);
}

function ruleFloors(input: TriageInput): { severity: Severity; reason: string }[] {
  if (input.category === 'DataLoss') return [{ severity: 'P1_Critical', reason: 'data is lost' }];
  if (input.category === 'Security' && input.piiImpact) {
    return [{ severity: 'P1_Critical', reason: 'a security bug touches personal data' }];
  }
  if (input.category === 'Security') return [{ severity: 'P2_High', reason: 'it is a security bug' }];
  return input.piiImpact ? [{ severity: 'P2_High', reason: 'personal data is affected' }] : [];
}

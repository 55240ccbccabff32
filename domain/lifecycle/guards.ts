import type { DecisionFact, DocumentFact, TransitionFacts } from './facts';

/** `undefined` when the transition may happen, else what is missing, for people. */
export type Guard = (facts: TransitionFacts) => string | undefined;

export function manifestLinksSpec(facts: TransitionFacts): string | undefined {
  return missing('project_manifest', facts.manifest) ?? missing('code_gen_spec', facts.spec);
}

export function bundleHoldsQualityGates(facts: TransitionFacts): string | undefined {
  const noBundle = missing('artifact_bundle', facts.bundle);
  if (noBundle !== undefined) return noBundle;
  if (!facts.qualityGates) return 'the code quality gates have not been run';
  const failed = facts.qualityGates.filter((gate) => gate.outcome === 'failed').map((gate) => gate.name);
  if (failed.length > 0) return `code quality gates failed: ${failed.join(', ')}`;
  if (!facts.qualityGates.some((gate) => gate.outcome === 'passed')) return 'no code quality gate has passed';
  if (!facts.coverage) return 'test coverage was not looked at';
  const { percent, min } = facts.coverage;
  if (min <= 0) return undefined;
  if (percent === null) return 'test coverage could not be measured';
  return percent > min ? undefined : `test coverage ${percent} % is not above ${min} %`;
}

export function reportMade(facts: TransitionFacts): string | undefined {
  return missing('qa_report', facts.qaReport);
}

export function approvedByQa(facts: TransitionFacts): string | undefined {
  const noReport = missing('qa_report', facts.qaReport);
  if (noReport !== undefined) return noReport;
  if (facts.qaReport?.status !== 'APPROVED') return 'the qa_report is not APPROVED';
  return undecided('approve', facts.qaDecision, facts.qaReport.digest);
}

export function rejectedByQaOrReport(facts: TransitionFacts): string | undefined {
  const noReport = missing('qa_report', facts.qaReport);
  if (noReport !== undefined) return noReport;
  if (facts.qaReport?.status === 'REJECTED') return undefined;
  return undecided('reject', facts.qaDecision, facts.qaReport?.digest);
}

export function deploymentSucceeded(facts: TransitionFacts): string | undefined {
  const noReceipt = missing('deploy_receipt', facts.receipt);
  if (noReceipt !== undefined) return noReceipt;
  if (facts.receipt?.status !== 'SUCCESS') return `the deploy_receipt says ${facts.receipt?.status}`;
  if (facts.receipt.healthCheck !== 'PASS') return 'the health check did not pass';
  if (facts.receipt.soak !== 'pass') return `the soak is ${facts.receipt.soak}`;
  return undecided('approve', facts.deployDecision, facts.deploySubject);
}

export function deploymentRolledBack(facts: TransitionFacts): string | undefined {
  const noReceipt = missing('deploy_receipt', facts.receipt);
  if (noReceipt !== undefined) return noReceipt;
  return facts.receipt?.status === 'ROLLED_BACK' ? undefined : `the deploy_receipt says ${facts.receipt?.status}`;
}

/** An approval is about one tree. As soon as another one would be delivered, it is worth nothing. */
export function approvedTreeChanged({ approvedCommit, branchHead }: TransitionFacts): string | undefined {
  if (approvedCommit === undefined) return 'there is no approved commit';
  if (branchHead === undefined) return 'the branch of the run has gone';
  return approvedCommit === branchHead ? 'the branch still stands at the approved commit' : undefined;
}

export function bugReported(facts: TransitionFacts): string | undefined {
  return missing('bug_report', facts.bugReport);
}

export function triagedAsHotfix(facts: TransitionFacts): string | undefined {
  if (facts.triageVerdict !== 'hotfix') return `triage says ${facts.triageVerdict ?? 'nothing'}, not hotfix`;
  return manifestLinksSpec(facts) ?? missing('test_plan', facts.testPlan);
}

export function triagedAsRegularFix(facts: TransitionFacts): string | undefined {
  return facts.triageVerdict === 'regular_fix'
    ? undefined
    : `triage says ${facts.triageVerdict ?? 'nothing'}, not regular_fix`;
}

function missing(name: string, fact: DocumentFact | undefined): string | undefined {
  if (!fact) return `there is no ${name}`;
  return fact.valid ? undefined : `the ${name} is invalid`;
}

function undecided(
  wanted: DecisionFact['choice'],
  decision: DecisionFact | undefined,
  shown: string | undefined,
): string | undefined {
  if (!decision) return 'nobody has decided';
  if (!decision.authorised) return 'the decision was not authorised';
  if (shown === undefined || shown === '' || decision.subject !== shown) return 'the decision is about another subject';
  return decision.choice === wanted ? undefined : `the decision is ${decision.choice}, not ${wanted}`;
}

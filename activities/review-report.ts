import { pullRequestPolicyOf } from '../domain/policy/pull-requests';
import type { PullRequestPolicy } from '../domain/policy/pull-requests';
import { placeFindings } from '../domain/remarks';
import type { ChangeReview, ReviewStatus } from '../ports/change-review';
import type { DocumentOf } from '../schemas/registry';

export type QaReport = DocumentOf<'qa_report'>;
type Check = NonNullable<QaReport['checks']>[number];
type QualityGate = DocumentOf<'artifact_bundle'>['quality_gates']['results'][number];

/** Name of the status that follows the quality gate. */
export const approvalStatus = 'qa-approval';
const verdictLabels = { APPROVED: 'qa-approved', REJECTED: 'qa-rejected' } as const;

/** What a report says in its pull request, as far as the project wants it said there. */
export function reviewOfReport(
  policy: { readonly pullRequests?: Partial<PullRequestPolicy> },
  report: QaReport,
  gates: readonly QualityGate[] = [],
): Omit<ChangeReview, 'pullRequest' | 'commit'> {
  const { remarks, statuses, vote, labels } = pullRequestPolicyOf(policy);
  const isApproved = report.status === 'APPROVED';
  const verdict = isApproved ? 'APPROVED' : 'REJECTED';
  const other = isApproved ? 'REJECTED' : 'APPROVED';
  return {
    ...(remarks ? { remarks: placeFindings([...(report.feedback ?? []), ...shownWeakenings(report)]) } : {}),
    ...(statuses ? { statuses: statusesOf(report, gates, isApproved) } : {}),
    ...(vote ? { vote: isApproved ? 'none' : 'wait' } : {}),
    ...(labels.length > 0
      ? { labels: { add: [...labels, verdictLabels[verdict]], remove: [verdictLabels[other]] } }
      : {}),
  };
}

/** A weakened test that the policy only shows is no feedback to the coder, and still a remark for people. */
function shownWeakenings({ weakened_tests: weakened = [], feedback = [] }: QaReport) {
  const told = new Set(feedback.filter(({ check }) => check === 'test-weakening').map(({ message }) => message));
  return weakened.filter(({ message }) => !told.has(message)).map((place) => ({ ...place, check: 'test-weakening' }));
}

function statusesOf(report: QaReport, gates: readonly QualityGate[], isApproved: boolean): readonly ReviewStatus[] {
  const checks = [...(report.checks ?? []), ...gates].map((check) => statusOf(check, isApproved));
  const covered = `${report.coverage_on_new_code.toFixed(1)} % of the new lines covered`;
  return [
    // Of one name there may be a command and a gate: the worst one counts.
    ...checks.filter(({ name, state }, at) => at === worstOf(checks, name, state)),
    {
      name: 'qa-report',
      state: isApproved ? 'succeeded' : 'failed',
      description: `${report.status}: ${report.blocker_bugs_open} blockers, ${covered}`,
    },
    {
      name: approvalStatus,
      state: 'pending',
      description: isApproved ? 'waits for a decision at the quality gate' : 'waits for an approved report',
    },
  ];
}

/** A check that had nothing to do holds nobody up; one that was not reached has not passed. */
function statusOf(check: Check | QualityGate, isApproved: boolean): ReviewStatus {
  const { name, outcome, detail } = check;
  const duration = 'duration_ms' in check ? check.duration_ms : undefined;
  const time = duration === undefined ? '' : ` in ${(duration / 1_000).toFixed(1)} s`;
  if (outcome === 'skipped') {
    return { name, state: isApproved ? 'succeeded' : 'pending', description: detail ?? 'not run' };
  }
  const state = outcome === 'passed' ? 'succeeded' : 'failed';
  return { name, state, description: `${outcome.replace('_', ' ')}${time}${detail ? `, ${detail}` : ''}` };
}

const order = ['failed', 'pending', 'succeeded'] as const;

function worstOf(checks: readonly ReviewStatus[], name: string, state: ReviewStatus['state']): number {
  const twins = checks.filter((each) => each.name === name);
  const worst = order.find((each) => twins.some((twin) => twin.state === each)) ?? state;
  return checks.findIndex((each) => each.name === name && each.state === worst);
}

/** What the service does in a run's pull request, beside opening and merging it. */
export interface PullRequestPolicy {
  /** Findings with a place become threads there, resolved when they are gone. Off = they stand in the report's thread. */
  readonly remarks: boolean;
  /** Every check and the quality gate as a status `stellwerk/{name}`, which a branch policy may demand. */
  readonly statuses: boolean;
  /** A rejected report is a vote "waiting for the author", taken back by an approved one. */
  readonly vote: boolean;
  /** Labels of every pull request of a run. With at least one, `qa-approved` or `qa-rejected` tells the last report. */
  readonly labels: readonly string[];
  /** An approved change that only branch policies hold up is completed by the platform when they are fulfilled. */
  readonly autoComplete: boolean;
}

export const defaultPullRequestPolicy: PullRequestPolicy = {
  remarks: true,
  statuses: true,
  vote: true,
  labels: ['stellwerk'],
  autoComplete: false,
};

/** The rules of a run. One that began before there were such rules lives under the defaults. */
export function pullRequestPolicyOf(policy: { readonly pullRequests?: Partial<PullRequestPolicy> }): PullRequestPolicy {
  return { ...defaultPullRequestPolicy, ...policy.pullRequests };
}

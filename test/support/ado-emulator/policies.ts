import type { AdoPullRequest } from './pull-request-store';
import type { AdoProject, AdoRepository, AdoStore } from './store';

export type PolicyStatus = 'queued' | 'running' | 'approved' | 'rejected' | 'notApplicable' | 'broken';

/** A blocking branch policy and how every pull request of the branch stands with it. */
export interface BranchPolicy {
  readonly id: number;
  readonly project: AdoProject;
  /** E.g. `refs/heads/main`. */
  readonly branch: string;
  readonly displayName: string;
  readonly isBlocking: boolean;
  readonly status: PolicyStatus;
  /** A status policy: fulfilled when the newest status of the context, at the newest iteration, is succeeded. */
  readonly requires?: { readonly genre: string; readonly name: string };
}

export function evaluate({ status, requires }: BranchPolicy, { statuses, iterations }: AdoPullRequest): PolicyStatus {
  if (!requires) return status;
  const newest = statuses.findLast(
    ({ context, iterationId }) =>
      context.genre === requires.genre && context.name === requires.name && iterationId === iterations.length,
  );
  if (newest === undefined) return 'queued';
  if ([2, 'succeeded'].includes(newest.state)) return 'approved';
  return [1, 'pending'].includes(newest.state) ? 'running' : 'rejected';
}

export function setPolicy(store: AdoStore, policy: Omit<BranchPolicy, 'id'>): void {
  const table = store.table<BranchPolicy>('branch-policies');
  const key = `${policy.project.id}:${policy.branch}:${policy.displayName}`;
  table.set(key, { ...policy, id: table.get(key)?.id ?? store.nextId('policy') });
}

export function policiesOf(store: AdoStore, project: AdoProject, branch: string): readonly BranchPolicy[] {
  return [...store.table<BranchPolicy>('branch-policies').values()].filter(
    (policy) => policy.project.id === project.id && policy.branch === branch,
  );
}

export function openPolicies(store: AdoStore, pullRequest: AdoPullRequest): readonly BranchPolicy[] {
  return policiesOf(store, pullRequest.repository.project, pullRequest.targetRefName).filter((policy) => {
    const status = evaluate(policy, pullRequest);
    return policy.isBlocking && status !== 'approved' && status !== 'notApplicable';
  });
}

/** A branch with a blocking policy takes pull requests only. */
export function forbidsPush(store: AdoStore, { project }: AdoRepository, branch: string): boolean {
  return policiesOf(store, project, branch).some(({ isBlocking }) => isBlocking);
}

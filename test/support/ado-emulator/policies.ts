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

export function openPolicies(store: AdoStore, project: AdoProject, branch: string): readonly BranchPolicy[] {
  return policiesOf(store, project, branch).filter(
    ({ isBlocking, status }) => isBlocking && status !== 'approved' && status !== 'notApplicable',
  );
}

/** A branch with a blocking policy takes pull requests only. */
export function forbidsPush(store: AdoStore, { project }: AdoRepository, branch: string): boolean {
  return policiesOf(store, project, branch).some(({ isBlocking }) => isBlocking);
}

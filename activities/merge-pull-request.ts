import type { EffectContracts } from '../contracts/activities';
import { pullRequestPolicyOf } from '../domain/policy/pull-requests';
import type { Ports } from '../ports';
import { reviewIfAllowed } from './review-if-allowed';
import { approvalStatus } from './review-report';

type Contract = EffectContracts['mergePullRequest'];
type MergePorts = Pick<Ports, 'code' | 'audit' | 'clock'>;

/**
 * Merges the approved commit when exactly its tree is what the default branch has then. Has either branch moved since the
 * approval, the run's branch is brought up to date instead, for what would be delivered has not been tested as it is.
 */
export function createMergePullRequest(ports: MergePorts) {
  return async (input: Contract['input']): Promise<Contract['output']> => {
    const { run, pullRequest, commit, operationKey } = input;
    const { merge, allowDirectPush } = run.policy;
    if (merge === 'direct_push' && !allowDirectPush) {
      return { kind: 'blocked', reason: 'policy.merge is direct_push, which needs policy.allowDirectPush: true.' };
    }
    if (input.reworkOnly === true) return rework(ports, input, `${run.branch} moved on after the approval`);
    await noteApproval(ports, input);
    const result = await ports.code.merge(pullRequest.id, commit, operationKey, {
      method: merge === 'direct_push' ? 'fast_forward' : 'merge_commit',
      sameTree: true,
      ...(pullRequestPolicyOf(run.policy).autoComplete ? { autoComplete: true } : {}),
    });
    switch (result.kind) {
      case 'blocked':
        return result;
      case 'conflict':
      case 'baseMoved':
        return rework(ports, input, `${run.repository.defaultBranch} moved on after the approval`);
      case 'headMoved':
        return rework(ports, input, `${run.branch} moved on after the approval of ${commit.slice(0, 12)}`);
      case 'merged':
        return merged(ports, input, result.commit);
    }
  };
}

/** A branch policy may demand the approval of the quality gate, which this merge stands on. */
async function noteApproval(ports: MergePorts, { run, pullRequest, commit }: Contract['input']): Promise<void> {
  const { statuses, vote } = pullRequestPolicyOf(run.policy);
  const approved = { name: approvalStatus, state: 'succeeded', description: 'approved at the quality gate' } as const;
  await reviewIfAllowed(ports, {
    ...{ pullRequest: pullRequest.id, commit },
    ...(statuses ? { statuses: [approved] } : {}),
    ...(vote ? { vote: 'none' } : {}),
  });
}

async function merged(ports: MergePorts, input: Contract['input'], mergeCommit: string): Promise<Contract['output']> {
  const { run, pullRequest, commit, operationKey } = input;
  const { repository, defaultBranch } = run.repository;
  await ports.audit.append({
    tenant: run.tenant,
    key: operationKey,
    kind: 'effect',
    runId: run.runId,
    actor: 'stellwerk',
    data: { effect: 'merge', method: run.policy.merge, pullRequest: pullRequest.id, commit, mergeCommit },
    at: ports.clock.now().toISOString(),
  });
  // An earlier attempt merged it, and others have delivered more since: deploying this would take theirs out again.
  const head = await ports.code.head(repository, defaultBranch);
  if (head !== mergeCommit) return rework(ports, input, `${defaultBranch} moved on after the merge`);
  return { kind: 'merged', commit: mergeCommit };
}

async function rework(ports: MergePorts, input: Contract['input'], why: string): Promise<Contract['output']> {
  const { run, commit, operationKey } = input;
  const { repository, defaultBranch } = run.repository;
  const updated = await ports.code.updateBranch({
    repository,
    branch: run.branch,
    from: defaultBranch,
    ...(run.policy.merge === 'theirs' ? { prefer: 'branch' } : {}),
    operationKey: `${operationKey}/new-base`,
  });
  if (updated.kind === 'blocked') return updated;
  if (updated.kind === 'conflict') {
    const files = updated.files.join(', ');
    return {
      kind: 'blocked',
      reason: `${run.branch} conflicts with ${defaultBranch} in ${files}. Merge ${defaultBranch} into ${run.branch} by hand, push it and continue: it is tested and approved again then. Or cancel the run.`,
    };
  }
  if (updated.commit === commit)
    return { kind: 'blocked', reason: `${why}, and back again. Continue to try once more.` };
  const reason = `${why}; ${run.branch} stands at ${updated.commit.slice(0, 12)} now and is tested again`;
  await ports.audit.append({
    tenant: run.tenant,
    key: `${operationKey}/new-base`,
    kind: 'effect',
    runId: run.runId,
    actor: 'stellwerk',
    data: {
      effect: 'branch_update',
      branch: run.branch,
      approved: commit,
      commit: updated.commit,
      base: updated.base,
      reason,
    },
    at: ports.clock.now().toISOString(),
  });
  // A branch with nothing of its own was merged before: the change is then counted from where the run began.
  const base = updated.base === updated.commit ? run.baseCommit : updated.base;
  return { kind: 'rework', commit: updated.commit, base, reason };
}

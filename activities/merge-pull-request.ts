import type { EffectContracts } from '../contracts/activities';
import type { Ports } from '../ports';

type Contract = EffectContracts['mergePullRequest'];

/**
 * Merges the approved commit, and only that one: a branch that moved since the approval is not merged. A person's own merge
 * of it into the default branch counts, and is found.
 */
export function createMergePullRequest(ports: Pick<Ports, 'code' | 'audit' | 'clock'>) {
  return async ({ run, pullRequest, commit, operationKey }: Contract['input']): Promise<Contract['output']> => {
    const result = await ports.code.merge(pullRequest.id, commit, operationKey);
    switch (result.kind) {
      case 'conflict':
        return {
          kind: 'blocked',
          reason: `${run.branch} conflicts with ${run.repository.defaultBranch} in ${result.files.join(', ')}. Merge it into ${run.repository.defaultBranch} by hand and continue, or cancel the run.`,
        };
      case 'headMoved':
        return {
          kind: 'blocked',
          reason: `${run.branch} moved to ${result.head.slice(0, 12)} after the approval of ${commit.slice(0, 12)}. Set it back to the approved commit and continue, or cancel the run.`,
        };
      case 'blocked':
        return result;
      case 'merged':
        await ports.audit.append({
          tenant: run.tenant,
          key: operationKey,
          kind: 'effect',
          runId: run.runId,
          actor: 'stellwerk',
          data: { effect: 'merge', pullRequest: pullRequest.id, commit, mergeCommit: result.commit },
          at: ports.clock.now().toISOString(),
        });
        return result;
    }
  };
}

import type { EffectContracts } from '../contracts/activities';
import type { Ports } from '../ports';

type Contract = EffectContracts['mergePullRequest'];

/** Merges the approved commit, and only that one: a branch that moved since the approval is not merged. */
export function createMergePullRequest(ports: Pick<Ports, 'code' | 'audit' | 'clock'>) {
  return async ({ run, pullRequest, commit, operationKey }: Contract['input']): Promise<Contract['output']> => {
    const result = await ports.code.merge(pullRequest.id, commit, operationKey);
    switch (result.kind) {
      case 'conflict':
        return {
          kind: 'blocked',
          reason: `${run.branch} conflicts with ${run.repository.defaultBranch} in ${result.files.join(', ')}. Resolve it on the branch and continue.`,
        };
      case 'headMoved':
        return {
          kind: 'blocked',
          reason: `${run.branch} moved to ${result.head.slice(0, 12)} after the approval of ${commit.slice(0, 12)}.`,
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

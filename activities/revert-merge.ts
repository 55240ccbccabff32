import type { EffectContracts } from '../contracts/activities';
import type { Ports } from '../ports';

type Contract = EffectContracts['revertMerge'];

/** Takes the merged change off the default branch by a commit of its own; an open pull request is abandoned instead. */
export function createRevertMerge(ports: Pick<Ports, 'audit' | 'clock' | 'code'>) {
  return async ({ run, pullRequest, operationKey }: Contract['input']): Promise<Contract['output']> => {
    const found = await ports.code.getPullRequest(pullRequest.id);
    if (found?.status !== 'completed' || found.mergeCommit === undefined) {
      if (found && found.status !== 'completed') await ports.code.abandon(pullRequest.id);
      return { kind: 'reverted', commit: null };
    }
    const { repository, defaultBranch } = run.repository;
    const reverted = await ports.code.revert({
      ...{ repository, branch: defaultBranch, commit: found.mergeCommit, operationKey },
      ...(run.policy.merge === 'direct_push' ? { base: run.baseCommit } : {}),
    });
    if (reverted.kind === 'conflict') {
      const reason = `${defaultBranch} of ${repository} has changes on top of ${found.mergeCommit.slice(0, 12)} in ${reverted.files.join(', ')}. Revert it by hand and continue.`;
      return { kind: 'blocked', reason };
    }
    if (reverted.kind === 'blocked') return reverted;
    await ports.audit.append({
      tenant: run.tenant,
      key: operationKey,
      kind: 'effect',
      runId: run.runId,
      actor: 'stellwerk',
      data: { effect: 'revert', pullRequest: pullRequest.id, merged: found.mergeCommit, commit: reverted.commit },
      at: ports.clock.now().toISOString(),
    });
    return reverted;
  };
}

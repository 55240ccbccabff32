import type { EffectContracts } from '../contracts/activities';
import type { Ports } from '../ports';
import { pullRequestPolicyOf } from '../domain/policy/pull-requests';
import { loadDocument } from './documents';
import { linkWorkItem } from './link-work-item';
import { reviewIfAllowed } from './review-if-allowed';

type Contract = EffectContracts['ensurePullRequest'];

/** Opens the draft pull request of the run's branch; a later visit finds the same one. */
export function createEnsurePullRequest(
  ports: Pick<Ports, 'artifacts' | 'code' | 'runs' | 'clock' | 'audit' | 'work'>,
) {
  return async ({ run, spec, operationKey }: Contract['input']): Promise<Contract['output']> => {
    const { task_context: task } = await loadDocument(ports.artifacts, 'code_gen_spec', spec);
    const criteria = task.acceptance_criteria.map((criterion) => `- [ ] ${criterion}`).join('\n');
    const opened = await ports.code.ensurePullRequest({
      repository: run.repository.repository,
      source: run.branch,
      target: run.repository.defaultBranch,
      title: run.title,
      description: `${task.intent}\n\nAcceptance criteria\n${criteria}\n\nRun ${run.runId}, work item ${run.workItem}.`,
      draft: true,
      workItem: run.workItem,
    });
    const pullRequest = { id: opened.id, url: opened.url };
    const { labels: add } = pullRequestPolicyOf(run.policy);
    if (add.length > 0) {
      await reviewIfAllowed(ports, { pullRequest: opened.id, commit: opened.head, labels: { add, remove: [] } });
    }
    await linkWorkItem(ports, run, [
      { kind: 'branch', repository: run.repository.repository, branch: run.branch },
      { kind: 'pullRequest', pullRequest: opened.id },
    ]);
    const at = ports.clock.now().toISOString();
    await ports.audit.append({
      tenant: run.tenant,
      key: `${run.runId}/pull-request`,
      kind: 'effect',
      runId: run.runId,
      actor: 'stellwerk',
      data: { effect: 'pull_request', id: opened.id },
      at,
    });
    await ports.runs.recordProgress(
      run.runId,
      operationKey,
      at,
      { pullRequest },
      {
        kind: 'commit',
        stage: 'code',
        text: `pull request ${opened.id} (${opened.status}): ${run.branch} → ${run.repository.defaultBranch}`,
      },
    );
    return { kind: 'open', pullRequest };
  };
}

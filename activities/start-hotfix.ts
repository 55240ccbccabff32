import type { EffectContracts } from '../contracts/activities';
import type { RunRequest } from '../contracts/run';
import type { Ports } from '../ports';
import { loadDocument } from './documents';
import { auditLoop, documentFact, refuseLoop } from './loop-transition';

type Contract = EffectContracts['startHotfix'];

/** Starts `deliverWorkItem` unless its instance exists. */
export type StartRun = (request: RunRequest) => Promise<void>;

const hotfixPriority = 1;

/**
 * Loop L3: a run of its own that begins at CODING, ahead of features. Idempotent by triage; many
 * reports of one bug share its work item, and one run at a time repairs it.
 */
export function createStartHotfix(
  ports: Pick<Ports, 'artifacts' | 'audit' | 'bugs' | 'projects' | 'runs' | 'work' | 'clock'>,
) {
  return async (input: Contract['input'], startRun: StartRun): Promise<Contract['output']> => {
    const { tenant, project, bugReport, fingerprint, operationKey } = input;
    const record = await ports.projects.getProject(tenant, project);
    if (!record) {
      return {
        kind: 'refused',
        code: 'unknown_project',
        reason: `Project ${project} of tenant ${tenant} is not registered.`,
      };
    }
    const [manifest, spec, testPlan] = await Promise.all([
      documentFact(ports, 'project_manifest', input.manifest),
      documentFact(ports, 'code_gen_spec', input.spec),
      documentFact(ports, 'test_plan', input.testPlan),
    ]);
    const facts = { triageVerdict: 'hotfix', manifest, spec, testPlan } as const;
    const refused = refuseLoop('L3', facts);
    if (refused) return refused;
    const bug = await ports.bugs.findOpenBug(tenant, project, fingerprint);
    const report = await loadDocument(ports.artifacts, 'bug_report', bugReport);
    const title = `Hotfix: ${report.title ?? report.category}`.slice(0, 200);
    const requester = report.reported_by ?? 'stellwerk';
    const item = await ports.work.create(
      {
        tenant,
        project,
        title,
        description: report.description ?? '',
        acceptanceCriteria: report.steps_to_reproduce ?? [],
        type: 'Bug',
        state: 'New',
        requester,
        priority: hotfixPriority,
      },
      `bug/${fingerprint}`,
    );
    const at = ports.clock.now().toISOString();
    const allocated = await ports.runs.allocateRun({
      tenant,
      project,
      workItem: item.key,
      title,
      requester,
      state: 'CODING',
      requestKey: operationKey,
      at,
      onlyIfNoneActive: true,
    });
    if (bug) await ports.bugs.changeBug(bug.bugId, { workItem: item.key, runId: allocated.runId });
    const seen = `${input.runId}: hotfix ${allocated.runId}, seen ${bug?.occurrences ?? 1} time(s). Report: ${bugReport}`;
    await ports.work.comment(tenant, project, item.key, `triage/${input.runId}`, seen);
    if (allocated.kind === 'active') {
      return { kind: 'duplicate', runId: allocated.runId };
    }
    await startRun({
      runId: allocated.runId,
      tenant,
      project,
      workItem: item.key,
      title,
      requester,
      repository: { repository: record.repository, defaultBranch: record.defaultBranch },
      entry: 'CODING',
      manifest: input.manifest,
      spec: input.spec,
      testPlan: input.testPlan,
      bugReport,
      priority: hotfixPriority,
    });
    await auditLoop(ports, input, 'L3', facts, { runId: allocated.runId, workItem: item.key, bugReport });
    return { kind: 'started', runId: allocated.runId };
  };
}

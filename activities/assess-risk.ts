import type { RecordContracts } from '../contracts/activities';
import { parseDiff } from '../domain/diff';
import { assessRisk } from '../domain/risk';
import type { RiskFacts } from '../domain/risk';
import { changedDependencyFiles } from '../domain/scan';
import type { Ports } from '../ports';
import { loadDocument } from './documents';

type Contract = RecordContracts['assessRisk'];
type AssessPorts = Pick<Ports, 'artifacts' | 'code' | 'runs' | 'work'>;

/** Looks at the real change, keeps what comes of it in the run's record, and tells when the class is another than before. */
export function createAssessRisk(ports: AssessPorts) {
  return async ({
    run,
    key,
    at,
    spec,
    commit,
    estimate,
    repositories = 1,
  }: Contract['input']): Promise<Contract['output']> => {
    const ticket = await ports.work.get(run.tenant, run.project, run.workItem);
    const change = commit === undefined ? await plannedFiles(ports, spec) : await changedFiles(ports, run, commit);
    const assessed = assessRisk({ ...change, repositories, labels: ticket?.labels ?? [] }, run.policy.risk);
    const before = (await ports.runs.getRun(run.runId))?.risk;
    const autonomy = run.policy.autonomy;
    const risk = await ports.runs.recordRisk(run.runId, {
      assessed,
      autonomy,
      ...(estimate ? { raise: estimate } : {}),
    });
    if (before?.class !== risk.class || before.reasons.join() !== risk.reasons.join()) {
      const text = `risk ${risk.class}: ${risk.reasons.join('; ')} (autonomy: ${autonomy})`;
      await ports.runs.recordProgress(run.runId, key, at, {}, { kind: 'note', text });
    }
    return { risk: risk.class, reasons: risk.reasons.slice(0, 5).map((reason) => reason.slice(0, 200)) };
  };
}

type Change = Pick<RiskFacts, 'files' | 'dependencyFiles'>;

async function changedFiles(
  ports: Pick<Ports, 'code'>,
  run: Contract['input']['run'],
  commit: string,
): Promise<Change> {
  const files = parseDiff(await ports.code.diff(run.repository.repository, run.baseCommit, commit));
  return {
    files: files.map(({ path, previousPath, added, removed }) => ({
      path,
      ...(previousPath === undefined ? {} : { previousPath }),
      lines: added.length + removed.length,
    })),
    dependencyFiles: changedDependencyFiles(files),
  };
}

/** Before there is a change: what may be written, however much of it will be. */
async function plannedFiles(ports: Pick<Ports, 'artifacts'>, spec: string | undefined): Promise<Change> {
  if (spec === undefined) return { files: [], dependencyFiles: [] };
  const { task_context } = await loadDocument(ports.artifacts, 'code_gen_spec', spec);
  return { files: task_context.scope.allowed_files.map((path) => ({ path, lines: 0 })), dependencyFiles: [] };
}

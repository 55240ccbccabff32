import type { EffectContracts } from '../contracts/activities';
import type { Ports } from '../ports';
import { loadDocument, loadJson } from './documents';
import { linkWorkItem } from './link-work-item';
import { reviewIfAllowed } from './review-if-allowed';
import { reviewOfReport } from './review-report';
import type { QaReport } from './review-report';

type Contract = EffectContracts['publishReport'];

/**
 * Writes the report into the pull request: one thread per commit, and the findings, statuses, vote and labels that the project
 * wants. Where the service may not do that, the thread says so and nothing is held up.
 */
export function createPublishReport(ports: Pick<Ports, 'artifacts' | 'code' | 'work'>) {
  return async ({ run, pullRequest, qaReport }: Contract['input']): Promise<Contract['output']> => {
    const report = await loadDocument(ports.artifacts, 'qa_report', qaReport);
    const { commit } = report;
    const reviewed = commit === undefined ? undefined : await review(ports, run, pullRequest.id, commit, report);
    const text = threadText(report, reviewed?.placed ?? new Set(), reviewed?.refusal);
    await ports.code.ensureThread(pullRequest.id, `qa-report-${commit ?? qaReport}`, text);
    if (report.check_result !== undefined) {
      const { checkId } = await loadJson<{ readonly checkId: string }>(ports.artifacts, report.check_result);
      await linkWorkItem(ports, run, [{ kind: 'check', repository: run.repository.repository, checkId }]);
    }
    return { kind: 'published' };
  };
}

interface Reviewed {
  /** Places that have a thread of their own. */
  readonly placed: ReadonlySet<string>;
  readonly refusal?: string;
}

async function review(
  ports: Pick<Ports, 'artifacts' | 'code'>,
  { policy }: Contract['input']['run'],
  pullRequest: string,
  commit: string,
  report: QaReport,
): Promise<Reviewed> {
  const { artifact_bundle: bundle } = report;
  const made = bundle === undefined ? undefined : await loadDocument(ports.artifacts, 'artifact_bundle', bundle);
  const wanted = reviewOfReport(policy, report, made?.quality_gates.results);
  const { unplaced, refusal } = await reviewIfAllowed(ports, { ...wanted, pullRequest, commit });
  const shown = (wanted.remarks ?? []).filter(({ marker }) => !unplaced.includes(marker));
  return {
    placed: new Set(shown.map(({ path, line }) => placeOf(path, line))),
    ...(refusal === undefined ? {} : { refusal }),
  };
}

function threadText(report: QaReport, placed: ReadonlySet<string>, refusal: string | undefined): string {
  const findings = (report.feedback ?? [])
    .filter(({ file, line }) => file === undefined || !placed.has(placeOf(file, line)))
    .map(({ file, line, message }) => `- ${file ? `${placeOf(file, line)}: ` : ''}${message}`);
  const atLines = placed.size === 0 ? '' : `${placed.size} finding${placed.size === 1 ? '' : 's'} at their lines.`;
  const lines = [`QA report: ${report.status}`, report.summary ?? '', ...findings, atLines, refusal ?? ''];
  return lines.filter((line) => line !== '').join('\n\n');
}

function placeOf(path: string, line: number | undefined): string {
  return `${path.replace(/^(?:\.?\/)+/, '')}${line === undefined ? '' : `:${line}`}`;
}

import type { EffectContracts } from '../contracts/activities';
import type { Ports } from '../ports';
import { loadDocument } from './documents';

type Contract = EffectContracts['publishReport'];

/** Writes the report into the pull request, one thread per commit. */
export function createPublishReport(ports: Pick<Ports, 'artifacts' | 'code'>) {
  return async ({ pullRequest, qaReport }: Contract['input']): Promise<Contract['output']> => {
    const report = await loadDocument(ports.artifacts, 'qa_report', qaReport);
    const findings = (report.feedback ?? []).map(
      (item) => `- ${item.file ? `${item.file}${item.line ? `:${item.line}` : ''}: ` : ''}${item.message}`,
    );
    const text = [`QA report: ${report.status}`, report.summary ?? '', ...findings]
      .filter((line) => line !== '')
      .join('\n\n');
    await ports.code.ensureThread(pullRequest.id, `qa-report-${report.commit ?? qaReport}`, text);
    return { kind: 'published' };
  };
}

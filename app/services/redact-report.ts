import { redact } from '../../domain/triage/redact';
import type { DocumentOf } from '../../schemas/registry';

type BugReport = DocumentOf<'bug_report'>;

/**
 * A report without personal data and secrets: the only form that is stored, and so the only one that prompts, logs and work
 * items can show. Personal data in the text counts as PII impact.
 */
export function redactReport(report: BugReport): BugReport {
  const found = new Set<string>();
  const clean = (text: string): string => {
    const { text: cleaned, personal } = redact(text);
    for (const kind of personal) found.add(kind);
    return cleaned;
  };
  const sources = report.fingerprint_sources;
  const cleaned: BugReport = {
    ...report,
    ...(report.title === undefined ? {} : { title: clean(report.title) }),
    ...(report.description === undefined ? {} : { description: clean(report.description) }),
    ...(report.steps_to_reproduce ? { steps_to_reproduce: report.steps_to_reproduce.map(clean) } : {}),
    ...(sources?.message === undefined ? {} : { fingerprint_sources: { ...sources, message: clean(sources.message) } }),
  };
  return found.size === 0 ? cleaned : { ...cleaned, context: { ...report.context, PII_impact: true } };
}

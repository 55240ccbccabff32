import { createHash } from 'node:crypto';
import { canonicalFingerprint } from '../../domain/fingerprint';
import type { DocumentOf } from '../../schemas/registry';

/** 32 hexadecimal digits that two reports of one bug share: part of the triage's instance id. */
export function bugFingerprint(project: string, report: DocumentOf<'bug_report'>): string {
  const { component, error_type: errorType, message, stack_frames: stackFrames } = report.fingerprint_sources ?? {};
  const canonical = canonicalFingerprint({
    project,
    category: report.category,
    ...(component === undefined ? {} : { component }),
    ...(errorType === undefined ? {} : { errorType }),
    ...(message === undefined ? {} : { message }),
    ...(stackFrames === undefined ? {} : { stackFrames }),
    ...(report.title === undefined ? {} : { title: report.title }),
  });
  return createHash('sha256').update(canonical).digest('hex').slice(0, 32);
}

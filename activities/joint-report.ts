import type { JointReport } from '../contracts/coordination';
import type { PartFacts } from './part-views';

/** Everything that waits at its QA gate, in a form that is the same for the same facts: its digest is what people approve. */
export function jointReportText(parent: string, facts: readonly PartFacts[]): string {
  const parts = facts.flatMap(({ part, run, gate }): JointReport['parts'] =>
    run && gate
      ? [
          {
            project: part.project,
            role: part.role,
            runId: run.runId,
            gateId: gate.gateId,
            subject: gate.subject,
            qaReport: gate.subjectUri ?? '',
            commit: run.commit ?? '',
            pullRequest: run.pullRequest,
          },
        ]
      : [],
  );
  return `${JSON.stringify({ parent, parts } satisfies JointReport, null, 2)}\n`;
}

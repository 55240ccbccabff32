import type { RunRecord } from '../../ports/run-index';

/** Written so that no line of it begins like a command: what the service says must not command the service. */
export const helpText =
  'Commands, at the beginning of a line: `/stellwerk run`, `stop`, `resume`, `cancel`, `retry`, `continue`, `explain`, ' +
  '`approve [gate] <digest> [+point of the checklist] [comment]`, `reject [gate] <digest> <comment>`.';

/** Where a run stands and what it waits for, in a few sentences for a work item. */
export function explainRun({ runId, state, status, statusReason, waitingFor, pullRequest }: RunRecord): string {
  const sentences = [`Run ${runId} is in ${state}, ${status.replaceAll('_', ' ')}.`];
  if (statusReason !== null) sentences.push(statusReason);
  if (waitingFor) {
    const { kind, gateId, of, subject, until, choices } = waitingFor;
    sentences.push(`It waits for ${gateId ?? kind}${of === undefined ? '' : ` (${of})`} since ${waitingFor.since}.`);
    if (until !== undefined) sentences.push(`The deadline is ${until}.`);
    if (kind === 'gate' && subject !== undefined) {
      sentences.push(`Decide with \`/stellwerk approve ${subject.slice(0, 12)}\` or \`/stellwerk reject\` likewise.`);
    } else if (choices && choices.length > 0) {
      sentences.push(`Choices: ${choices.join(', ')}.`);
    }
  }
  if (pullRequest) sentences.push(`Pull request: ${pullRequest.url}`);
  return sentences.join(' ');
}

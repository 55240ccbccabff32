import type { DecisionCard } from '../decision-card';
import { quoted } from '../session';
import { counted, dayAndTime, dollars } from './figures';
import { votesText } from './run-card';
import { printable, type Paint } from './paint';
import { fields } from './table';

/** What is being approved, and by whom. */
export function decisionText(card: DecisionCard, paint: Paint): readonly string[] {
  const { run, gate, files } = card;
  const until = run.waitingFor?.until;
  return [
    '',
    paint('bold', `${run.runId} waits at the ${gate} gate: ${printable(run.title)}`),
    ...fields(
      [
        ['decided by', deciderText(card) + (until === undefined ? '' : `, until ${dayAndTime(until)}`)],
        ...(run.risk ? [['risk', `${run.risk.class}: ${printable(run.risk.reasons.join('; '))}`] as const] : []),
        ...(run.votes ? [['approvals', votesText(run.votes)] as const] : []),
        ...reportFields(card),
        ['change', changeText(card)],
        ...files.map((file) => ['', `${file.path}  +${file.added} -${file.removed}`] as const),
        ['spent', `${dollars(run.costUsd)} in ${counted(run.rounds, 'round')}`],
        ['subject', card.subject],
      ],
      paint,
    ),
  ];
}

/** How to decide without sitting at this terminal: the command, and the API with curl. */
export function howToDecide(card: DecisionCard, url: string, hostOptions: string, paint: Paint): readonly string[] {
  const { run, gate, subject } = card;
  const as = card.decider === undefined ? '' : ` --as ${quoted(card.decider)}`;
  const rest = `${run.runId}${as} --subject ${subject}${hostOptions}`;
  const address = `${url}/api/v1/runs/${encodeURIComponent(run.runId)}/gates/${gate}/decision`;
  const body = JSON.stringify({ decision: 'approve', subject });
  return [
    `  ${paint('dim', 'to approve')}  npx stellwerk approve ${rest}`,
    `  ${paint('dim', 'to reject ')}  npx stellwerk reject ${rest} --comment 'what must change'`,
    `  ${paint('dim', 'look first')}  npx stellwerk diff ${run.runId}${hostOptions}`,
    `  ${paint('dim', 'by the API')}  curl -X POST ${address} \\`,
    `                -H "authorization: Bearer $(npx stellwerk token${as}${hostOptions})" \\`,
    `                -H 'content-type: application/json' -d '${body}'   ("reject" with "comment" rejects)`,
  ];
}

function deciderText({ of, decider, run }: DecisionCard): string {
  const role = of === undefined ? 'whoever the policy names' : `a member of ${of}`;
  const here = decider === undefined ? '' : `, here ${decider}`;
  return `${role}${here} (not ${run.requester}, who asked for it)`;
}

function reportFields({ report }: DecisionCard): readonly (readonly [string, string])[] {
  if (report === undefined) return [];
  const figures = [
    report.status,
    `critical paths ${report.critical_path_pass_rate} %`,
    `coverage of new code ${coverageText(report)}`,
    counted(report.blocker_bugs_open, 'blocker'),
    `SAST ${passed(report.sast_check_passed)}`,
    `SCA ${passed(report.sca_check_passed)}`,
    `UX review by a person ${report.manual_ux_review_completed ? 'done' : 'not done'}`,
  ].join(', ');
  const summary = report.summary === undefined ? [] : [['summary', printable(report.summary)] as const];
  return [['report', figures], ...summary];
}

/** The report's figure is 0 also where the project has no coverage command; that is no finding about the change. */
function coverageText({ checks = [], coverage_on_new_code: percent }: NonNullable<DecisionCard['report']>): string {
  const skipped = checks.some(({ name, outcome }) => name === 'coverage' && outcome === 'skipped');
  return skipped ? 'not measured' : `${percent} %`;
}

function passed(value: boolean): string {
  return value ? 'passed' : 'not passed';
}

function changeText({ run, files }: DecisionCard): string {
  const added = files.reduce((sum, file) => sum + file.added, 0);
  const removed = files.reduce((sum, file) => sum + file.removed, 0);
  const where = run.pullRequest === null ? '' : `, pull request ${run.pullRequest.id} ${run.pullRequest.url}`;
  return `${counted(files.length, 'file')}, +${added} -${removed}${where}`;
}

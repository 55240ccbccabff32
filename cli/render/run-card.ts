import type { RunView } from '../../contracts/api';
import { age, count, dayAndTime, dollars } from './figures';
import { printable, type Paint, type Style } from './paint';
import { fields, table } from './table';

const statusStyles: Readonly<Record<RunView['status'], Style>> = {
  queued: 'dim',
  running: 'cyan',
  waiting_for_confirmation: 'yellow',
  paused: 'yellow',
  failed: 'red',
  completed: 'green',
  cancelled: 'dim',
  crashed: 'red',
};

/** Everything `show` knows, compact. */
export function runCard(run: RunView, paint: Paint): readonly string[] {
  return [
    `${paint('bold', run.runId)}  ${printable(run.title)}`,
    ...fields([...standing(run, paint), ...waiting(run), ...work(run), ...figures(run), ...artifacts(run)], paint),
    ...partLines(run, paint),
  ];
}

/** A change in several repositories as one thing with its parts, in the order of the merge. */
function partLines({ parts, costWithPartsUsd = 0, whole }: RunView, paint: Paint): readonly string[] {
  if (whole !== undefined) return [`Part of ${whole}, where it is decided.`];
  if (parts === undefined) return [];
  const rows = parts.map(({ project, role, standing, runId, state, status, pullRequest, costUsd }) => [
    ...[project, role, standing, runId ?? 'not begun', state ?? '', status ?? ''],
    ...[pullRequest?.id ?? '', dollars(costUsd)],
  ]);
  const head = ['part', 'role', 'standing', 'run', 'state', 'status', 'pull request', 'cost'];
  return ['', ...table(head, rows, paint), `all together ${dollars(costWithPartsUsd)}`];
}

type Field = readonly [label: string, value: string];

function standing(run: RunView, paint: Paint): readonly Field[] {
  const status = paint(statusStyles[run.status] ?? 'dim', run.status);
  const reason = run.statusReason === null ? '' : ` (${printable(run.statusReason)})`;
  return [
    ['state', run.state],
    ['status', status + reason],
    ...(run.risk === null ? [] : [['risk', riskText(run.risk)] as const]),
    ['ticket', `${run.workItem} in ${run.tenant}/${run.project}, asked for by ${run.requester}`],
  ];
}

function waiting({ waitingFor, votes }: RunView): readonly Field[] {
  if (waitingFor === null) return [];
  const until = waitingFor.until === undefined ? '' : `, until ${dayAndTime(waitingFor.until)}`;
  const lines: Field[] = [['waiting for', `${waitingText(waitingFor)}, for ${age(waitingFor.since)}${until}`]];
  if (waitingFor.reason !== undefined) lines.push(['reason', printable(waitingFor.reason)]);
  if (waitingFor.subject !== undefined) lines.push(['subject', waitingFor.subject]);
  if (votes !== undefined) lines.push(['approvals', votesText(votes)]);
  if (waitingFor.choices !== undefined) lines.push(['choices', waitingFor.choices.join(', ')]);
  return lines;
}

export function votesText({ approvals, quorum }: NonNullable<RunView['votes']>): string {
  const names = approvals.map(({ by, onBehalfOf }) => (onBehalfOf === undefined ? by : `${by} for ${onBehalfOf}`));
  return `${approvals.length} of ${quorum}${names.length === 0 ? '' : ` (${names.join(', ')})`}`;
}

function riskText({ class: risk, reasons, autonomy }: NonNullable<RunView['risk']>): string {
  return `${risk}: ${printable(reasons.join('; '))}${autonomy === undefined ? '' : ` (autonomy ${autonomy})`}`;
}

function work(run: RunView): readonly Field[] {
  const lines: Field[] = [];
  if (run.branch !== null) lines.push(['branch', run.branch]);
  if (run.commit !== null) lines.push(['commit', run.commit]);
  if (run.pullRequest !== null) lines.push(['pull request', `${run.pullRequest.id}  ${run.pullRequest.url}`]);
  if (run.deployment !== null) lines.push(...rollout(run.deployment));
  return lines;
}

function rollout({ url, version, rollout: standing }: NonNullable<RunView['deployment']>): readonly Field[] {
  const lines: Field[] = [['deployment', `${url}  (${version})`]];
  if (standing === undefined) return lines;
  const { step, steps, weightPercent, hold } = standing;
  lines.push(['rollout', `step ${step} of ${steps}, ${weightPercent} % of the traffic`]);
  if (hold !== undefined) lines.push(['held', printable(hold)]);
  return lines;
}

function figures(run: RunView): readonly Field[] {
  return [
    ['rounds', String(run.rounds)],
    ['cost', `${dollars(run.costUsd)}, ${count(run.tokensIn)} tokens in, ${count(run.tokensOut)} out`],
    ['next', run.nextTransitions.length === 0 ? 'nothing' : run.nextTransitions.join(', ')],
    ['started', `${dayAndTime(run.startedAt)}, last change ${age(run.updatedAt)} ago`],
  ];
}

function artifacts(run: RunView): readonly Field[] {
  const { bug_reports: bugs = [], project_manifest: _manifest, ...links } = run.links;
  const lines = Object.entries(links).map(([name, uri]): Field => [name, uri]);
  if (run.manifest !== null) lines.unshift(['manifest', run.manifest]);
  return [...lines, ...bugs.map((uri): Field => ['bug_report', uri])];
}

/** Who or what is waited for, in a few words. */
export function waitingText(waitingFor: NonNullable<RunView['waitingFor']>): string {
  const role = waitingFor.of === undefined ? '' : ` (${waitingFor.of})`;
  if (waitingFor.kind === 'gate') return `${waitingFor.gate ?? 'a'} gate${role}`;
  if (waitingFor.kind === 'checkpoint') return `a person's choice${role}`;
  if (waitingFor.kind === 'check') return 'a check';
  if (waitingFor.kind === 'admission') return `a slot (place ${waitingFor.position ?? '?'} in line)`;
  if (waitingFor.kind === 'window') return 'a change window';
  if (waitingFor.kind === 'turn') return 'its turn to deploy';
  if (waitingFor.kind === 'soak') return 'the signals of the new version';
  return 'resume';
}

export function runsTable(runs: readonly RunView[], paint: Paint): readonly string[] {
  const rows = runs.map((run) => [
    run.runId,
    run.state,
    run.status,
    run.waitingFor === null ? '–' : waitingText(run.waitingFor),
    dollars(run.costUsd),
    age(run.updatedAt),
    shorten(printable(run.title), 48) + (run.deployment === null ? '' : `  ${run.deployment.url}`),
  ]);
  return table(['run', 'state', 'status', 'waits for', 'cost', 'changed', 'title'], rows, paint);
}

function shorten(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1)}…`;
}

import type { ApprovalFacts, ChangedFile } from './facts';

/** How much of each text a message holds, in characters. Together they keep the largest card far below 28 KB. */
export const longest = {
  title: 200,
  summary: 1_000,
  reason: 120,
  reasons: 5,
  path: 120,
  files: 8,
  point: 60,
  points: 20,
};

/** One line of plain text: nothing in it steers a terminal, begins a line or turns the direction of writing. */
export function plainLine(text: string, limit: number): string {
  // What is cut off is not looked at: these texts can be as long as anybody likes.
  const line = text
    .slice(0, limit * 4)
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  const characters = [...line];
  return characters.length <= limit && text.length <= limit * 4 ? line : `${characters.slice(0, limit - 1).join('')}…`;
}

export function headline({ gate, title, standing, decision }: ApprovalFacts): string {
  const what = plainLine(title, longest.title);
  if (standing === 'open') return `Decision needed at the ${gate} gate: ${what}`;
  if (decision) return `${gate} gate: ${decision.choice} by ${decision.by}: ${what}`;
  return `${gate} gate ${standing === 'expired' ? 'expired, not approved' : 'closed'}: ${what}`;
}

/** Label and value of the figures, in the order of their weight. */
export function figures(facts: ApprovalFacts): readonly (readonly [string, string])[] {
  const { report, change, risk, approvals, decision } = facts;
  return [
    ['Run', `${facts.runId} (${facts.project})`],
    ['Asked for by', facts.requester],
    ...(risk ? [['Risk', risk.class] as const] : []),
    ...(report ? [['Report', reportText(report)] as const] : []),
    ...(change ? [['Change', changeText(change.files)] as const] : []),
    ['Spent', `$${facts.costUsd.toFixed(2)} in ${counted(facts.rounds, 'further round')}`],
    ...(approvals && facts.standing === 'open'
      ? [['Approvals', `${approvals.have} of ${approvals.need}`] as const]
      : []),
    ...(facts.standing === 'open' ? [['Decided by', facts.approvers.join(' or ')] as const] : []),
    ...(facts.standing === 'open' ? [['Until', instant(facts.deadline)] as const] : []),
    ...(decision ? [['Decision', decisionText(decision)] as const] : []),
    ['Digest', facts.subject],
  ];
}

export function riskReasons({ risk }: ApprovalFacts): readonly string[] {
  return shortened(risk?.reasons ?? [], longest.reasons, (reason) => plainLine(reason, longest.reason));
}

export function fileLines({ change }: ApprovalFacts): readonly string[] {
  const line = ({ path, added, removed }: ChangedFile) => `${plainLine(path, longest.path)} +${added} -${removed}`;
  return shortened(change?.files ?? [], longest.files, line);
}

export function checklistOf({ checklist }: ApprovalFacts): readonly { readonly id: string; readonly label: string }[] {
  return checklist
    .slice(0, longest.points)
    .map((id) => ({ id, label: plainLine(id.replace(/_/g, ' '), longest.point) }));
}

/** Whether every point fits a message; if not, the decision page has to be used. */
export function fitsCard({ checklist, choices }: ApprovalFacts): boolean {
  return (
    checklist.length <= longest.points && checklist.every((id) => id.length <= longest.point) && choices.length <= 6
  );
}

export function safeAddress(address: string | undefined): string | undefined {
  return address !== undefined && address.length <= 2_000 && /^https?:\/\/[^\s"'<>\\]+$/.test(address)
    ? address
    : undefined;
}

export function label(choice: string): string {
  const words = choice.replace(/_/g, ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function reportText({
  status,
  criticalPaths,
  coverage,
  blockers,
  staticAnalysis,
  dependencies,
}: NonNullable<ApprovalFacts['report']>): string {
  return [
    status,
    `critical paths ${criticalPaths} %`,
    `coverage of new code ${coverage === undefined ? 'not measured' : `${coverage} %`}`,
    counted(blockers, 'blocker'),
    `SAST ${staticAnalysis ? 'passed' : 'not passed'}`,
    `SCA ${dependencies ? 'passed' : 'not passed'}`,
  ].join(', ');
}

function changeText(files: readonly ChangedFile[]): string {
  const added = files.reduce((sum, file) => sum + file.added, 0);
  const removed = files.reduce((sum, file) => sum + file.removed, 0);
  return `${counted(files.length, 'file')}, +${added} -${removed}`;
}

function decisionText({ choice, by, onBehalfOf, at, channel }: NonNullable<ApprovalFacts['decision']>): string {
  const forWhom = onBehalfOf === undefined ? '' : ` for ${onBehalfOf}`;
  return `${choice} by ${by}${forWhom}, ${instant(at)}, by ${channel}`;
}

function shortened<T>(items: readonly T[], most: number, lineOf: (item: T) => string): readonly string[] {
  const lines = items.slice(0, most).map(lineOf);
  return items.length <= most ? lines : [...lines, `and ${items.length - most} more`];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function instant(iso: string): string {
  return `${iso.slice(0, 16).replace('T', ' ')} UTC`;
}

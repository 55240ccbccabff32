import type { Command } from 'commander';
import { gateRules } from '../../domain/gates';
import type { DecisionBody, RunView } from '../../contracts/api';
import type { ApiClient } from '../api-client';
import { deciderOf, readDecisionCard, type DecisionCard } from '../decision-card';
import { failure, QuietExit } from '../failure';
import { decisionText } from '../render/decision-text';
import { decide, getRun, type DecisionAnswer } from '../run-api';
import { quoted, sameHost, type Session } from '../session';
import { nonEmpty, type SharedOptions } from '../settings';
import type { Terminal } from '../terminal';
import { addCommand, collect, withSession } from './command';

interface DecideOptions extends SharedOptions {
  readonly subject?: string;
  readonly comment?: string;
  readonly check?: readonly string[];
  readonly gate?: string;
}

type Decision = DecisionBody['decision'];

const defaultGate = 'qa';
const rolesOf: Readonly<Record<string, string | undefined>> = {
  qa: gateRules.qa.deciders[0],
  deploy: gateRules.deploy.deciders[0],
};

export function addDecideCommands(program: Command, terminal: Terminal): void {
  for (const decision of ['approve', 'reject'] as const) {
    addCommand(program, {
      usage: `${decision} <run>`,
      summary: `${decision} what stands at the gate of a run; without --subject shows it first`,
      example: `${decision} local.greeting.101.1 --subject "$(npx stellwerk show local.greeting.101.1 --json | jq -r .waitingFor.subject)"`,
    })
      .option('--subject <digest>', 'digest of what you have seen (waitingFor.subject of show --json)')
      .option('--gate <gate>', 'qa or deploy (default: the one that is open)')
      .option('--comment <text>', 'reason; after a rejection the next round reads it')
      .option('--check <name>', 'a point of the checklist you have done, e.g. manual_ux_review_completed', collect)
      .action(
        withSession<DecideOptions>(terminal, (session, options, runId) => carryOut(session, options, runId, decision)),
      );
  }
}

async function carryOut(session: Session, options: DecideOptions, runId: string, decision: Decision): Promise<void> {
  const run = await getRun(session.client(), runId);
  const gate = gateOf(run, options);
  const user = chooseDecider(session, run, gate);
  const api = session.client(user);
  const subject = options.subject ?? (await confirmSubject(session, api, run, decision, options));
  const body: DecisionBody = {
    decision,
    subject,
    ...(options.comment === undefined ? {} : { comment: options.comment }),
    ...(options.check === undefined ? {} : { checklist: checklist(options.check) }),
  };
  const answer = await decide(api, runId, gate, body);
  session.print(answer, () => [
    decision === 'approve' ? `Approved ${runId}${as(user)}.${more(answer)}` : `Rejected ${runId}${as(user)}.`,
  ]);
}

/** This very visit of the open gate; when none is open the quality gate, whose answer says what became of it. */
function gateOf(run: RunView, { gate }: DecideOptions): string {
  const open = run.waitingFor?.kind === 'gate' ? (run.waitingFor.gateId ?? run.waitingFor.gate) : undefined;
  return gate ?? open ?? defaultGate;
}

/** Without `--as` and STELLWERK_TOKEN the local user who holds the gate's role decides, and is named. */
function chooseDecider(session: Session, run: RunView, gate: string): string | undefined {
  const { terminal, options } = session;
  if (options.as !== undefined || nonEmpty(terminal.env['STELLWERK_TOKEN']) !== undefined) return undefined;
  const role = run.waitingFor?.of ?? rolesOf[gate.split('.')[0] ?? ''];
  const user = deciderOf(session, run, role);
  if (user !== undefined) terminal.err(`Deciding as ${user} (role ${role}).`);
  return user;
}

async function confirmSubject(
  session: Session,
  api: ApiClient,
  run: RunView,
  decision: Decision,
  options: DecideOptions,
): Promise<string> {
  const { terminal } = session;
  const card = await readDecisionCard(session, api, run);
  if (card === undefined) {
    const next = run.waitingFor?.kind === 'checkpoint' ? `Answer it: npx stellwerk continue ${run.runId}` : undefined;
    throw failure('gate_not_open', `${run.runId} does not wait at a gate: it is in ${run.state}, ${run.status}.`, next);
  }
  const lines = decisionText(card, terminal.paint);
  if (!terminal.interactive || session.json) throw refuseBlind(session, card, decision, options, lines);
  for (const line of lines) terminal.err(line);
  const answer = await terminal.ask(`${decision === 'approve' ? 'Approve' : 'Reject'} this? [y/N] `);
  if (!/^y(es)?$/i.test(answer.trim())) {
    terminal.err('Nothing was decided.');
    throw new QuietExit(1);
  }
  return card.subject;
}

/** Shows what stands there; nothing is decided that nobody has named. */
function refuseBlind(
  session: Session,
  card: DecisionCard,
  decision: Decision,
  options: DecideOptions,
  lines: readonly string[],
): QuietExit {
  const { terminal } = session;
  const command = commandFor(session, card, decision, options);
  if (session.json) {
    const { run, gate, subject, report, files } = card;
    const detail = 'A decision names what it is about: repeat the command with --subject.';
    const { waitingFor } = run;
    terminal.out(
      JSON.stringify({ code: 'subject_required', detail, gate, subject, waitingFor, report, files, command }, null, 2),
    );
  } else {
    for (const line of lines) terminal.out(line);
    terminal.out(`Nothing was decided. To ${decision} exactly this:\n  ${command}`);
  }
  return new QuietExit(2);
}

function commandFor(
  session: Session,
  { run, subject }: DecisionCard,
  decision: Decision,
  options: DecideOptions,
): string {
  const user = session.options.as === undefined ? '' : ` --as ${quoted(session.options.as)}`;
  const comment = options.comment === undefined ? '' : ` --comment ${quoted(options.comment)}`;
  const checks = (options.check ?? []).map((name) => ` --check ${quoted(name)}`).join('');
  return `npx stellwerk ${decision} ${run.runId} --subject ${subject}${user}${comment}${checks}${sameHost(session)}`;
}

/** An approval can be one of several. */
function more({ outcome, approvals }: DecisionAnswer): string {
  if (approvals === undefined) return '';
  const standing = ` ${approvals.have} of ${approvals.need} approvals`;
  return outcome === 'counted' ? `${standing}; the gate stays open for another person.` : `${standing}.`;
}

function checklist(names: readonly string[]): Readonly<Record<string, boolean>> {
  return Object.fromEntries(names.map((name) => [name, true]));
}

function as(user: string | undefined): string {
  return user === undefined ? '' : ` as ${user}`;
}

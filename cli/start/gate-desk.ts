import type { DecisionBody, RunView } from '../../contracts/api';
import { readDecisionCard, type DecisionCard } from '../decision-card';
import { CliFailure, reasonOf } from '../failure';
import { printable } from '../render/paint';
import { decisionText, howToDecide } from '../render/decision-text';
import { decide, getRun } from '../run-api';
import { sameHost, type Session } from '../session';
import type { ApiClient } from '../api-client';
import type { Voice } from './voice';

/** Shows what waits for a person and, in a terminal, takes the decision on the spot; one question at a time. */
export interface GateDesk {
  /** Shows a wait once per visit; what is decided elsewhere meanwhile withdraws its question. */
  notice(run: RunView): void;
}

const reviewPoint = 'manual_ux_review_completed';

export function openGateDesk(session: Session, api: ApiClient, voice: Voice, signal: AbortSignal): GateDesk {
  const seen = new Set<string>();
  let queue = Promise.resolve();
  let asked: { readonly runId: string; readonly gateId: string; readonly withdraw: AbortController } | undefined;

  async function show(run: RunView): Promise<void> {
    if (run.waitingFor?.kind === 'checkpoint') return showCheckpoint(session, voice, run);
    const card = await readDecisionCard(session, api, run);
    if (card === undefined) return;
    const { report, files, subject } = card;
    voice.fact('waiting', { run, subject, report, files });
    for (const line of decisionText(card, session.terminal.paint)) voice.say(line);
    for (const line of howToDecide(card, session.url, sameHost(session), session.terminal.paint)) voice.say(line);
    if (session.terminal.interactive && !session.json && card.decider !== undefined) await ask(card, card.decider);
  }

  async function ask(card: DecisionCard, user: string): Promise<void> {
    const withdraw = new AbortController();
    asked = { runId: card.run.runId, gateId: visitOf(card.run), withdraw };
    try {
      const body = await question(session, card, user, AbortSignal.any([signal, withdraw.signal]));
      if (body === undefined) voice.aside('Later, then. The commands above stay good.');
      else await decide(session.client(user), card.run.runId, card.run.waitingFor?.gateId ?? card.gate, body);
    } catch (error) {
      if (error instanceof CliFailure) voice.say(session.terminal.paint('red', error.problem.detail));
      else if (!withdraw.signal.aborted && !signal.aborted) throw error;
    } finally {
      asked = undefined;
    }
  }

  return {
    notice(run) {
      const gateId = visitOf(run);
      if (asked?.runId === run.runId && asked.gateId !== gateId) {
        asked.withdraw.abort();
        voice.aside(`\n${run.runId} was decided elsewhere.`);
      }
      const visit = `${run.runId}/${gateId}`;
      if (gateId === '' || seen.has(visit)) return;
      seen.add(visit);
      queue = queue.then(async () => {
        const now = await getRun(api, run.runId);
        if (visitOf(now) === gateId) await show(now);
      });
      queue = queue.catch((error: unknown) => {
        if (!signal.aborted) voice.say(session.terminal.paint('red', reasonOf(error)));
      });
    },
  };
}

function visitOf({ waitingFor }: RunView): string {
  if (waitingFor?.kind !== 'gate' && waitingFor?.kind !== 'checkpoint') return '';
  return waitingFor.gateId ?? waitingFor.instanceId;
}

/** Undefined: not now. */
async function question(
  { terminal }: Session,
  { gate, subject }: DecisionCard,
  user: string,
  signal: AbortSignal,
): Promise<DecisionBody | undefined> {
  const answer = await terminal.ask(`\nDecide now as ${user}? [a]pprove, [r]eject, [l]ater: `, signal);
  const choice = answer.trim().toLowerCase();
  if (choice === 'r' || choice === 'reject') {
    const comment = await terminal.ask('What must change? ', signal);
    return comment.trim() === '' ? undefined : { decision: 'reject', subject, comment };
  }
  if (choice !== 'a' && choice !== 'approve') return undefined;
  if (gate !== 'qa') return { decision: 'approve', subject };
  const reviewed = await terminal.ask('Have you tried it yourself (manual UX review)? [y/N] ', signal);
  const checklist = { [reviewPoint]: /^y(es)?$/i.test(reviewed.trim()) };
  return { decision: 'approve', subject, checklist };
}

function showCheckpoint(session: Session, voice: Voice, run: RunView): void {
  const { paint } = session.terminal;
  const command = `npx stellwerk continue ${run.runId}${sameHost(session)}`;
  voice.fact('waiting', { run, command });
  voice.say('');
  voice.say(
    paint('bold', `${run.runId} needs a person: ${printable(run.waitingFor?.reason ?? run.statusReason ?? '')}`),
  );
  voice.say(`  ${paint('dim', 'go on   ')}  ${command}`);
  const choices = run.waitingFor?.choices;
  if (choices !== undefined) voice.say(`  ${paint('dim', 'or with ')}  --choice ${choices.join(' | ')}`);
  voice.say(`  ${paint('dim', 'give up ')}  npx stellwerk cancel ${run.runId}${sameHost(session)}`);
}

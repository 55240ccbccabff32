import type { VoteRecord } from '../../contracts/gates';
import type { DecisionRecord } from '../../contracts/stages';
import { AppError } from '../../domain/errors';
import type { DecisionInsert, GateRecord } from '../../ports/run-index';

/** What a store knows of a gate at the moment of a decision. */
export interface GateStanding {
  readonly gate: GateRecord | undefined;
  readonly votes: readonly VoteRecord[];
  readonly decision: DecisionRecord | undefined;
}

/** What is to be answered, and written in the same step. */
export interface DecisionVerdict {
  readonly answer: DecisionInsert;
  readonly vote?: VoteRecord;
  /** The gate's decision from now on; the gate is decided with it. */
  readonly decision?: DecisionRecord;
}

/** What the ports promise of `insertDecision`, for every store alike. Throws `stale_subject`. */
export function judgeDecision(
  { gate, votes, decision: first }: GateStanding,
  asked: DecisionRecord,
  quorum: number,
): DecisionVerdict {
  if (first) return { answer: { kind: 'exists', decision: first, same: isSame(first, asked) } };
  if (gate?.status !== 'open') return { answer: { kind: 'notOpen', status: gate?.status ?? 'unknown' } };
  if (gate.subject !== asked.subject) throw staleSubject(gate, asked);
  const vote = voteOf(asked);
  const counts = asked.choice === 'approve' && quorum > 1 ? { vote } : {};
  if (asked.choice === 'approve') {
    const mine = overlapping(votes, asked);
    if (mine?.by === asked.by) return { answer: { kind: 'counted', approvals: votes.length, same: true } };
    if (mine) return { answer: { kind: 'countedAlready', vote: mine } };
    const approvals = votes.length + 1;
    if (approvals < quorum) return { answer: { kind: 'counted', approvals, same: false }, ...counts };
  }
  const all = asked.choice === 'approve' ? [...votes, vote] : votes;
  const decision = quorum > 1 || votes.length > 0 ? { ...asked, votes: all } : asked;
  return { answer: { kind: 'inserted', decision }, decision, ...counts };
}

function isSame(first: DecisionRecord, asked: DecisionRecord): boolean {
  return first.choice === asked.choice && first.by === asked.by && first.subject === asked.subject;
}

function voteOf({ by, onBehalfOf, channel, comment, checklist, at }: DecisionRecord): VoteRecord {
  return {
    by,
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    channel,
    ...(comment === undefined ? {} : { comment }),
    ...(checklist === undefined ? {} : { checklist }),
    at,
  };
}

/** The vote of, by or on behalf of one of the people this decision is of. */
function overlapping(votes: readonly VoteRecord[], decision: DecisionRecord): VoteRecord | undefined {
  const people = new Set([decision.by, decision.onBehalfOf ?? decision.by]);
  return votes.find((vote) => people.has(vote.by) || people.has(vote.onBehalfOf ?? vote.by));
}

function staleSubject(gate: GateRecord, decision: DecisionRecord): AppError {
  return new AppError(
    'stale_subject',
    `The decision names ${decision.subject}, but gate ${gate.gateId} of run ${gate.runId} shows ${gate.subject}. ` +
      'Look at what it shows and decide again.',
    { details: { runId: gate.runId, gateId: gate.gateId, subject: gate.subject } },
  );
}

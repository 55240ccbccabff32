import { jsonOf, toJson } from './columns';
import type { Store } from './database';
import type { VoteRecord } from '../../contracts/gates';
import type { DecisionRecord } from '../../contracts/stages';

export interface Votes {
  list(runId: string, gateId: string): readonly VoteRecord[];
  add(decision: DecisionRecord): void;
}

/** Approvals of a gate, one row per voter. Called inside the gate's transaction. */
export function createVotes(store: Store): Votes {
  const insert = store.prepare(
    'INSERT INTO gate_votes (run_id, gate_id, voter, vote, voted_at) VALUES (?, ?, ?, ?, ?)',
  );
  const select = store.prepare('SELECT vote FROM gate_votes WHERE run_id = ? AND gate_id = ? ORDER BY voted_at, voter');
  return {
    list: (runId, gateId) => select.all(runId, gateId).map((row) => jsonOf<VoteRecord>(row, 'vote')),
    add: (decision) =>
      void insert.run(decision.runId, decision.gateId, decision.by, toJson(voteOf(decision)), decision.at),
  };
}

export function voteOf({ by, onBehalfOf, channel, comment, checklist, at }: DecisionRecord): VoteRecord {
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
export function overlapping(votes: readonly VoteRecord[], decision: DecisionRecord): VoteRecord | undefined {
  const people = new Set([decision.by, decision.onBehalfOf ?? decision.by]);
  return votes.find((vote) => people.has(vote.by) || people.has(vote.onBehalfOf ?? vote.by));
}

import { jsonOf, toJson } from './columns';
import type { Store } from './database';
import type { VoteRecord } from '../../contracts/gates';

export interface Votes {
  list(runId: string, gateId: string): readonly VoteRecord[];
  add(runId: string, gateId: string, vote: VoteRecord): void;
}

/** Approvals of a gate, one row per voter. Called inside the gate's transaction. */
export function createVotes(store: Store): Votes {
  const insert = store.prepare(
    'INSERT INTO gate_votes (run_id, gate_id, voter, vote, voted_at) VALUES (?, ?, ?, ?, ?)',
  );
  const select = store.prepare('SELECT vote FROM gate_votes WHERE run_id = ? AND gate_id = ? ORDER BY voted_at, voter');
  return {
    list: (runId, gateId) => select.all(runId, gateId).map((row) => jsonOf<VoteRecord>(row, 'vote')),
    add: (runId, gateId, vote) => void insert.run(runId, gateId, vote.by, toJson(vote), vote.at),
  };
}

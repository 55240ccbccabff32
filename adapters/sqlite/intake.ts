import { textOf } from './columns';
import type { Store } from './database';
import { AppError } from '../../domain/errors';
import type { RunIndex } from '../../ports/run-index';

type Intake = Pick<RunIndex, 'recordIntake' | 'listIntake'>;

const intakeKeptMs = 30 * 24 * 60 * 60 * 1000;

/** Each write also removes what has grown too old. An outcome is kept once per message, however often it is delivered. */
export function createIntake(store: Store): Intake {
  const insert = store.prepare(
    'INSERT OR IGNORE INTO intake (tenant, message_id, at, at_ms, outcome, reason) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const prune = store.prepare('DELETE FROM intake WHERE at_ms < ?');
  const list = store.prepare('SELECT * FROM intake WHERE tenant = ? ORDER BY seq DESC LIMIT ?');

  return {
    async recordIntake({ tenant, messageId, at, outcome, reason }) {
      const now = millisOf(at);
      store.transaction(() => {
        insert.run(tenant, messageId, at, now, outcome, reason);
        prune.run(now - intakeKeptMs);
      });
    },
    listIntake: async (tenant, limit) =>
      list.all(tenant, Math.max(1, Math.trunc(limit))).map((row) => ({
        messageId: textOf(row, 'message_id'),
        at: textOf(row, 'at'),
        outcome: textOf(row, 'outcome'),
        reason: textOf(row, 'reason'),
      })),
  };
}

function millisOf(at: string): number {
  const millis = Date.parse(at);
  if (Number.isNaN(millis)) throw new AppError('invalid_request', `"${at}" is no ISO 8601 time.`);
  return millis;
}

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

const lookEveryMs = 200;
const waitAtMostMs = 180_000;
/** Keys of an instance's history begin at its row times this. */
const episodes = 2 ** 20;

/** When the code of these orchestrations first ran, milliseconds since 1970. Rejects when one is not started in time. */
export async function startedAt(data: string, ids: readonly string[]): Promise<readonly number[]> {
  const store = new DatabaseSync(join(data, 'host.db'), { readOnly: true });
  const first = store.prepare(
    `SELECT h.at FROM durable_instance i JOIN durable_history h ON h.key >= i.row * ${episodes} AND h.key < (i.row + 1) * ${episodes}
     WHERE i.id = ? ORDER BY h.key LIMIT 1`,
  );
  try {
    const until = Date.now() + waitAtMostMs;
    for (;;) {
      const found = ids.map((id) => first.get(id)?.['at']);
      const missing = found.filter((at) => at === undefined).length;
      if (missing === 0) return found.map(Number);
      if (Date.now() > until) throw new Error(`${missing} of ${ids.length} runs were not started.`);
      await sleep(lookEveryMs);
    }
  } finally {
    store.close();
  }
}

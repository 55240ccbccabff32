import { historyView } from '../durable/history-view';
import { createInstanceStore, durableModule } from '../durable/instance-store';
import { openReadOnly } from '../store/read-only-database';
import type { HistorySource } from './recorded-history';

const page = 200;

/** Every instance in a data folder, as of now; a host may be running on it. */
export async function* historiesInDataFolder(folder: string): HistorySource {
  const db = openReadOnly(folder, [durableModule]);
  try {
    const store = createInstanceStore(db);
    for (let last = ''; ;) {
      const states = store.list({ continuation: last }, page);
      for (const { instanceId, name, version, runtimeStatus } of states) {
        const instance = store.find(instanceId);
        if (instance === undefined) continue;
        const history = historyView(instance, store.history(instance.row));
        yield { instanceId, name, version, runtimeStatus, history };
      }
      if (states.length < page) return;
      last = states.at(-1)?.instanceId ?? '';
    }
  } finally {
    await db.close();
  }
}

import { join } from 'node:path';
import { createStorePorts, openStore } from '../../adapters/sqlite';
import { describeProcesses } from './store-processes.contract';

describeProcesses('SQLite', async (folder) => {
  const place = join(folder, 'stellwerk.db');
  return {
    place,
    async withPorts(work) {
      const store = openStore(place);
      try {
        return await work(createStorePorts(store, { clock: { now: () => new Date() } }));
      } finally {
        store.close();
      }
    },
  };
});

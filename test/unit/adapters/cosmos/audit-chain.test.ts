import { CosmosClient, type Container } from '@azure/cosmos';
import { createCosmosAuditLog, openCosmos, type CosmosStore } from '../../../../adapters/cosmos';
import type { AuditLog } from '../../../../ports/audit-log';
import { auditEntry } from '../../../contract/records';
import { startCosmos, type CosmosEmulator } from '../../../support/emulators/cosmos';
import { emulatorCredential } from '../../../support/emulators/token-credential';

const third = 'record:000000000003';

/** Somebody with the data role, past the product. */
describe('a chain in Cosmos DB that was tampered with', () => {
  let emulator: CosmosEmulator;
  let store: CosmosStore;
  let client: CosmosClient;
  let documents: Container;
  let audit: AuditLog;
  let round = 0;

  beforeAll(async () => {
    emulator = await startCosmos();
    const aadCredentials = emulatorCredential('https://cosmos.azure.com');
    client = new CosmosClient({ endpoint: emulator.url, aadCredentials });
  });
  beforeEach(async () => {
    const database = `round-${(round += 1)}`;
    emulator.ensureDatabase(database);
    store = openCosmos({
      endpoint: emulator.url,
      database,
      credential: emulatorCredential('https://cosmos.azure.com'),
    });
    documents = client.database(database).container('audit');
    audit = createCosmosAuditLog(store);
    for (const key of ['a', 'b', 'c', 'd']) await audit.append(auditEntry({ key }));
  });
  afterEach(() => store.close());
  afterAll(async () => {
    client.dispose();
    await emulator.close();
  });

  async function change(id: string, to: (document: Record<string, unknown>) => object): Promise<void> {
    const item = documents.item(id, 'acme');
    const { resource = {} } = await item.read<Record<string, unknown>>();
    await item.replace({ ...resource, ...to(resource) } as { id: string });
  }

  it.each([
    ['changed', () => change(third, ({ entry }) => ({ entry: String(entry).replace('CODING', 'TESTING') }))],
    ['filed under another run', () => change(third, () => ({ runId: 'acme.shop.1.1' }))],
    ['made unreadable', () => change(third, () => ({ entry: '{' }))],
    ['dropped', () => documents.item(third, 'acme').delete()],
    ['put in another place', () => change(third, () => ({ sequence: 9 }))],
  ])('is broken where a record was %s', async (_, tamper) => {
    await tamper();
    expect(await audit.verify('acme')).toMatchObject({ intact: false, records: 2, brokenAt: 3 });
  });

  it('is broken at its end where the last record was dropped', async () => {
    await documents.item('record:000000000004', 'acme').delete();
    expect(await audit.verify('acme')).toMatchObject({ intact: false, records: 3, brokenAt: 4 });
  });

  it('is broken where the head was set back', async () => {
    await change('head', () => ({ sequence: 3 }));
    expect(await audit.verify('acme')).toMatchObject({ intact: false });
  });

  it('is intact otherwise, of several pages too', async () => {
    for (let k = 0; k < 30; k += 1) await audit.append(auditEntry({ key: `k${k}` }));
    expect(await audit.verify('acme')).toMatchObject({ intact: true, records: 34 });
  });
});

import { createCosmosRunIndex, createCosmosTurnStore, openCosmos, type CosmosStore } from '../../../../adapters/cosmos';
import { newRun, recordedTurn } from '../../../contract/records';
import { deployedContainers, startCosmos, type CosmosEmulator } from '../../../support/emulators/cosmos';
import { emulatorCredential } from '../../../support/emulators/token-credential';

describe('the records in Cosmos DB', () => {
  let emulator: CosmosEmulator;
  let store: CosmosStore;
  beforeAll(async () => {
    emulator = await startCosmos();
    const [turns, ...others] = [...deployedContainers()].sort(({ name }) => (name === 'turns' ? -1 : 1));
    emulator.ensureDatabase('test');
    emulator.ensureDatabase('partial', others);
    expect(turns?.name).toBe('turns');
    store = open('test');
  });
  afterAll(async () => {
    store.close();
    await emulator.close();
  });

  const open = (database: string): CosmosStore =>
    openCosmos({ endpoint: emulator.url, database, credential: emulatorCredential('https://cosmos.azure.com') });

  it.each([
    [503, 'store_unavailable', true],
    [500, 'store_unavailable', true],
    [401, 'configuration_invalid', false],
    [403, 'configuration_invalid', false],
  ] as const)('answer %i as %s', async (status, code, retryable) => {
    const runs = createCosmosRunIndex(store);
    emulator.fail(status, 100);
    await expect(runs.getRun('acme.shop.42.1')).rejects.toMatchObject({ code, retryable });
    await expect(runs.allocateRun(newRun())).rejects.toMatchObject({ code, retryable });
    emulator.fail(0, 0);
    expect(await runs.getRun('acme.shop.42.1')).toBeUndefined();
  });

  it('wait as long as they are told when they ask too much', async () => {
    emulator.throttle(4, 5);
    expect(await createCosmosRunIndex(store).getRun('acme.shop.42.1')).toBeUndefined();
    emulator.throttle(1000, 1);
    await expect(createCosmosRunIndex(store).getRun('acme.shop.42.1')).rejects.toMatchObject({ retryable: true });
    emulator.throttle(0, 0);
  });

  it('name the container that was not deployed', async () => {
    const partial = open('partial');
    const turns = createCosmosTurnStore(partial);
    const missing = { code: 'configuration_invalid', message: expect.stringMatching(/no container turns/) as string };
    await expect(turns.getTurn('acme.shop.42.1.code.1.coder.1', 1)).rejects.toMatchObject(missing);
    await expect(turns.saveTurn('acme.shop.42.1.code.1.coder.1', 1, recordedTurn())).rejects.toMatchObject(missing);
    partial.close();
  });

  it('keep a turn longer than a document may be, and refuse one that stays too long', async () => {
    const turns = createCosmosTurnStore(store);
    const long = recordedTurn({ correction: 'All of this is wrong. '.repeat(200_000) });
    await turns.saveTurn('acme.shop.42.1.code.1.coder.1', 1, long);
    expect(await turns.getTurn('acme.shop.42.1.code.1.coder.1', 1)).toEqual(long);
    const noise = Array.from({ length: 600_000 }, () => Math.random().toString(36)).join('');
    const saved = turns.saveTurn('acme.shop.42.1.code.1.coder.1', 2, recordedTurn({ correction: noise }));
    await expect(saved).rejects.toMatchObject({ code: 'payload_too_large' });
  });
});

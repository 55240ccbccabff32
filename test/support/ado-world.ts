import { createAdoClient, createAdoHookSource, createPatCredential } from '../../adapters/ado';
import { agentUser, startAdoEmulator } from './ado-emulator';
import type { AdoEmulator } from './ado-emulator';
import { deliverHooks } from './ado-emulator/hook-delivery';
import type { HookDeliveries } from './ado-emulator/hook-delivery';
import { startHookReceiver } from './hook-receiver';
import type { HookReceiver } from './hook-receiver';
import { createServiceWorld } from './service-world';
import type { ServiceWorld } from './service-world';

export interface AdoWorld {
  readonly world: ServiceWorld;
  readonly emulator: AdoEmulator;
  readonly deliveries: HookDeliveries;
  readonly receiver: HookReceiver;
  close(): Promise<void>;
}

/** The use cases, and an emulated organization `acme-org` that sends them its events. Waits of the service take 1/1000 of their time. */
export async function startAdoWorld(): Promise<AdoWorld> {
  const world = await createServiceWorld();
  world.clock.current = new Date();
  const emulator = await startAdoEmulator({ organization: 'acme-org', tokens: { pat: agentUser } });
  emulator.store.ensureProject('Web Shop');
  const organizations = [{ name: emulator.organization, url: emulator.url }];
  const client = createAdoClient({ organizations, credential: createPatCredential({ get: async () => ['pat'] }) });
  Object.assign(world.ports, { hookSource: createAdoHookSource(client) });
  const receiver = await startHookReceiver(world);
  return {
    ...{ world, emulator, receiver },
    deliveries: deliverHooks(emulator.store, { secondMs: 1 }),
    async close() {
      await receiver.close();
      await emulator.close();
      world.close();
    },
  };
}

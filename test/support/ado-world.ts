import { createAdoClient, createAdoCodeHost, createAdoHookSource, createPatCredential } from '../../adapters/ado';
import type { CodeHost } from '../../ports/code-host';
import { agentUser, startAdoEmulator } from './ado-emulator';
import type { AdoEmulator } from './ado-emulator';
import { deliverHooks } from './ado-emulator/hook-delivery';
import type { HookDeliveries } from './ado-emulator/hook-delivery';
import { startHookReceiver } from './hook-receiver';
import type { HookReceiver } from './hook-receiver';
import { createServiceWorld } from './service-world';
import type { ServiceWorld } from './service-world';

/** Who votes, comments and pushes there. */
export const person = 'quality@acme.example';

export interface AdoWorld {
  readonly world: ServiceWorld;
  readonly emulator: AdoEmulator;
  /** Code in the organization, in the name of the agent. */
  readonly code: CodeHost;
  /** Asks the organization in the name of a person, `POST {project}/_apis/…`. */
  readonly asPerson: <T>(verb: string, path: string, body: object) => Promise<T>;
  readonly deliveries: HookDeliveries;
  readonly receiver: HookReceiver;
  close(): Promise<void>;
}

/** The use cases, and an emulated organization `acme-org` that sends them its events. Waits of the service take 1/1000 of their time. */
export async function startAdoWorld(): Promise<AdoWorld> {
  const world = await createServiceWorld();
  world.clock.current = new Date();
  const emulator = await startAdoEmulator({ organization: 'acme-org', tokens: { pat: agentUser, theirs: person } });
  emulator.store.ensureProject('Web Shop');
  const organizations = [{ name: emulator.organization, url: emulator.url }];
  const client = createAdoClient({ organizations, credential: createPatCredential({ get: async () => ['pat'] }) });
  Object.assign(world.ports, { hookSource: createAdoHookSource(client) });
  const receiver = await startHookReceiver(world);
  return {
    ...{ world, emulator, receiver },
    code: createAdoCodeHost(client),
    async asPerson<T>(verb: string, path: string, body: object) {
      const authorization = `Basic ${Buffer.from(':theirs').toString('base64')}`;
      const headers = { authorization, 'content-type': 'application/json' };
      const response = await fetch(`${emulator.url}/${path}`, { method: verb, headers, body: JSON.stringify(body) });
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      return (await response.json()) as T;
    },
    deliveries: deliverHooks(emulator.store, { secondMs: 1 }),
    async close() {
      await receiver.close();
      await emulator.close();
      world.close();
    },
  };
}

import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startAdoEmulator } from './index';
import type { AdoEmulator } from './index';
import { deliverEvents } from './deliver-events';
import { importRepository } from './seed-repository';
import { addItem, items } from './work-item-store';

/** A recorded delivery of `workitem.updated`, of which the work item is taken as it was before the change. */
interface Recorded {
  readonly resource: {
    readonly workItemId: number;
    readonly fields: Readonly<Record<string, { readonly oldValue?: unknown; readonly newValue?: unknown }>>;
    readonly revision: { readonly fields: Readonly<Record<string, unknown>> };
  };
}

/**
 * The emulator as a process of its own: `--folder`, `--organization`, `--token`, and with `--repository`, `--name` and
 * `--ticket` a sample in it. Says `{url}` to its parent, takes `{hook: {url, user, password}}` from it, and ends with it.
 */
async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const names = { folder: text, organization: text, token: text, repository: text, name: text, ticket: text };
  const { values } = parseArgs({ options: names });
  const { folder = '.ado', organization = 'contoso', token = 'pat' } = values;
  const tokens = { [token]: 'agent@contoso.example', [`${token}-person`]: 'dev@contoso.example' };
  const emulator = await startAdoEmulator({ folder, organization, tokens });
  const { repository, name, ticket } = values;
  const recorded = ticket === undefined ? undefined : (JSON.parse(readFileSync(ticket, 'utf8')) as Recorded);
  if (recorded && repository !== undefined && name !== undefined) await seed(emulator, recorded, repository, name);
  process.on('message', (message: { readonly hook?: Parameters<typeof deliverEvents>[1] }) => {
    if (message.hook) deliverEvents(emulator, message.hook);
  });
  const stop = (): void => void emulator.close().finally(() => process.exit(0));
  process.on('disconnect', stop);
  process.on('SIGTERM', stop);
  process.send?.({ url: emulator.url });
}

async function seed({ store }: AdoEmulator, { resource }: Recorded, from: string, name: string): Promise<void> {
  const { fields } = resource.revision;
  const project = store.ensureProject(String(fields['System.TeamProject']));
  if (!store.findRepository(project.name, name) && existsSync(from)) {
    await importRepository(store, store.ensureRepository(project.name, name), from);
  }
  if (items(store).has(String(resource.workItemId))) return;
  const before = Object.entries(resource.fields).map(([field, change]) => [field, change.oldValue] as const);
  const changed = new Map<string, unknown>(before);
  const earlier = Object.entries(fields).filter(([field]) => !changed.has(field) || changed.get(field) !== undefined);
  const people = ['System.CreatedBy', 'System.ChangedBy', 'System.AssignedTo'];
  const plain = earlier.map(([field, value]) => [field, people.includes(field) ? 'dev@contoso.com' : value]);
  addItem(
    store,
    project,
    'dev@contoso.com',
    Object.fromEntries(plain) as object as Record<string, unknown>,
    resource.workItemId,
  );
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});

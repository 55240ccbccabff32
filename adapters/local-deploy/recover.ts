import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { killByEnvironment } from '../local-machine/process-group';
import type { DeploymentStore } from './deployment-store';
import type { FrontDoors } from './front-doors';
import { removeVersion } from './version-folder';
import type { Versions } from './versions';

/**
 * Brings the machine in step with the record after a restart: addresses open on their old ports, live versions go on or start
 * again, half-built and half-ended ones are cleared away, and processes nobody knows of end.
 */
export async function recover(
  store: DeploymentStore,
  versions: Versions,
  doors: FrontDoors,
  folder: string,
): Promise<void> {
  for (const { request } of store.inState('preparing')) versions.endUnrecorded(request.deployId);
  for (const deployment of store.inState('started', 'previous')) {
    if (versions.isAlive(deployment)) continue;
    versions.endUnrecorded(deployment.request.deployId);
    // A candidate is about to be asked for its health; nobody else would start it again after a power cut.
    if (deployment.state === 'started') await versions.launch(deployment.request);
  }
  for (const { request } of store.inState('ending')) await versions.end(request.deployId);
  await endStrangers(store, versions, folder);
  for (const { tenant, project, live } of store.fronts()) {
    await doors.follow(tenant, project);
    if (live === null) continue;
    await versions.revive(live);
    await doors.follow(tenant, project);
  }
}

/** Folders of versions that have no record, or one that says nothing of theirs is left. */
async function endStrangers(store: DeploymentStore, versions: Versions, folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  const kept = store.inState('preparing', 'started', 'live', 'previous', 'ending');
  const known = new Set(kept.map(({ request }) => versions.folder(request.deployId).root));
  for (const name of readdirSync(folder)) {
    const root = join(folder, name);
    if (known.has(root) || !existsSync(join(root, 'home'))) continue;
    const stranger = { root, tree: join(root, 'tree'), home: join(root, 'home'), log: join(root, 'service.log') };
    killByEnvironment(`HOME=${stranger.home}`);
    await removeVersion(stranger);
  }
}

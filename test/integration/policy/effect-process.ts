import { join } from 'node:path';
import { createAuthoriseEffect } from '../../../activities/authorise-effect';
import { controlled } from '../../../activities/controlled';
import { createEnsureBranch } from '../../../activities/ensure-branch';
import { createCedarEngine } from '../../../adapters/cedar/policy-engine';
import { createFileArtifactStore } from '../../../adapters/files/artifact-store';
import { createLocalGit } from '../../../adapters/local-git';
import { createStorePorts, openStore } from '../../../adapters/sqlite';
import type { RunSnapshot } from '../../../contracts/run';
import type { Ports } from '../../../ports';

/**
 * Makes a run's branch as the app does, in a process of its own: `<folder> <run as JSON> kill` dies by SIGKILL between the
 * record of the decision and the effect, without `kill` it goes through. Prints the activity's answer.
 */
async function main(): Promise<void> {
  const [folder = '', text = '{}', mode] = process.argv.slice(2);
  const run = JSON.parse(text) as RunSnapshot;
  const clock = { now: () => new Date() };
  const stores = createStorePorts(openStore(join(folder, 'store.db')), { clock });
  const path = process.env['PATH'] ?? '';
  const code = createLocalGit({ databaseFile: join(folder, 'code.db'), tempFolder: join(folder, 'tmp'), path });
  const artifacts = createFileArtifactStore({ folder: join(folder, 'artifacts') });
  const policy = createCedarEngine(stores.policies);
  // What else the rest of the ports would offer is not asked for a branch.
  const ports = { ...stores, artifacts, clock, code, policy } as unknown as Ports;
  const act = createEnsureBranch(ports);
  const effect = controlled(ports, createAuthoriseEffect(ports), 'ensureBranch', (input) => {
    if (mode === 'kill') process.kill(process.pid, 'SIGKILL');
    return act(input);
  });
  const answer = await effect({ runId: run.runId, tenant: run.tenant, operationKey: `${run.runId}/branch`, run });
  process.stdout.write(JSON.stringify(answer));
  code.close();
}

void main();

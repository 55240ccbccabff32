import { createHash } from 'node:crypto';
import type { DeployRequest } from '../../ports/deployer';
import { endGroup, isAlive, killByEnvironment } from '../local-machine/process-group';
import type { Deployment, DeploymentStore } from './deployment-store';
import { acceptsConnections, freePort, startService } from './service-process';
import { removeVersion, versionFolder, type VersionFolder } from './version-folder';

/** Starts and ends the processes of deployed versions and keeps the record in step with them. */
export interface Versions {
  folder(deployId: string): VersionFolder;
  isAlive(deployment: Deployment): boolean;
  /** Starts the built version on a free port; answers the port. */
  launch(request: DeployRequest): Promise<number>;
  /** Starts it again when it has died, and waits until it accepts connections (at most 10 s). */
  revive(deployId: string): Promise<void>;
  /** Ends the process group, gracefully first, and removes the files. The version is `ended` then. */
  end(deployId: string): Promise<void>;
  /** Ends processes of the version that no record names: they began right before a crash. */
  endUnrecorded(deployId: string): void;
}

export interface VersionsConfig {
  readonly folder: string;
  readonly path: string;
  readonly graceMilliseconds: number;
}

const reservedVariables = ['PATH', 'HOME', 'LANG'];

export function createVersions(store: DeploymentStore, config: VersionsConfig): Versions {
  const folder = (deployId: string): VersionFolder => versionFolder(config.folder, deployId);
  const alive = ({ process }: Deployment): boolean => process !== null && isAlive(process);

  const launch = async (request: DeployRequest): Promise<number> => {
    const { deployId, commands } = request;
    const port = await freePort();
    const command = commands.start ?? '';
    const portVariable = commands.portVariable ?? 'PORT';
    store.setProcess(deployId, port, null);
    store.setProcess(
      deployId,
      port,
      startService(folder(deployId), { command, portVariable, port, path: config.path }),
    );
    return port;
  };

  const endUnrecorded = (deployId: string): void => killByEnvironment(`HOME=${folder(deployId).home}`);

  return {
    folder,
    isAlive: alive,
    launch,
    endUnrecorded,
    async revive(deployId) {
      const deployment = store.find(deployId);
      if (!deployment || alive(deployment)) return;
      endUnrecorded(deployId);
      await acceptsConnections(await launch(deployment.request), 10_000);
    },
    async end(deployId) {
      const process = store.find(deployId)?.process;
      if (process) await endGroup(process, config.graceMilliseconds);
      endUnrecorded(deployId);
      await removeVersion(folder(deployId));
      store.setState(deployId, 'ended');
    },
  };
}

/** Why the project cannot be started here, or undefined. */
export function refuseCommands({ commands }: DeployRequest): string | undefined {
  if (commands.start === undefined || commands.start.trim() === '') {
    return 'The project file names no start command. Add commands.start to .stellwerk/project.yml.';
  }
  const variable = commands.portVariable ?? 'PORT';
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(variable) || reservedVariables.includes(variable)) {
    return `"${variable}" cannot be the port variable. Choose another name in .stellwerk/project.yml.`;
  }
  return undefined;
}

export function digestOf({ commit, commands }: DeployRequest): string {
  return createHash('sha256')
    .update(JSON.stringify([commit, commands]))
    .digest('hex');
}

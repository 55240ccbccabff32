import { join } from 'node:path';
import type { Environment } from '../env-file';
import { packageRoot } from '../settings';
import { startEmulatorProcess } from './emulator-process';

/** Azure's services on this machine. */
export interface AzureEmulators {
  /** What the host needs to work with them. */
  readonly settings: Environment;
  stop(): void;
}

/** Starts them in `<data>/azure-emulators`, where they go on with what an earlier start left. They end with this process. */
export async function startAzureEmulators(data: string): Promise<AzureEmulators> {
  const args = ['--folder', join(data, 'azure-emulators'), '--root', packageRoot()];
  const { said, stop } = await startEmulatorProcess<Pick<AzureEmulators, 'settings'>>({
    ...{ name: 'The emulators of Azure', program: 'azure-emulators.js', args },
  });
  return { settings: said.settings, stop };
}

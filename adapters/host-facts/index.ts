import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import type { HostFacts, OutsideService } from '../../ports/host-facts';
import { reach } from './reach';

export interface HostFactsConfig {
  readonly dataFolder: string;
  readonly choices: Readonly<Record<string, string>>;
  readonly unreadSettings: readonly string[];
  readonly services: readonly OutsideService[];
}

export function createHostFacts({ dataFolder, choices, unreadSettings, services }: HostFactsConfig): HostFacts {
  return {
    node: process.versions.node,
    choices,
    unreadSettings,
    services,
    reach,
    async inspectDataFolder() {
      const [{ bavail, blocks, bsize }, { mode }] = await Promise.all([statfs(dataFolder), stat(dataFolder)]);
      const writable = await access(dataFolder, constants.W_OK).then(
        () => true,
        () => false,
      );
      return {
        path: dataFolder,
        freeBytes: bavail * bsize,
        totalBytes: blocks * bsize,
        writable,
        openToOthers: process.platform !== 'win32' && (mode & 0o077) !== 0,
      };
    },
  };
}

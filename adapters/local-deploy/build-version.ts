import { mkdir } from 'node:fs/promises';
import type { DeployRequest } from '../../ports/deployer';
import { runCommand } from '../local-machine/run-command';
import { removeVersion, versionEnvironment, type VersionFolder } from './version-folder';

export type ExportTree = (repository: string, commit: string, folder: string) => Promise<void>;

export interface BuildTools {
  readonly exportTree: ExportTree;
  readonly path: string;
  readonly timeoutMilliseconds: number;
  readonly signal: AbortSignal;
}

const outputLimitBytes = 50_000_000;

/** Checks the commit out and runs the project's install and build commands. Answers why it failed, or undefined. */
export async function buildVersion(
  tools: BuildTools,
  request: DeployRequest,
  folder: VersionFolder,
): Promise<string | undefined> {
  await removeVersion(folder);
  for (const part of [folder.root, folder.tree, folder.home]) await mkdir(part, { recursive: true });
  await tools.exportTree(request.repository.repository, request.commit, folder.tree);
  for (const name of ['install', 'build'] as const) {
    const command = request.commands[name];
    if (command === undefined) continue;
    const { problem } = await runVersionCommand(tools, name, command, folder);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Runs one of the project's commands in the version's checkout, with a clean environment. */
export async function runVersionCommand(
  tools: Omit<BuildTools, 'exportTree'>,
  name: 'install' | 'build' | 'migrate',
  command: string,
  folder: VersionFolder,
): Promise<{ readonly problem: string | undefined; readonly tail: string }> {
  const { outcome, exitCode, tail } = await runCommand({
    file: 'sh',
    args: ['-c', command],
    folder: folder.tree,
    environment: { ...versionEnvironment(folder, tools.path), CI: 'true' },
    timeoutMilliseconds: tools.timeoutMilliseconds,
    outputLimitBytes,
    signal: tools.signal,
  });
  if (outcome === 'passed') return { problem: undefined, tail };
  const how = outcome === 'failed' ? `ended with ${exitCode ?? 'no exit code'}` : `was ended (${outcome})`;
  return { problem: `The ${name} command "${command}" ${how}:\n${tail}`.trim(), tail };
}

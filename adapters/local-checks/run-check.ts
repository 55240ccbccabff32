import type { CheckCommand, CheckRequest, CheckResult, CommandResult } from '../../ports/check-runner';
import { isAppError } from '../../domain/errors';
import { killByEnvironment, type ProcessMark } from '../local-machine/process-group';
import { runCommand } from '../local-machine/run-command';
import { prepareFolder, removeFolder, type CheckFolder } from './check-folder';
import { besideMocks } from './mock-servers';
import { readLeftFile } from './read-left-file';
import type { Sandbox } from './sandbox';

export type ExportTree = (repository: string, commit: string, folder: string) => Promise<void>;

export interface CheckTools {
  readonly exportTree: ExportTree;
  readonly sandbox: Sandbox;
  readonly path: string;
  readonly hidden: readonly string[];
  readonly visible: readonly string[];
  readonly outputLimitBytes: number;
  /** Durable note of the process group at work; null when none is. */
  readonly onProcess: (process: ProcessMark | null) => void;
}

const exportAttempts = 3;

/** Runs a check from its checkout to its result and leaves neither files nor processes. Rejects never for what a project does. */
export async function runCheck(
  tools: CheckTools,
  request: CheckRequest,
  folder: CheckFolder,
  signal: AbortSignal,
): Promise<CheckResult> {
  const begun = performance.now();
  await prepareFolder(folder);
  const problem = await checkOut(tools, request, folder);
  const commands = problem === undefined ? await runAll(tools, request, folder, signal) : refused(request, problem);
  endLeftovers(folder);
  const lcov = request.lcov === undefined ? undefined : await readLeftFile(folder.tree, request.lcov);
  const files = await leftFiles(request, folder);
  await removeFolder(folder.root);
  return {
    checkId: request.checkId,
    commit: request.commit,
    passed: !signal.aborted && commands.every(({ advisory, outcome }) => advisory || outcome === 'passed'),
    commands,
    ...(lcov === undefined ? {} : { lcov }),
    ...(Object.keys(files).length === 0 ? {} : { files }),
    sandbox: tools.sandbox.kind,
    milliseconds: Math.round(performance.now() - begun),
  };
}

/** Ends processes that left their group, found by the home folder only they have. */
export function endLeftovers(folder: CheckFolder): void {
  killByEnvironment(`HOME=${folder.home}`);
}

/** Result of a check that did not get to its commands. */
export function notRun(request: CheckRequest, sandbox: Sandbox, reason: string): CheckResult {
  const { checkId, commit } = request;
  const commands = refused(request, reason);
  return { checkId, commit, passed: false, commands, sandbox: sandbox.kind, milliseconds: 0 };
}

async function checkOut(tools: CheckTools, request: CheckRequest, folder: CheckFolder): Promise<string | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await tools.exportTree(request.repository.repository, request.commit, folder.tree);
      return undefined;
    } catch (error) {
      const again = isAppError(error) && error.retryable && attempt < exportAttempts;
      if (!again)
        return `${request.commit} cannot be checked out: ${error instanceof Error ? error.message : 'unknown'}`;
      await prepareFolder(folder);
    }
  }
}

async function runAll(
  tools: CheckTools,
  request: CheckRequest,
  folder: CheckFolder,
  signal: AbortSignal,
): Promise<CommandResult[]> {
  const results: CommandResult[] = [];
  let stopped = false;
  for (const command of request.commands) {
    if (stopped || signal.aborted) {
      results.push(notStarted(command, ''));
      continue;
    }
    const result = await runOne(tools, request, folder, command, signal);
    results.push(result);
    stopped = result.outcome !== 'passed' && !command.advisory && command.keepGoing !== true;
  }
  return results;
}

async function runOne(
  tools: CheckTools,
  request: CheckRequest,
  folder: CheckFolder,
  command: CheckCommand,
  signal: AbortSignal,
): Promise<CommandResult> {
  const walled = tools.sandbox.wrap({
    command: command.mocks ? besideMocks(command.mocks, command.command) : command.command,
    network: command.network && command.name === 'install',
    writable: folder.root,
    folder: folder.tree,
    hidden: tools.hidden,
    visible: tools.visible,
  });
  const { outcome, ...measured } = await runCommand({
    ...walled,
    folder: folder.tree,
    environment: { PATH: tools.path, HOME: folder.home, TMPDIR: folder.temp, LANG: 'C.UTF-8', CI: 'true' },
    timeoutMilliseconds: request.timeoutSeconds * 1000,
    outputLimitBytes: tools.outputLimitBytes,
    signal,
    onStart: tools.onProcess,
  });
  tools.onProcess(null);
  const { name, advisory, results } = command;
  const shown = outcome === 'cancelled' ? 'failed' : outcome;
  const tail = outcome === 'cancelled' ? `${measured.tail}\nThe check was cancelled.`.trimStart() : measured.tail;
  const left = results === undefined ? {} : { results };
  return { name, command: command.command, advisory, ...measured, outcome: shown, tail, ...left };
}

/** Texts of what the commands left, by path; a missing file is left out. */
async function leftFiles(request: CheckRequest, folder: CheckFolder): Promise<Record<string, string>> {
  const paths = [...request.commands.flatMap(({ results }) => results ?? []), ...(request.collect ?? [])];
  const texts = await Promise.all(
    [...new Set(paths)].map(async (path) => [path, await readLeftFile(folder.tree, path)] as const),
  );
  return Object.fromEntries(texts.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function refused(request: CheckRequest, reason: string): CommandResult[] {
  return request.commands.map((command, index) => notStarted(command, index === 0 ? reason : ''));
}

function notStarted({ name, command, advisory }: CheckCommand, tail: string): CommandResult {
  return { name, command, exitCode: null, outcome: 'notStarted', advisory, milliseconds: 0, tail };
}

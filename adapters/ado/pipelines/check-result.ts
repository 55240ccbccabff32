import { BuildResult, TaskResult } from '../vendor-values';
import type { Build, TimelineRecord } from 'azure-devops-node-api/interfaces/BuildInterfaces';
import type { CheckCommand, CheckRequest, CheckResult, CommandResult } from '../../../ports/check-runner';
import type { AdoAddress } from '../address';
import { createOutputTail } from '../../local-machine/output-tail';
import type { WantedFigures } from './published-figures';
import type { AdoRuns } from './runs';

const tailBytes = 4096;
const tailLines = 400;
const mostBytes = 5_000_000;
/** Exit codes of `timeout`: the command was asked to end, or was killed because it did not. */
const timedOutCodes = [124, 137];

export const resultsArtifact = 'stellwerk-results';

/** The finished build in the words of the port. */
export async function readResult(
  runs: AdoRuns,
  address: AdoAddress,
  build: Build,
  request: CheckRequest,
): Promise<CheckResult> {
  const id = build.id ?? 0;
  const tasks = (await runs.timeline(address, id)).filter(({ type }) => type === 'Task');
  const steps = matchSteps(request.commands, tasks);
  const commands: CommandResult[] = [];
  for (const [index, command] of request.commands.entries()) {
    const step = steps[index];
    const log = step?.log?.id;
    const text = log === undefined ? '' : await runs.tail(address, id, log, tailLines);
    commands.push(commandResult(command, step, text, request));
  }
  const files = await leftFiles(runs, address, id);
  const { [request.lcov ?? '']: lcov, ...others } = files;
  const published = await runs.published(address, id, wantedFigures(request, files));
  const cancelled = build.result === BuildResult.Canceled;
  return {
    checkId: request.checkId,
    commit: request.commit,
    passed: !cancelled && commands.every(({ advisory, outcome }) => advisory || outcome === 'passed'),
    commands: cancelled ? told(commands, 'The check was cancelled.') : explained(commands, tasks),
    ...(lcov === undefined ? {} : { lcov }),
    ...(Object.keys(others).length === 0 ? {} : { files: others }),
    ...(published === undefined ? {} : { published }),
    sandbox: 'pipeline',
    milliseconds: between(build.queueTime, build.finishTime),
  };
}

const testCommands: readonly string[] = ['test', 'integration', 'e2e'];

/** Only what the commands did not leave themselves, and nothing of a check without tests. */
function wantedFigures(
  { commands, lcov }: CheckRequest,
  files: Readonly<Record<string, string | undefined>>,
): WantedFigures {
  const tests = commands.filter(({ name }) => testCommands.includes(name));
  if (tests.length === 0) return { tests: false, coverageLooks: 0 };
  const unmeasuredLooks = lcov === undefined ? 1 : 3;
  const isMeasured = lcov !== undefined && files[lcov] !== undefined;
  return {
    tests: tests.every(({ results = '' }) => files[results] === undefined),
    coverageLooks: isMeasured ? 0 : unmeasuredLooks,
  };
}

/** The steps in the order of the commands; the pipeline's own steps stand between them. */
function matchSteps(
  commands: readonly CheckCommand[],
  tasks: readonly TimelineRecord[],
): readonly (TimelineRecord | undefined)[] {
  let next = 0;
  return commands.map(({ name }) => {
    const at = tasks.findIndex((task, index) => index >= next && task.name === name);
    if (at < 0) return undefined;
    next = at + 1;
    return tasks[at];
  });
}

function commandResult(
  { name, command, advisory, results }: CheckCommand,
  step: TimelineRecord | undefined,
  text: string,
  { timeoutSeconds }: CheckRequest,
): CommandResult {
  const milliseconds = between(step?.startTime, step?.finishTime);
  const exitCode = exitCodeOf(step);
  const hung = exitCode !== null && timedOutCodes.includes(exitCode) && milliseconds >= timeoutSeconds * 1_000;
  const tail = createOutputTail(tailBytes);
  tail.add(Buffer.from(text));
  return {
    ...{ name, command, advisory, milliseconds },
    exitCode: hung ? null : exitCode,
    outcome: hung ? 'timedOut' : outcomeOf(step, exitCode),
    tail: tail.text(),
    ...(results === undefined ? {} : { results }),
  };
}

function outcomeOf(step: TimelineRecord | undefined, exitCode: number | null): CommandResult['outcome'] {
  const { result } = step ?? {};
  if (result === TaskResult.Succeeded || result === TaskResult.SucceededWithIssues) {
    return exitCode === 0 || exitCode === null ? 'passed' : 'failed';
  }
  return step?.startTime === undefined || result === TaskResult.Skipped ? 'notStarted' : 'failed';
}

function exitCodeOf(step: TimelineRecord | undefined): number | null {
  const said = step?.issues?.map(({ message = '' }) => /exited with code '?(\d+)/.exec(message)?.[1]).find(Boolean);
  if (said !== undefined) return Number(said);
  return step?.result === TaskResult.Succeeded || step?.result === TaskResult.SucceededWithIssues ? 0 : null;
}

/** A build that never came to the commands says why in another step, e.g. the checkout. */
function explained(commands: readonly CommandResult[], tasks: readonly TimelineRecord[]): readonly CommandResult[] {
  if (commands.some(({ outcome }) => outcome !== 'notStarted')) return commands;
  const broken = tasks.find(({ result }) => result === TaskResult.Failed);
  const said =
    broken?.issues?.[0]?.message ?? 'The pipeline had no step for the commands; is it one that Stellwerk rendered?';
  return told(commands, `${broken?.name ?? 'The pipeline'}: ${said}`.slice(0, 1_000));
}

/** Adds the sentence to where the commands stopped. */
function told(commands: readonly CommandResult[], text: string): readonly CommandResult[] {
  const at = commands.findIndex(({ outcome }) => outcome !== 'passed');
  return commands.map((command, index) =>
    index === at ? { ...command, tail: `${command.tail}\n${text}`.trimStart() } : command,
  );
}

async function leftFiles(runs: AdoRuns, address: AdoAddress, id: number): Promise<Readonly<Record<string, string>>> {
  const files = await runs.artifact(address, id, resultsArtifact);
  const small = [...files].filter(([, content]) => content.length <= mostBytes);
  return Object.fromEntries(small.map(([path, content]) => [path, content.toString('utf8')]));
}

function between(begin: Date | undefined, end: Date | undefined): number {
  return begin && end ? Math.max(0, end.getTime() - begin.getTime()) : 0;
}

import type { CheckResult, CommandResult } from '../../ports/check-runner';
import { createOutputTail } from '../local-machine/output-tail';
import { readNote } from './check-note';
import type { CheckNote, RunName } from './check-note';

const tailBytes = 4096;
const mostBytes = 5_000_000;
/** Exit codes of `timeout`: the command was asked to end, or was killed because it did not. */
const timedOutCodes = [124, 137];

/** How the platform says that the run ended. */
export interface RunEnd {
  readonly outcome: 'passed' | 'failed' | 'cancelled';
  readonly milliseconds: number;
  /** Asked for only when the run left no report: which step broke, and its last lines. */
  readonly why: () => Promise<string>;
}

/** What the rendered job left (see `checkScript`), in the words of the port. It passes only when the platform says so, too. */
export async function readReport(name: RunName, files: ReadonlyMap<string, Buffer>, end: RunEnd): Promise<CheckResult> {
  const { checkId, commit } = name;
  const note = readNote(files.get('request.json')?.toString('utf8'), name);
  const common = { checkId, commit, sandbox: 'pipeline' as const, milliseconds: end.milliseconds };
  const isCancelled = end.outcome === 'cancelled';
  if (!note) {
    const tail = isCancelled ? 'The check was cancelled.' : plain(await end.why());
    return { ...common, passed: false, commands: [{ ...notStarted('build', ''), tail }] };
  }
  const commands = commandsOf(note, files);
  const kept = keptFiles(files);
  const { [note.lcov ?? '']: lcov, ...others } = kept;
  return {
    ...common,
    passed: end.outcome === 'passed' && commands.every(({ advisory, outcome }) => advisory || outcome === 'passed'),
    commands: isCancelled ? told(commands, 'The check was cancelled.') : commands,
    ...(lcov === undefined ? {} : { lcov }),
    ...(Object.keys(others).length === 0 ? {} : { files: others }),
  };
}

function commandsOf(note: CheckNote, files: ReadonlyMap<string, Buffer>): readonly CommandResult[] {
  const outcomes = new Map<number, readonly [code: number, milliseconds: number]>();
  for (const line of (files.get('outcomes')?.toString('utf8') ?? '').split('\n')) {
    const [number = 0, code = 1, milliseconds = 0] = line.split(' ').map(Number);
    if (line !== '') outcomes.set(number, [code, milliseconds]);
  }
  return note.commands.map(({ name, command, advisory, results }, index) => {
    const log = files.get(`${index + 1}.log`);
    const ended = outcomes.get(index + 1);
    const left = { advisory, tail: plain(log ?? ''), ...(results === undefined ? {} : { results }) };
    if (!ended) {
      const outcome = log === undefined ? 'notStarted' : 'failed';
      return { ...notStarted(name, command), ...left, outcome };
    }
    const [code, milliseconds] = ended;
    const hung = timedOutCodes.includes(code) && milliseconds >= note.timeoutSeconds * 1_000;
    const outcome = code === 0 ? 'passed' : 'failed';
    return {
      ...{ name, command, ...left, milliseconds },
      exitCode: hung ? null : code,
      outcome: hung ? 'timedOut' : outcome,
    };
  });
}

function notStarted(name: CommandResult['name'], command: string): CommandResult {
  return { name, command, exitCode: null, outcome: 'notStarted', advisory: false, milliseconds: 0, tail: '' };
}

/** Adds the sentence to where the commands stopped. */
function told(commands: readonly CommandResult[], text: string): readonly CommandResult[] {
  const at = commands.findIndex(({ outcome }) => outcome !== 'passed');
  return commands.map((command, index) =>
    index === at ? { ...command, tail: `${command.tail}\n${text}`.trimStart() } : command,
  );
}

function keptFiles(files: ReadonlyMap<string, Buffer>): Readonly<Record<string, string>> {
  const kept = [...files].filter(([path, content]) => path.startsWith('files/') && content.length <= mostBytes);
  return Object.fromEntries(kept.map(([path, content]) => [path.slice('files/'.length), content.toString('utf8')]));
}

function plain(output: Buffer | string): string {
  const tail = createOutputTail(tailBytes);
  tail.add(Buffer.from(output));
  return tail.text();
}

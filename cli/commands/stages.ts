import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { EditedArtifact, RunArtifactView, RunStateView } from '../../contracts/api';
import { answerCheckpoint } from '../answer-checkpoint';
import { failure, usageFailure } from '../failure';
import { checkpointCard, offeredChoices } from '../render/checkpoint-card';
import { dayAndTime } from '../render/figures';
import { printable } from '../render/paint';
import { table } from '../render/table';
import { getRun, runPath } from '../run-api';
import type { Session } from '../session';
import type { SharedOptions } from '../settings';
import type { Terminal } from '../terminal';
import { addCommand, withSession } from './command';

const sampleRun = 'local.greeting.101.1';

interface CheckpointOptions extends SharedOptions {
  readonly comment?: string;
}

interface FolderOptions extends SharedOptions {
  readonly folder?: string;
}

interface EditOptions extends SharedOptions {
  readonly file?: string;
}

/** Stages, their checkpoints, and what was made or set aside. */
export function addStageCommands(program: Command, terminal: Terminal): void {
  addCommand(program, {
    usage: 'state <run>',
    summary: 'stages done and failed, attempts, and the last checkpoint, as a state file',
    example: `state ${sampleRun} --json`,
  }).action(withSession(terminal, state));
  addCommand(program, {
    usage: 'checkpoint <run>',
    summary: 'show the checkpoint a run waits at and choose how it goes on',
    example: `checkpoint ${sampleRun}`,
  })
    .option('--comment <text>', 'a word to whoever reads the decision later')
    .action(withSession<CheckpointOptions>(terminal, checkpoint));
  addCommand(program, {
    usage: 'artifacts <run>',
    summary: 'documents of a run, edits, and what was set aside under _untrusted/ and _failed/',
    example: `artifacts ${sampleRun} --folder _untrusted`,
  })
    .option('--folder <folder>', 'only folders that begin so')
    .action(withSession<FolderOptions>(terminal, artifacts));
  addCommand(program, {
    usage: 'untrusted <run>',
    summary: 'what agents wanted to write where they may not',
    example: `untrusted ${sampleRun}`,
  }).action(withSession(terminal, (session, _options, runId) => artifacts(session, { folder: '_untrusted' }, runId)));
  program.commands
    .find((command) => command.name() === 'artifacts')
    ?.addHelpText('after', '\nContents: npx stellwerk artifact <uri>');
  addEditCommand(program, terminal);
}

function addEditCommand(program: Command, terminal: Terminal): void {
  addCommand(program, {
    usage: 'edit <run> <document>',
    summary: 'give a run at a checkpoint your version of its code_gen_spec or test_plan',
    example: `edit ${sampleRun} code_gen_spec --file spec.json`,
  })
    .requiredOption('--file <json>', 'the whole document')
    .action((...all: unknown[]) =>
      withSession<EditOptions>(terminal, (session, options, runId) => edit(session, options, runId, String(all[1])))(
        ...all,
      ),
    );
}

async function state(session: Session, _options: object, runId: string): Promise<void> {
  const view = await session.client().get<RunStateView>(runPath(runId, '/state'));
  session.print(view, () => {
    const rows = view.stageHistory.map(({ stageId, status, startTime, endTime, attempts, error }) => [
      stageId,
      status,
      dayAndTime(startTime),
      endTime === null ? '–' : dayAndTime(endTime),
      String(attempts),
      printable(error ?? ''),
    ]);
    const at = view.currentStage ?? 'nothing yet';
    return [
      `${view.runId}: ${view.status}, at ${at}; last checkpoint ${view.lastCheckpoint ?? 'none'}`,
      ...table(['stage', 'status', 'began', 'ended', 'attempts', 'error'], rows, session.terminal.paint),
    ];
  });
}

async function checkpoint(session: Session, options: CheckpointOptions, runId: string): Promise<void> {
  const { terminal } = session;
  const run = await getRun(session.client(), runId);
  if (run.waitingFor?.kind !== 'checkpoint') {
    throw failure('conflict', `${runId} waits at no checkpoint: it is in ${run.state}, ${run.status}.`);
  }
  const card = checkpointCard(run, terminal.paint);
  const choices = offeredChoices(run.waitingFor.choices ?? []);
  if (!terminal.interactive || session.json) {
    session.print(run.waitingFor, () => [...card, `Answer it: npx stellwerk continue ${runId} --choice <choice>`]);
    return;
  }
  for (const line of card) terminal.err(line);
  const answer = (await terminal.ask(`Your choice [1-${choices.length}]: `)).trim();
  const choice = choices[Number(answer) - 1] ?? choices.find((known) => known === answer);
  if (choice === undefined) throw usageFailure(`"${answer}" is none of 1 to ${choices.length}; nothing was decided.`);
  await answerCheckpoint(session, run, choice, options.comment);
}

async function artifacts(session: Session, { folder }: FolderOptions, runId: string): Promise<void> {
  const query = folder === undefined ? {} : { folder };
  const { items } = await session
    .client()
    .get<{ readonly items: readonly RunArtifactView[] }>(runPath(runId, '/artifacts'), query);
  session.print(items, () => {
    if (items.length === 0) return [`${runId} has nothing there.`];
    const rows = items.map((item) => [
      `${item.folder}/${printable(item.path)}`,
      item.uri ?? '(a deletion)',
      item.by ?? '',
    ]);
    return table(['path', 'content', 'by'], rows, session.terminal.paint);
  });
}

async function edit(session: Session, { file = '' }: EditOptions, runId: string, name: string): Promise<void> {
  const path = runPath(runId, `/artifacts/${encodeURIComponent(name)}`);
  const answer = await session.client().put<EditedArtifact>(path, readDocument(file));
  session.print(answer, () => [
    `${name} is now ${answer.uri}.`,
    `Go on with it: npx stellwerk continue ${runId} --choice rerun_after_edit`,
  ]);
}

function readDocument(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch (error) {
    throw usageFailure(`${file} is no readable JSON document: ${error instanceof Error ? error.message : 'unknown'}`);
  }
}

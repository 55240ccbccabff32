import type { Command } from 'commander';
import type { RunView } from '../../contracts/api';
import { checkpointChoices } from '../../domain/gates';
import type { ApiClient } from '../api-client';
import { failure, usageFailure } from '../failure';
import { holderOf, readUsers } from '../identities';
import { getRun, runPath } from '../run-api';
import type { Session } from '../session';
import { answerCheckpoint, wayOn } from '../answer-checkpoint';
import { nonEmpty, type SharedOptions } from '../settings';
import type { Terminal } from '../terminal';
import { addCommand, withSession } from './command';

interface ContinueOptions extends SharedOptions {
  readonly choice?: string;
  readonly comment?: string;
}

const controls = {
  pause: { summary: 'stop a run before its next effect; deadlines stand still', done: 'Pausing' },
  resume: { summary: 'let a paused run go on', done: 'Resuming' },
  cancel: { summary: 'end a run for good and undo what is open', done: 'Cancelling' },
  retry: { summary: 'try the failed stage of a run again', done: 'Retrying' },
} as const;

export function addControlCommands(program: Command, terminal: Terminal): void {
  addCommand(program, {
    usage: 'continue <run>',
    summary: 'go on from the last checkpoint, loading only what the next stage needs; resume a paused run',
    example: "continue local.greeting.101.1 --comment 'the test data is back'",
  })
    .option('--choice <choice>', `answer of a checkpoint: ${checkpointChoices.join(', ')}`)
    .option('--comment <text>', 'a word to whoever reads the decision later')
    .action(withSession<ContinueOptions>(terminal, goOn));
  for (const [name, { summary, done }] of Object.entries(controls)) {
    addCommand(program, { usage: `${name} <run>`, summary, example: `${name} local.greeting.101.1` }).action(
      withSession(terminal, async (session, _options, runId) => {
        const run = await getRun(session.client(), runId);
        await control(session, session.client(chooseController(session, run)), runId, name, done);
      }),
    );
  }
}

/** What `continue` means depends on why the run stands still. */
async function goOn(session: Session, options: ContinueOptions, runId: string): Promise<void> {
  const wanted = checkpointChoices.find((known) => known === options.choice);
  if (options.choice !== undefined && wanted === undefined) {
    throw usageFailure(`--choice ${options.choice} does not exist; choose one of ${checkpointChoices.join(', ')}.`);
  }
  const run = await getRun(session.client(), runId);
  const atCheckpoint = run.waitingFor?.kind === 'checkpoint';
  if (atCheckpoint && (wanted !== undefined || run.status !== 'paused')) {
    await answerCheckpoint(session, run, wanted ?? wayOn(run), options.comment);
    return;
  }
  if (atCheckpoint) {
    // Held by a person, or paused by the stage itself: the host knows which, and does the right one.
    await control(session, session.client(chooseController(session, run)), runId, 'continue', 'Continuing');
    return;
  }
  const name = nameFor(run);
  if (name === undefined) throw nothingToContinue(run);
  await control(session, session.client(chooseController(session, run)), runId, name, controls[name].done);
}

/** Who asked for a run steers it; one filed elsewhere (by a person of Azure DevOps) is steered by operations. */
function chooseController({ options, terminal, data }: Session, run: RunView): string | undefined {
  const chosen = options.as ?? nonEmpty(terminal.env['STELLWERK_TOKEN']) ?? nonEmpty(terminal.env['STELLWERK_USER']);
  if (chosen !== undefined) return undefined;
  const users = readUsers(data);
  const user = users.find((each) => each.user === run.requester) ?? holderOf(users, 'ops', run.tenant);
  if (user !== undefined && user.user !== 'dev')
    terminal.err(`Acting as ${user.user}; ${run.requester} asked for the run.`);
  return user?.user;
}

function nameFor(run: RunView): 'resume' | 'retry' | undefined {
  if (run.status === 'paused' || run.waitingFor?.kind === 'control') return 'resume';
  return run.status === 'failed' || run.status === 'crashed' ? 'retry' : undefined;
}

function nothingToContinue(run: RunView): Error {
  const atGate = run.waitingFor?.kind === 'gate';
  const next = atGate
    ? `It waits for a decision: npx stellwerk approve ${run.runId}`
    : `npx stellwerk watch ${run.runId}`;
  return failure('conflict', `${run.runId} does not wait to be continued: it is in ${run.state}, ${run.status}.`, next);
}

async function control(session: Session, api: ApiClient, runId: string, name: string, done: string): Promise<void> {
  const answer = await api.post(runPath(runId, `/${name}`), {});
  session.print(answer, () => [`${done} ${runId}.`]);
}

import type { Command } from 'commander';
import type { CheckpointBody, RunView } from '../../contracts/api';
import type { ApiClient } from '../api-client';
import { failure, usageFailure } from '../failure';
import { holderOf, readUsers } from '../identities';
import { getRun, runPath } from '../run-api';
import { sameHost, type Session } from '../session';
import { nonEmpty, type SharedOptions } from '../settings';
import type { Terminal } from '../terminal';
import { addCommand, withSession } from './command';

interface ContinueOptions extends SharedOptions {
  readonly choice?: string;
  readonly comment?: string;
}

/** The ways on that a checkpoint of this version offers; to cancel there is a command of its own. */
const choices = ['continue', 'repeat', 'pause'] as const;

const controls = {
  pause: { summary: 'stop a run before its next effect; deadlines stand still', done: 'Pausing' },
  resume: { summary: 'let a paused run go on', done: 'Resuming' },
  cancel: { summary: 'end a run for good and undo what is open', done: 'Cancelling' },
  retry: { summary: 'try the failed stage of a run again', done: 'Retrying' },
} as const;

export function addControlCommands(program: Command, terminal: Terminal): void {
  addCommand(program, {
    usage: 'continue <run>',
    summary: 'let a run that waits for a choice, is paused or has failed go on',
    example: "continue local.greeting.101.1 --comment 'the test data is back'",
  })
    .option('--choice <choice>', `answer of a checkpoint: ${choices.join(', ')}`, 'continue')
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
  const choice = choices.find((known) => known === options.choice);
  if (choice === undefined) {
    throw usageFailure(`--choice ${options.choice} does not exist; choose one of ${choices.join(', ')}.`);
  }
  const api = session.client();
  const run = await getRun(api, runId);
  if (run.waitingFor?.kind === 'checkpoint') {
    const { gateId } = run.waitingFor;
    const body: CheckpointBody = {
      choice,
      ...(gateId === undefined ? {} : { checkpoint: gateId }),
      ...(options.comment === undefined ? {} : { comment: options.comment }),
    };
    const answer = await api.post(runPath(runId, '/checkpoint'), body);
    session.print(answer, () => [`${runId}: ${choice}. Follow it: npx stellwerk watch ${runId}${sameHost(session)}`]);
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

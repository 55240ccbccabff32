import type { Command } from 'commander';
import type { DeadLetterView, ReplayBody, ReplayView } from '../../contracts/dead-letters';
import { failure, usageFailure } from '../failure';
import { fields, table } from '../render/table';
import type { Session } from '../session';
import type { SharedOptions } from '../settings';
import type { Terminal } from '../terminal';
import { addCommand, withSession } from './command';

interface DlqOptions extends SharedOptions {
  readonly queue?: string;
  readonly batch?: string;
}

/** Seconds before the second batch; doubled before each further one, up to the longest. */
const firstPause = 1;
const longestPause = 60;

export function addDlqCommands(program: Command, terminal: Terminal): void {
  const dlq = addCommand(program, {
    usage: 'dlq',
    summary: 'messages that could not be processed: look at them, send them again',
    example: 'dlq list --as ops',
  });
  addCommand(dlq, { usage: 'list', summary: 'dead letters with their reasons', example: 'dlq list --as ops' })
    .option('--queue <queue>', 'only of this queue')
    .action(withSession<DlqOptions>(terminal, list));
  addCommand(dlq, { usage: 'show <number>', summary: 'one dead letter', example: 'dlq show 42 --as ops' })
    .option('--queue <queue>', 'only of this queue')
    .action(withSession<DlqOptions>(terminal, show));
  addCommand(dlq, {
    usage: 'replay',
    summary: 'send the dead letters of a queue again, in batches with growing pauses',
    example: 'dlq replay --queue bug-reports --batch 10 --as ops',
  })
    .requiredOption('--queue <queue>', 'the queue')
    .option('--batch <number>', 'messages at a time, 1 to 100', '20')
    .action(withSession<DlqOptions>(terminal, replay));
}

function read(session: Session, { queue }: DlqOptions): Promise<{ readonly items: readonly DeadLetterView[] }> {
  return session.client().get('/v1/dead-letters', queue === undefined ? {} : { queue });
}

async function list(session: Session, options: DlqOptions): Promise<void> {
  const letters = await read(session, options);
  session.print(letters, () =>
    letters.items.length === 0
      ? ['No dead letter.']
      : table(
          ['NUMBER', 'QUEUE', 'TENANT', 'TRIES', 'DIED', 'REASON'],
          letters.items.map(({ sequenceNumber, queue, tenant, deliveries, deadAt, reason }) => [
            ...[String(sequenceNumber), queue, tenant, String(deliveries), deadAt.slice(0, 16).replace('T', ' ')],
            reason.slice(0, 120),
          ]),
          session.terminal.paint,
        ),
  );
}

async function show(session: Session, options: DlqOptions, number: string): Promise<void> {
  const letters = await read(session, options);
  const letter = letters.items.find(({ sequenceNumber }) => String(sequenceNumber) === number);
  if (!letter) throw failure('not_found', `There is no dead letter ${number}.`, 'npx stellwerk dlq list shows them.');
  session.print(letter, () =>
    fields(
      Object.entries(letter).map(([name, value]) => [name, String(value)] as const),
      session.terminal.paint,
    ),
  );
}

async function replay(session: Session, { queue = '', batch = '20' }: DlqOptions): Promise<void> {
  if (!/^([1-9]\d?|100)$/.test(batch)) throw usageFailure(`--batch ${batch} is no whole number from 1 to 100.`);
  const api = session.client();
  // What dies again meanwhile is younger than this and is left for a person.
  const body: ReplayBody = { queue, batch: Number(batch), before: new Date().toISOString() };
  let replayed = 0;
  for (let pause = firstPause; ; pause = Math.min(pause * 2, longestPause)) {
    const answer = await api.post<ReplayView>('/v1/dead-letters/replay', body);
    replayed += answer.replayed;
    if (answer.remaining === 0 || answer.replayed === 0) break;
    session.terminal.err(`${replayed} sent again, ${answer.remaining} to go; the next batch in ${pause} s.`);
    await new Promise((resolve) => setTimeout(resolve, pause * 1_000));
  }
  session.print({ replayed }, () => [`${replayed} sent again. What failed once more: npx stellwerk dlq list`]);
}

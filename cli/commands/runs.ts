import type { Command } from 'commander';
import { isRunStatus, isSdlcState, runStatuses, sdlcStates } from '../../domain/lifecycle';
import { usageFailure } from '../failure';
import { runsTable } from '../render/run-card';
import { listRuns } from '../run-api';
import type { Session } from '../session';
import type { SharedOptions } from '../settings';
import type { Terminal } from '../terminal';
import { addCommand, withSession } from './command';

interface RunsOptions extends SharedOptions {
  readonly state?: string;
  readonly status?: string;
  readonly tenant?: string;
  readonly project?: string;
  readonly limit?: string;
}

export function addRunsCommand(program: Command, terminal: Terminal): void {
  addCommand(program, {
    usage: 'runs',
    summary: 'list runs, newest first',
    example: 'runs --state AWAITING_QA_APPROVAL',
  })
    .option('--state <state>', `only in this state: ${sdlcStates.join(', ')}`)
    .option('--status <status>', `only with this status: ${runStatuses.join(', ')}`)
    .option('--tenant <tenant>', 'only of this tenant')
    .option('--project <project>', 'only of this project')
    .option('--limit <number>', 'at most this many, 1 to 500', '50')
    .action(withSession<RunsOptions>(terminal, listAll));
}

async function listAll(session: Session, { state, status, tenant, project, limit }: RunsOptions): Promise<void> {
  if (state !== undefined && !isSdlcState(state)) throw unknownValue('state', state, sdlcStates);
  if (status !== undefined && !isRunStatus(status)) throw unknownValue('status', status, runStatuses);
  if (!/^[1-9]\d{0,2}$/.test(limit ?? '') || Number(limit) > 500) {
    throw usageFailure(`--limit ${limit} is no number from 1 to 500.`);
  }
  const list = await listRuns(session.client(), { state, status, tenant, project, limit });
  session.print(list, () =>
    list.items.length === 0
      ? ['No runs. Start one: npx stellwerk run --repo <path> --title <title>']
      : runsTable(list.items, session.terminal.paint),
  );
}

function unknownValue(option: string, value: string, known: readonly string[]): Error {
  return usageFailure(`--${option} ${value} does not exist; choose one of ${known.join(', ')}.`);
}

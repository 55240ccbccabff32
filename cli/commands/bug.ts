import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { BugBody } from '../../contracts/api';
import { reasonOf, usageFailure } from '../failure';
import type { Session } from '../session';
import type { SharedOptions } from '../settings';
import type { Terminal } from '../terminal';
import { addCommand, withSession } from './command';

interface BugOptions extends SharedOptions {
  readonly file: string;
  readonly tenant?: string;
  readonly project?: string;
}

export function addBugCommand(program: Command, terminal: Terminal): void {
  addCommand(program, {
    usage: 'bug',
    summary: 'report a bug: critical ones start a hotfix, others become work items',
    example: 'bug --file bug_report.json --project greeting',
  })
    .requiredOption('--file <file>', 'a bug_report document')
    .option('--tenant <tenant>', 'tenant of the project (default: your own)')
    .option('--project <project>', "the project it belongs to (default: the tenant's only one)")
    .action(withSession<BugOptions>(terminal, report));
}

async function report(session: Session, { file, project, ...options }: BugOptions): Promise<void> {
  const tenant = session.tenant(options.tenant);
  const body: BugBody = {
    report: readReport(resolve(session.terminal.cwd, file)),
    ...(tenant === undefined ? {} : { tenant }),
    ...(project === undefined ? {} : { project }),
  };
  const answer = await session.client().post<{ readonly triageId: string }>('/v1/bugs', body);
  session.print(answer, () => [`Reported; triage ${answer.triageId} has begun. What comes of it: npx stellwerk bugs`]);
}

function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw usageFailure(`${file} cannot be read as JSON: ${reasonOf(error)}`);
  }
}

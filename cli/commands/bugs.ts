import type { Command } from 'commander';
import type { BugJudgement, BugView } from '../../contracts/bugs';
import { severities } from '../../domain/triage';
import { usageFailure } from '../failure';
import { table } from '../render/table';
import type { Session } from '../session';
import type { SharedOptions } from '../settings';
import type { Terminal } from '../terminal';
import { addCommand, withSession } from './command';

interface BugsOptions extends SharedOptions {
  readonly tenant?: string;
  readonly project?: string;
  readonly status?: string;
}

interface SeverityOptions extends SharedOptions {
  readonly severity?: string;
  readonly wontFix?: boolean;
  readonly reason: string;
}

export function addBugsCommands(program: Command, terminal: Terminal): void {
  addCommand(program, {
    usage: 'bugs',
    summary: 'bugs with their verdicts, how often they were seen, and what repairs them',
    example: 'bugs --project greeting',
  })
    .option('--tenant <tenant>', 'tenant of the bugs (default: your own)')
    .option('--project <project>', 'only bugs of this project')
    .option('--status <status>', 'open, closed or all', 'open')
    .action(withSession<BugsOptions>(terminal, list));
  addCommand(program, {
    usage: 'severity <bug>',
    summary: "set a bug's severity, up or down, or decide that it shall not be fixed",
    example: "severity local.bug.0f…9c.1 --severity P3_Medium --reason 'only in the test system' --as qa",
  })
    .option('--severity <severity>', severities.join(', '))
    .option('--wont-fix', 'it shall not be fixed')
    .requiredOption('--reason <text>', 'why; kept in the audit log')
    .action(withSession<SeverityOptions>(terminal, judge));
}

async function list(session: Session, options: BugsOptions): Promise<void> {
  const { project, status = 'open' } = options;
  const tenant = session.tenant(options.tenant);
  const query = { status, ...(tenant === undefined ? {} : { tenant }), ...(project === undefined ? {} : { project }) };
  const bugs = await session.client().get<{ readonly items: readonly BugView[] }>('/v1/bugs', query);
  session.print(bugs, () =>
    bugs.items.length === 0
      ? ['No bug.']
      : table(
          ['BUG', 'SEVERITY', 'VERDICT', 'SEEN', 'LAST', 'REPAIRED BY', 'TITLE'],
          bugs.items.map((bug) => [
            bug.bugId,
            bug.severity,
            bug.verdict ?? 'in triage',
            String(bug.occurrences),
            bug.lastSeen.slice(0, 16).replace('T', ' '),
            bug.runId ?? (bug.workItem === null ? '-' : `item ${bug.workItem}`),
            bug.title.slice(0, 60),
          ]),
          session.terminal.paint,
        ),
  );
}

async function judge(session: Session, { severity, wontFix, reason }: SeverityOptions, bugId: string): Promise<void> {
  const known = severities.find((each) => each === severity);
  if (severity !== undefined && known === undefined) {
    throw usageFailure(`--severity ${severity} does not exist; choose one of ${severities.join(', ')}.`);
  }
  const body: BugJudgement = { reason, ...(known ? { severity: known } : {}), ...(wontFix ? { wontFix } : {}) };
  const bug = await session.client().post<BugView>(`/v1/bugs/${encodeURIComponent(bugId)}/severity`, body);
  session.print(bug, () => [`${bug.bugId}: ${bug.severity}, ${bug.verdict ?? 'triaged again'}.`]);
}

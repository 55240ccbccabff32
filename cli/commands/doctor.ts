import type { Command } from 'commander';
import type { Finding } from '../../contracts/doctor';
import { examineHost } from '../doctor/examine-host';
import { examineMachine } from '../doctor/examine-machine';
import { QuietExit } from '../failure';
import type { Paint, Style } from '../render/paint';
import { printable } from '../render/paint';
import type { Session } from '../session';
import type { SharedOptions } from '../settings';
import type { Terminal } from '../terminal';
import { addCommand, withSession } from './command';

interface DoctorOptions extends SharedOptions {
  readonly tenant?: string;
  readonly problems?: boolean;
}

export function addDoctorCommand(program: Command, terminal: Terminal): void {
  addCommand(program, {
    usage: 'doctor',
    summary: 'looks for what is wrong or soon will be, here and on the host, and says how to put it right',
    example: 'doctor --tenant contoso',
  })
    .option('--tenant <tenant>', 'the tenant whose people, projects and hooks are looked at (default: your own)')
    .option('--problems', 'leave out what is well')
    .addHelpText('after', '\nExit codes: 0 no error (warnings are none), 1 at least one error, 2 wrong usage.')
    .action(withSession<DoctorOptions>(terminal, doctor));
}

async function doctor(session: Session, { tenant, problems = false }: DoctorOptions): Promise<void> {
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(session.url).hostname);
  session.terminal.err('Looking …');
  const [machine, host] = await Promise.all([isHere ? examineMachine(session) : [], examineHost(session, tenant)]);
  const findings = [...machine, ...host];
  const count = (level: Finding['level']): number => findings.filter((finding) => finding.level === level).length;
  const shown = problems ? findings.filter(({ level }) => level !== 'ok') : findings;
  session.print({ findings: shown, errors: count('error'), warnings: count('warning') }, () => [
    ...findingLines(shown, session.terminal.paint),
    `${findings.length} things looked at: ${count('error')} errors, ${count('warning')} warnings.`,
  ]);
  if (count('error') > 0) throw new QuietExit(1);
}

const marks: Readonly<Record<Finding['level'], readonly [string, Style]>> = {
  ok: ['ok     ', 'green'],
  warning: ['warning', 'yellow'],
  error: ['ERROR  ', 'red'],
};

function findingLines(findings: readonly Finding[], paint: Paint): readonly string[] {
  return findings.flatMap(({ area, about, level, text, fix }) => {
    const [mark, style] = marks[level];
    const line = `${paint(style, mark)}  ${area.padEnd(8)}  ${printable(`${about}: ${text}`)}`;
    return fix === undefined ? [line] : [line, `                   ${paint('dim', printable(fix))}`];
  });
}

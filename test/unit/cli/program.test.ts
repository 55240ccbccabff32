import { runCli } from '../../../cli/program';
import { buildProgram } from '../../../cli/program';
import { fakeTerminal } from './fake-terminal';

const commands = buildProgram(fakeTerminal({})).commands.map((command) => command.name());

describe('stellwerk', () => {
  it('has every command of its manual', () => {
    expect(commands).toEqual(
      expect.arrayContaining([
        ...['start', 'run', 'runs', 'show', 'watch', 'logs', 'diff', 'approve', 'reject', 'continue'],
        ...['pause', 'resume', 'cancel', 'retry', 'bug', 'artifact', 'replay-check'],
      ]),
    );
  });

  it.each(commands)('explains %s with an example, and offers --json', async (command) => {
    const terminal = fakeTerminal({});

    const code = await runCli([command, '--help'], terminal);

    expect(code).toBe(0);
    expect(terminal.stdout()).toMatch(
      new RegExp(`Usage: stellwerk ${command} .*Example:\\n  npx stellwerk ${command}`, 's'),
    );
    expect(terminal.stdout()).toContain('--json');
  });

  it.each([
    [['nonsense'], "unknown command 'nonsense'"],
    [['show'], "missing required argument 'run'"],
    [['run', '--repo', '.'], "required option '--title"],
    [['runs', '--nonsense'], "unknown option '--nonsense'"],
    [['runs', '--state', 'LIMBO'], '--state LIMBO does not exist; choose one of PLANNING'],
    [['runs', '--limit', '0'], '--limit 0 is no number from 1 to 500'],
    [['start', '--port', 'http'], '--port http is no port'],
    [['continue', 'r', '--choice', 'undo'], '--choice undo does not exist'],
    [['artifact', 'http://elsewhere'], 'is no artifact link'],
    [['replay-check'], "required option '--histories"],
    [['bug', '--file', '/nowhere/bug.json'], 'cannot be read as JSON'],
  ])('ends %j with exit code 2', async (args, message) => {
    const terminal = fakeTerminal({ env: { STELLWERK_TOKEN: 't', STELLWERK_DATA: '/nowhere' } });

    const code = await runCli(args, terminal);

    expect(code).toBe(2);
    expect(terminal.stderr()).toContain(message);
    expect(terminal.stdout()).toBe('');
  });

  it('shows its help when nothing is asked for, as wrong usage', async () => {
    const terminal = fakeTerminal({});

    expect(await runCli([], terminal)).toBe(2);
    expect(terminal.stderr()).toContain('Usage: stellwerk');
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { buildProgram } from '../../../cli/program';
import { fakeTerminal } from './fake-terminal';

const root = join(__dirname, '../../..');
const program = buildProgram(fakeTerminal({}));

const documents = [
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
  ...['README.md', 'infra/README.md', 'bench/README.md'],
];

/** Every `npx stellwerk …` of a text: up to the end of the line, of the code, or of the command for the shell. */
function commandsIn(text: string): readonly string[] {
  return [...text.matchAll(/npx stellwerk +([^\n`]*)/g)].map(([, rest = '']) =>
    rest.replace(/\s(#|&&|\|\s|;|2?>|<\s).*$/, '').trim(),
  );
}

/** What is wrong with a command line, or undefined. Placeholders in angle brackets are values. */
function fault(line: string): string | undefined {
  const words = line.match(/"[^"]*"|'[^']*'|\S+/g) ?? [];
  let command: Command = program;
  while (words.length > 0) {
    const sub = command.commands.find((each) => each.name() === words[0]);
    if (!sub) break;
    command = sub;
    words.shift();
  }
  if (command === program) return `there is no command ${words[0] ?? ''}`;
  const [next = ''] = words;
  if (command.commands.length > 0 && command.registeredArguments.length === 0 && /^[a-z]/.test(next)) {
    return `${command.name()} has no command ${next}`;
  }
  const known = [...command.options, ...(command.parent?.options ?? []), ...program.options].map(({ long }) => long);
  const unknown = words.filter((word) => word.startsWith('--')).map((word) => word.split('=')[0] ?? word);
  const wrong = unknown.find((word) => word !== '--help' && !known.includes(word));
  return wrong === undefined ? undefined : `${command.name()} has no option ${wrong}`;
}

describe('commands in the documentation', () => {
  it.each(documents)('of %s exist, with their options', (name) => {
    const faults = commandsIn(readFileSync(join(root, name), 'utf8')).flatMap((line) => {
      const wrong = fault(line.replace(/\]|\[/g, ''));
      return wrong === undefined ? [] : [`${line}: ${wrong}`];
    });

    expect(faults).toEqual([]);
  });

  it('are found, and faults in them too', () => {
    expect(commandsIn('x\nnpx stellwerk runs --json # all\n`npx stellwerk show <run>` < in')).toEqual([
      'runs --json',
      'show <run>',
    ]);
    expect(fault('dlq replay --queue ado-events')).toBeUndefined();
    expect(fault('dlq repeat')).toBe('dlq has no command repeat');
    expect(fault('nonsense')).toBe('there is no command nonsense');
    expect(fault('runs --nonsense')).toBe('runs has no option --nonsense');
  });
});

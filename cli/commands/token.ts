import type { Command } from 'commander';
import { tokenOf } from '../identities';
import { nonEmpty } from '../settings';
import type { Terminal } from '../terminal';
import { addCommand, withSession } from './command';

export function addTokenCommand(program: Command, terminal: Terminal): void {
  addCommand(program, {
    usage: 'token',
    summary: "a local user's bearer token, for curl (default: dev)",
    example: 'token --as qa',
  }).action(
    withSession(terminal, async (session) => {
      const user = session.options.as ?? nonEmpty(terminal.env['STELLWERK_USER']) ?? 'dev';
      const token = tokenOf(session.data, user);
      session.print({ user, token }, () => [token]);
    }),
  );
}

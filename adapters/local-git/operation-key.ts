import { AppError } from '../../domain/errors';
import type { Git, GitCall } from './git';

const trailer = 'Stellwerk-Operation';

/** How far back a repeated operation looks for itself. A crash repeats within seconds, so the newest commits are enough. */
const lookBack = 500;

/**
 * The message with the operation's key as its last trailer. Lines that claim to be such a trailer are taken out of the
 * given text, which a model may have written: a forged key would make a later operation believe it has happened.
 */
export function messageWithKey(message: string, operationKey: string): string {
  if (!/^[\x21-\x7e]+$/.test(operationKey)) {
    throw new AppError('invalid_request', `Operation key "${operationKey}" must be visible ASCII without spaces.`);
  }
  const text = message
    .replaceAll('\0', '')
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .filter((line) => !line.trimStart().toLowerCase().startsWith(trailer.toLowerCase()))
    .join('\n')
    .trim();
  return `${text === '' ? 'Change' : text}\n\n${trailer}: ${operationKey}\n`;
}

/** The commit on the branch that this operation made, if it did. */
export async function findOperation(
  git: Git,
  call: GitCall,
  head: string,
  operationKey: string,
): Promise<string | undefined> {
  const format = `--format=%H %(trailers:key=${trailer},valueonly,separator=%x1F)`;
  const log = await git.text(['log', `--max-count=${lookBack}`, format, head, '--'], { gitDir: call.gitDir });
  for (const line of log.split('\n')) {
    const at = line.indexOf(' ');
    const keys = line.slice(at + 1).split('\x1f');
    if (keys.at(-1) === operationKey) return line.slice(0, at);
  }
  return undefined;
}

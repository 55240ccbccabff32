import { operationTrailer } from '../code-hosting/operation-message';
import type { Git, GitCall } from './git';

/** How far back a repeated operation looks for itself. A crash repeats within seconds, so the newest commits are enough. */
const lookBack = 500;

/** The commit on the branch that this operation made, if it did. */
export async function findOperation(
  git: Git,
  call: GitCall,
  head: string,
  operationKey: string,
): Promise<string | undefined> {
  const format = `--format=%H %(trailers:key=${operationTrailer},valueonly,separator=%x1F)`;
  const log = await git.text(['log', `--max-count=${lookBack}`, format, head, '--'], { gitDir: call.gitDir });
  for (const line of log.split('\n')) {
    const at = line.indexOf(' ');
    const keys = line.slice(at + 1).split('\x1f');
    if (keys.at(-1) === operationKey) return line.slice(0, at);
  }
  return undefined;
}

import { createHash } from 'node:crypto';
import { slug } from '../../domain/ids';

const longest = 40;

/**
 * A stable id from an outside identity such as `Name <name@company.example>`: the part before the `@`, otherwise the
 * name. The mail address itself is not kept. Two people may share it, so it is nobody's user id where people
 * are told apart by their sign-in names, and only ever forbids (nobody decides on a run asked for under an alias of the own).
 */
export function userIdOf(identity: string): string {
  const mail = /<([^<>]+)>\s*$/.exec(identity)?.[1] ?? identity;
  const account = mail.includes('@') ? (mail.split('@')[0] ?? '') : identity.replace(/<[^<>]*>/g, '');
  const name = account.includes('\\') ? (account.split('\\').at(-1) ?? '') : account;
  try {
    return slug(name, longest);
  } catch {
    return `user-${createHash('sha256').update(identity).digest('hex').slice(0, 12)}`;
  }
}

/** A user id of its own for every sign-in name; who it is can still be read. */
export function accountIdOf(signInName: string): string {
  const digest = createHash('sha256').update(signInName.trim().toLowerCase()).digest('hex').slice(0, 8);
  return `${userIdOf(signInName)
    .slice(0, longest - 9)
    .replace(/-+$/, '')}-${digest}`;
}

/** Whoever asked for a run, when the directory does not know them: an account of GitHub or GitLab keeps its name. */
export function strangerOf(actor: string | undefined): string {
  if (actor === undefined) return 'unknown';
  return isHubLogin(actor) ? actor.toLowerCase() : userIdOf(actor);
}

export function isHubLogin(account: string): boolean {
  return /^(?:github|gitlab):[\w.-]{1,100}$/i.test(account);
}

import { createHash } from 'node:crypto';
import { slug } from '../../domain/ids';

const longest = 40;

/**
 * A stable user id from an outside identity such as `Name <name@company.example>`: the part before the `@`, otherwise the
 * name. The mail address itself is not kept. Two people may share an id, which only ever forbids more (nobody decides on
 * a run asked for under the own id).
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

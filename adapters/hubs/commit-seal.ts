import { createHmac, timingSafeEqual } from 'node:crypto';
import { AppError } from '../../domain/errors';
import { keyInMessage, messageWithKey } from '../code-hosting/operation-message';

/**
 * Whose commit it is: author and message are whatever somebody wrote, so a commit of this service carries a seal over what
 * it is. Whoever copies the message to another commit has a seal that does not fit.
 */
export interface CommitSeal {
  message(text: string, operationKey: string, facts: SealedFacts): Promise<string>;
  /** Key of the operation that made the commit; undefined = it is none of ours. */
  keyOf(message: string, facts: SealedFacts): Promise<string | undefined>;
}

export interface SealedFacts {
  readonly repository: string;
  readonly parents: readonly string[];
  /** Id of the tree, or of what was written, where the host tells it. */
  readonly content?: string;
}

const trailer = 'Stellwerk-Seal';

/** `secrets` answers the current key first, then those of a rotation, so that older commits stay ours. */
export function createCommitSeal(secrets: () => Promise<readonly string[]>): CommitSeal {
  async function keys(): Promise<readonly string[]> {
    const known = await secrets();
    if (known.length > 0) return known;
    throw new AppError('configuration_invalid', 'The secret commit-seal is missing; commits cannot be sealed.');
  }
  return {
    async message(text, operationKey, facts) {
      const [key = ''] = await keys();
      const plain = text.split('\n').filter((line) => !line.trimStart().startsWith(`${trailer}:`));
      const body = messageWithKey(plain.join('\n'), operationKey).trimEnd();
      const lines = body.split('\n');
      const last = lines.pop() ?? '';
      return [...lines, `${trailer}: ${sealOf(key, operationKey, facts)}`, last, ''].join('\n');
    },
    async keyOf(message, facts) {
      const operationKey = keyInMessage(message);
      const given = message.trimEnd().split('\n').at(-2) ?? '';
      if (operationKey === undefined || !given.startsWith(`${trailer}: `)) return undefined;
      const seal = given.slice(trailer.length + 2).trim();
      const fits = (await keys()).some((key) => equal(seal, sealOf(key, operationKey, facts)));
      return fits ? operationKey : undefined;
    },
  };
}

function sealOf(key: string, operationKey: string, { repository, parents, content = '' }: SealedFacts): string {
  const text = JSON.stringify([repository, operationKey, parents, content]);
  return createHmac('sha256', key).update(text).digest('hex');
}

function equal(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

import { AppError } from '../../domain/errors';

/** Trailer of the commit message that carries the operation's key. */
export const operationTrailer = 'Stellwerk-Operation';

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
    .filter((line) => !line.trimStart().toLowerCase().startsWith(operationTrailer.toLowerCase()))
    .join('\n')
    .trim();
  return `${text === '' ? 'Change' : text}\n\n${operationTrailer}: ${operationKey}\n`;
}

/** The key in a commit message, if it ends with one. Says nothing about who wrote it. */
export function keyInMessage(message: string): string | undefined {
  const last = message.trimEnd().split('\n').at(-1) ?? '';
  return last.startsWith(`${operationTrailer}: `) ? last.slice(operationTrailer.length + 2).trim() : undefined;
}

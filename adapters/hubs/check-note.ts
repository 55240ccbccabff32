import { createHash } from 'node:crypto';
import { AppError } from '../../domain/errors';
import type { CheckCommand, CheckRequest } from '../../ports/check-runner';
import { requireCommitId } from '../code-hosting/git-names';

/** What a check's result has to know of its request; it travels with the run, so nothing is kept here. */
export interface CheckNote {
  readonly checkId: string;
  readonly commit: string;
  readonly timeoutSeconds: number;
  readonly lcov?: string;
  readonly commands: readonly Pick<CheckCommand, 'name' | 'command' | 'advisory' | 'results'>[];
}

/** A check as the rendered workflow takes it. */
export interface SentCheck {
  /** Name of the run: check, commit, and the digest by which its note is known again. */
  readonly check: string;
  readonly commit: string;
  readonly request: string;
  readonly commands: string;
  readonly seconds: string;
  readonly keep: string;
}

/** GitHub takes 65,535 characters of inputs. */
const mostCharacters = 60_000;

/** Throws `payload_too_large` for commands that no platform would take. */
export function sendableCheck(given: CheckRequest): SentCheck {
  const { checkId, timeoutSeconds, lcov, collect = [] } = given;
  const commit = requireCommitId(given.commit);
  const note: CheckNote = {
    ...{ checkId, commit, timeoutSeconds },
    ...(lcov === undefined ? {} : { lcov }),
    commands: given.commands.map(({ name, command, advisory, results }) => ({
      ...{ name, command, advisory },
      ...(results === undefined ? {} : { results }),
    })),
  };
  const request = JSON.stringify(note);
  const kept = [lcov, ...given.commands.map(({ results }) => results), ...collect].filter((path) => path !== undefined);
  const sent = {
    ...{ check: `${checkId} ${commit} ${digestOf(request)}`, commit, request },
    commands: given.commands.map(lineOf).join('\n'),
    seconds: String(timeoutSeconds),
    keep: [...new Set(kept)].join('\n'),
  };
  const size = Object.values(sent).join('').length;
  if (size <= mostCharacters) return sent;
  throw new AppError(
    'payload_too_large',
    `The commands of check ${checkId} have ${size} characters, and the platform takes ${mostCharacters}. Move them into scripts of the repository.`,
    { details: { checkId, size } },
  );
}

function lineOf({ command, network, advisory, keepGoing = false }: CheckCommand): string {
  const going = keepGoing ? 'go' : 'stop';
  return `${advisory ? 'advisory' : going} ${network} ${Buffer.from(command).toString('base64')}`;
}

export interface RunName {
  readonly checkId: string;
  readonly commit: string;
  readonly digest: string;
}

export function readRunName(name: string): RunName {
  const [checkId = '', commit = '', digest = ''] = name.split(' ');
  return { checkId, commit, digest };
}

/** Undefined when it is not what the run was started with: the commands of the check could have written it. */
export function readNote(text: string | undefined, { digest }: RunName): CheckNote | undefined {
  return text !== undefined && digestOf(text) === digest ? (JSON.parse(text) as CheckNote) : undefined;
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

import type { Problem } from '../contracts/api';

/** What a command ends with: 0 ok, 1 refused or failed, 2 usage. */
export type ExitCode = 0 | 1 | 2;

/** Ends the command with a text for the user. With `--json` the problem object is printed in its place. */
export class CliFailure extends Error {
  readonly problem: Problem;
  readonly exitCode: ExitCode;
  readonly nextStep: string | undefined;

  constructor(
    problem: Problem,
    options: { readonly exitCode?: ExitCode; readonly nextStep?: string | undefined } = {},
  ) {
    super(problem.detail);
    this.name = 'CliFailure';
    this.problem = problem;
    this.exitCode = options.exitCode ?? 1;
    this.nextStep = options.nextStep;
  }
}

/** Ends the command with a code alone: everything worth saying has been printed. */
export class QuietExit extends Error {
  constructor(readonly exitCode: ExitCode) {
    super(`exit ${exitCode}`);
    this.name = 'QuietExit';
  }
}

/** Refused or failed before or beside the API, in the API's own form (`status` 0: no answer of a server). */
export function failure(code: string, detail: string, nextStep?: string): CliFailure {
  return new CliFailure(localProblem(code, detail), { nextStep });
}

/** Wrong usage: exit code 2. */
export function usageFailure(detail: string, nextStep?: string): CliFailure {
  return new CliFailure(localProblem('usage', detail), { exitCode: 2, nextStep });
}

function localProblem(code: string, detail: string): Problem {
  return { type: 'about:blank', title: code.replaceAll('_', ' '), status: 0, code, detail };
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Code of a failed system call, e.g. `ENOENT`. */
export function errnoOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return typeof code === 'string' ? code : errnoOf(cause);
}

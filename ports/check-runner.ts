import type { MockServer, RepositoryRef } from '../contracts/run';
import type { TestOutcome } from '../domain/test-results';

export interface CheckCommand {
  readonly name:
    | 'install'
    | 'build'
    | 'lint'
    | 'typecheck'
    | 'test'
    | 'integration'
    | 'e2e'
    | 'coverage'
    | 'licences'
    | 'sast'
    | 'sca';
  /** One shell command line. */
  readonly command: string;
  /** Only the install command may use the network. */
  readonly network: boolean;
  /** A failure of it does not stop the later commands nor fail the check; its figures are read all the same. */
  readonly advisory: boolean;
  /** A failure of it fails the check, and the later commands run all the same. Default false. */
  readonly keepGoing?: boolean;
  /** Run on loopback for as long as the command does, and end with it. */
  readonly mocks?: readonly MockServer[];
  /** Results file it leaves, relative to the checkout. */
  readonly results?: string;
}

export interface CheckRequest {
  readonly checkId: string;
  readonly tenant: string;
  readonly runId: string;
  readonly repository: RepositoryRef;
  readonly commit: string;
  readonly commands: readonly CheckCommand[];
  /** Path of the lcov file that `coverage` leaves, relative to the checkout. */
  readonly lcov?: string;
  /** Files to keep of what the commands leave, beside their results files; relative to the checkout. */
  readonly collect?: readonly string[];
  /** Per command; default 10 minutes. */
  readonly timeoutSeconds: number;
  /** Orchestration instance whose doorbell `check_completed.{checkId}` is rung. */
  readonly instanceId: string;
}

export interface CommandResult {
  readonly name: CheckCommand['name'];
  readonly command: string;
  readonly exitCode: number | null;
  readonly outcome: 'passed' | 'failed' | 'timedOut' | 'outputLimit' | 'notStarted';
  readonly advisory: boolean;
  readonly milliseconds: number;
  /** Last 4 KB of stdout and stderr together, control characters removed. Untrusted. */
  readonly tail: string;
  /** Path of its results file in `CheckResult.files`. */
  readonly results?: string;
}

/** What the platform's own reports tell of a check: for commands that leave no results file, and no lcov. */
export interface PublishedFigures {
  /** Of all its test runs together, at most 5,000. */
  readonly tests?: readonly TestOutcome[];
  /** Lines of everything that was measured. */
  readonly coverage?: { readonly covered: number; readonly total: number };
}

export interface CheckResult {
  readonly checkId: string;
  readonly commit: string;
  readonly passed: boolean;
  readonly commands: readonly CommandResult[];
  /** lcov text, when the coverage command left one (at most 5 MB). */
  readonly lcov?: string;
  /** Texts of results files and of what was to be collected, by path (at most 5 MB each). Untrusted. */
  readonly files?: Readonly<Record<string, string>>;
  readonly published?: PublishedFigures;
  /** `pipeline` = the tenant's own agents. */
  readonly sandbox: 'bubblewrap' | 'namespaces' | 'none' | 'pipeline';
  readonly milliseconds: number;
}

/**
 * Runs a project's commands on a clean checkout, outside the function app's process and without its secrets. The result
 * comes by message on the `check-results` queue; unfinished checks run again after a restart.
 */
export interface CheckRunner {
  /** Idempotent by `checkId`: a known check is not started again. */
  start(request: CheckRequest): Promise<void>;
  result(checkId: string): Promise<CheckResult | undefined>;
  /** Ends the check's processes; its result becomes `failed`. */
  cancel(checkId: string): Promise<void>;
}

/**
 * Whose a failed check is: the change's own; the base's, which fails alike (upstream); the machine's or the network's
 * (infrastructure); or nobody's, since the same commit passes the next time (flaky). Only an own change is worth a model turn.
 */
export type FailureClass = 'own_change' | 'upstream' | 'infrastructure' | 'flaky';

export interface Failure {
  /** The check's name of the command. */
  readonly command: string;
  /** `exit code 1`, `timedOut`, `notStarted`, `outputLimit`. */
  readonly reason: string;
  /** Last part of its output. Untrusted: it can claim a trouble, and a claim alone clears nobody. */
  readonly tail: string;
  /** Names of the failed tests, when a results file tells them. */
  readonly tests?: readonly string[];
}

export interface ClassedFailure {
  readonly command: string;
  readonly class: FailureClass;
  readonly evidence: string;
  /** Repetitions it took to tell. */
  readonly reruns: number;
}

interface Trouble {
  readonly pattern: RegExp;
  readonly what: string;
}

const troubles: readonly Trouble[] = [
  { pattern: /\bENOSPC\b|no space left on device/i, what: 'the disk is full' },
  { pattern: /\bENOMEM\b|cannot allocate memory|out of memory: killed/i, what: 'there is no memory left' },
  { pattern: /\bEMFILE\b|too many open files/i, what: 'too many files are open' },
  { pattern: /^(?:bwrap|unshare|mount|pivot_root|setpriv): /m, what: 'the sandbox could not be set up' },
  { pattern: /cannot be checked out|The check could not be run|cannot be started:/, what: 'the check could not begin' },
];

/** Of an install command only: a test may well speak of refused connections. */
const networkTroubles: readonly Trouble[] = [
  {
    pattern:
      /\b(?:EAI_AGAIN|ENOTFOUND|ECONNRESET|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT)\b|could not resolve host|temporary failure in name resolution|network is unreachable|connection (?:timed out|reset)/i,
    what: 'the network is away',
  },
  {
    pattern:
      /\b(?:429 too many requests|50[0234] (?:bad gateway|service unavailable|gateway time-?out|internal server error))|npm error code E(?:50\d|429)\b|NU1301|Could not transfer artifact/i,
    what: 'a registry does not answer',
  },
];

/** What follows a failed command has not been started; that is no failure of its own. */
export function ownFailures(failures: readonly Failure[]): readonly Failure[] {
  const ran = failures.filter(({ reason }) => reason !== 'notStarted');
  return ran.length > 0 ? ran : failures;
}

/** The first failure that looks like trouble of machine or network, with what it is; undefined = none does. */
export function infrastructureTrouble(
  failures: readonly Failure[],
): { readonly command: string; readonly evidence: string } | undefined {
  for (const { command, reason, tail } of ownFailures(failures)) {
    const known = command === 'install' ? [...troubles, ...networkTroubles] : troubles;
    const trouble = known.find(({ pattern }) => pattern.test(tail))?.what ?? troubleOf(reason);
    if (trouble !== undefined) return { command, evidence: trouble };
  }
  return undefined;
}

function troubleOf(reason: string): string | undefined {
  if (reason === 'timedOut') return 'it did not end in time';
  if (reason === 'notStarted') return 'it was not started';
  return reason === 'exit code 137' ? 'it was killed' : undefined;
}

/**
 * Classes the failures of a commit by what else is known: `base` are the failures of the same commands on the commit the
 * change began from. A command that fails there too is upstream, unless its results name a test that only the change breaks.
 */
export function classifyFailures(
  failures: readonly Failure[],
  base: readonly Failure[],
  reruns: number,
): readonly ClassedFailure[] {
  return ownFailures(failures).map(({ command, reason, tests }): ClassedFailure => {
    const before = base.find((failure) => failure.command === command && failure.reason !== 'notStarted');
    if (!before) {
      const evidence = `${reason} on this commit, ${reruns + 1} times; passes on the base commit`;
      return { command, class: 'own_change', evidence, reruns };
    }
    const known = new Set(before.tests);
    const newlyBroken = before.tests && tests ? tests.filter((name) => !known.has(name)) : [];
    return newlyBroken.length > 0
      ? { command, class: 'own_change', evidence: `breaks ${newlyBroken.slice(0, 5).join(', ')}`, reruns }
      : { command, class: 'upstream', evidence: `fails on the base commit too (${before.reason})`, reruns };
  });
}

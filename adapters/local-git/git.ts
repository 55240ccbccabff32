import { spawn } from 'node:child_process';
import { AppError } from '../../domain/errors';
import { removeStaleLock } from './stale-lock';

export interface GitConfig {
  /** Search path for `git` and the programs it starts; nothing else of the host's environment reaches them. */
  readonly path: string;
  /** Folder for short-lived indexes and blobs; made when missing. */
  readonly tempFolder: string;
}

export interface GitCall {
  readonly gitDir: string;
  readonly workTree?: string;
  readonly indexFile?: string;
  /** Author and committer date, as `<seconds> +0000`. */
  readonly date?: string;
  readonly input?: string | Uint8Array;
  readonly settings?: readonly string[];
}

export interface GitAnswer {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

export interface Git {
  /** Resolves with any exit code. Rejects only when git cannot be started, dies by a signal or floods. */
  try(args: readonly string[], call: GitCall): Promise<GitAnswer>;
  /** Rejects with the retryable `vendor_failed` on any exit code but 0. */
  run(args: readonly string[], call: GitCall): Promise<Buffer>;
  /** `run`, decoded and without the trailing line end. */
  text(args: readonly string[], call: GitCall): Promise<string>;
  readonly config: GitConfig;
}

const outputLimit = 256 * 1024 * 1024;
const stderrLimit = 16 * 1024;

/** Settings that win over a repository's own configuration, which may name programs to run. */
const fixedSettings = [
  'core.hooksPath=/dev/null',
  'core.attributesFile=/dev/null',
  'core.fsmonitor=false',
  'core.quotePath=false',
  'core.protectHFS=true',
  'core.protectNTFS=true',
  'gc.auto=0',
  'maintenance.auto=false',
  'protocol.allow=never',
  'submodule.recurse=false',
  'advice.detachedHead=false',
];

/** Git through plumbing commands only, with a clean environment: no user or system settings, no hooks, no prompts, no shell. */
export function createGit(config: GitConfig): Git {
  const tryGit = async (args: readonly string[], call: GitCall): Promise<GitAnswer> => {
    const answer = await startGit(config, args, call);
    const unlocked = answer.code !== 0 && (await removeStaleLock(answer.stderr, call.gitDir));
    return unlocked ? startGit(config, args, call) : answer;
  };
  const run = async (args: readonly string[], call: GitCall): Promise<Buffer> => {
    const answer = await tryGit(args, call);
    if (answer.code !== 0) throw gitFailed(args, call, answer);
    return answer.stdout;
  };
  return {
    config,
    try: tryGit,
    run,
    text: async (args, call) => (await run(args, call)).toString('utf8').replace(/\n$/, ''),
  };
}

export function gitArguments(args: readonly string[], settings: readonly string[] = []): string[] {
  return [...[...fixedSettings, ...settings].flatMap((setting) => ['-c', setting]), ...args];
}

export function gitEnvironment(config: GitConfig, call: GitCall): Record<string, string> {
  const date = call.date ?? '0 +0000';
  return {
    PATH: config.path,
    LC_ALL: 'C',
    HOME: '/nonexistent',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: 'false',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_AUTHOR_NAME: 'Stellwerk',
    GIT_AUTHOR_EMAIL: 'stellwerk@localhost',
    GIT_COMMITTER_NAME: 'Stellwerk',
    GIT_COMMITTER_EMAIL: 'stellwerk@localhost',
    ...(call.date === undefined ? {} : { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date }),
    GIT_DIR: call.gitDir,
    ...(call.workTree === undefined ? {} : { GIT_WORK_TREE: call.workTree }),
    ...(call.indexFile === undefined ? {} : { GIT_INDEX_FILE: call.indexFile }),
  };
}

function startGit(config: GitConfig, args: readonly string[], call: GitCall): Promise<GitAnswer> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', gitArguments(args, call.settings), {
      cwd: call.workTree ?? '/',
      env: gitEnvironment(config, call),
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const chunks: Buffer[] = [];
    let size = 0;
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > outputLimit) child.kill('SIGKILL');
      else chunks.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr = (stderr + chunk.toString('utf8')).slice(-stderrLimit);
    });
    child.on('error', (cause) => reject(gitMissing(cause)));
    child.on('close', (code, signal) => {
      if (code === null) reject(gitKilled(args, call, signal, size));
      else resolve({ code, stdout: Buffer.concat(chunks), stderr: stderr.trim() });
    });
    child.stdin.on('error', () => undefined); // git may end before it has read everything; its exit code says so
    child.stdin.end(call.input ?? '');
  });
}

function gitMissing(cause: Error): AppError {
  return new AppError('configuration_invalid', 'git cannot be started. Install git 2.30 or newer and put it on PATH.', {
    cause,
  });
}

function gitKilled(args: readonly string[], call: GitCall, signal: string | null, size: number): AppError {
  const why = size > outputLimit ? `answered more than ${outputLimit} bytes` : `was ended by ${signal ?? 'a signal'}`;
  return new AppError('vendor_failed', `git ${args[0] ?? ''} in ${call.gitDir} ${why}.`);
}

export function gitFailed(args: readonly string[], call: GitCall, answer: GitAnswer): AppError {
  const said = answer.stderr || answer.stdout.toString('utf8').slice(-stderrLimit).trim() || 'nothing';
  return new AppError('vendor_failed', `git ${args[0] ?? ''} in ${call.gitDir} ended with ${answer.code}: ${said}`);
}

import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const identity = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Test',
  GIT_AUTHOR_EMAIL: 'test@stellwerk.invalid',
  GIT_COMMITTER_NAME: 'Test',
  GIT_COMMITTER_EMAIL: 'test@stellwerk.invalid',
};

/** Runs git as a person of this machine would, without the settings of the one who runs the tests. */
export function git(folder: string, ...args: readonly string[]): string {
  const env = { ...process.env, ...identity };
  return execFileSync('git', args, { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}

export type Files = Readonly<Record<string, string | { readonly linkTo: string }>>;

/** Makes a repository with a work tree, `main` checked out, and one commit. */
export function makeRepository(folder: string, files: Files): string {
  mkdirSync(folder, { recursive: true });
  git(folder, 'init', '--quiet', '--initial-branch=main');
  commitFiles(folder, files, 'First commit');
  return folder;
}

export function commitFiles(folder: string, files: Files, message: string): void {
  writeFiles(folder, files);
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', message);
}

export function writeFiles(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    rmSync(file, { force: true });
    if (typeof content === 'string') writeFileSync(file, content);
    else symlinkSync(content.linkTo, file);
  }
}

/**
 * A service that answers `/` with the words of greeting.txt. Its health can be switched by a file: `sick` = never healthy,
 * `dying` = healthy for its first five answers.
 */
export function greetingService(
  project: {
    readonly commands?: Readonly<Record<string, unknown>>;
    readonly policy?: Readonly<Record<string, unknown>>;
    readonly paths?: Readonly<Record<string, unknown>>;
    readonly stages?: Readonly<Record<string, unknown>>;
    readonly roles?: Readonly<Record<string, unknown>>;
    readonly data?: Readonly<Record<string, unknown>>;
    readonly quality?: Readonly<Record<string, unknown>>;
  } = {},
): Files {
  const file = {
    name: 'Greetings',
    commands: { test: 'sh test.sh', start: 'node server.js', healthPath: '/health', ...project.commands },
    ...(project.stages ? { stages: project.stages } : {}),
    ...(project.roles ? { roles: project.roles } : {}),
    ...(project.data ? { data: project.data } : {}),
    ...(project.quality ? { quality: project.quality } : {}),
    paths: { allowed: ['**'], ...project.paths },
    policy: {
      deploymentApproval: 'policy',
      coverageMin: 0,
      // Most tests file the one ticket again and again.
      duplicates: 'note',
      soakSeconds: 1,
      soakSampleCount: 1,
      ...project.policy,
    },
  };
  return {
    '.stellwerk/project.yml': JSON.stringify(file, null, 2),
    'greeting.txt': 'Hello\n',
    'health.txt': 'well\n',
    'test.sh': 'grep -q "[A-Z]" greeting.txt || { echo "a greeting begins with a capital letter"; exit 1; }\n',
    'server.js': `const { readFileSync } = require('node:fs');
const health = readFileSync('health.txt', 'utf8').trim();
let answers = 0;
require('node:http')
  .createServer((request, response) => {
    answers += 1;
    const sick = health === 'sick' || (health === 'dying' && answers > 5);
    response.statusCode = request.url === '/health' && sick ? 500 : 200;
    response.end(request.url === '/health' ? health : readFileSync('greeting.txt'));
  })
  .listen(Number(process.env.PORT), '127.0.0.1');
`,
  };
}

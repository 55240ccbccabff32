import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { errnoOf, failure, reasonOf } from '../failure';

const person = 'Stellwerk Sample';
const mail = 'sample@stellwerk.invalid';
const date = '2026-01-01T00:00:00Z';

/**
 * Makes a git repository of the sample's files, unless it is there. Author and dates are fixed and the user's git settings
 * are left out, so that every machine has the same first commit. The folder appears in one step: a start that is killed
 * leaves nothing half made.
 */
export function ensureSampleRepository(files: string, folder: string): void {
  if (existsSync(folder)) return;
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(dirname(folder), { recursive: true });
  cpSync(files, draft, { recursive: true });
  git(draft, 'init', '--quiet');
  git(draft, 'symbolic-ref', 'HEAD', 'refs/heads/main');
  git(draft, 'add', '--all');
  git(draft, 'commit', '--quiet', '--message', 'Sample service');
  renameSync(draft, folder);
}

function git(folder: string, ...args: readonly string[]): void {
  const env = {
    ...process.env,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_DIR: undefined,
    GIT_WORK_TREE: undefined,
    GIT_INDEX_FILE: undefined,
    GIT_AUTHOR_NAME: person,
    GIT_AUTHOR_EMAIL: mail,
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: person,
    GIT_COMMITTER_EMAIL: mail,
    GIT_COMMITTER_DATE: date,
  };
  try {
    execFileSync('git', args, { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    if (errnoOf(error) === 'ENOENT')
      throw failure('no_git', 'git is not installed.', 'Install git, then run npm start again.');
    throw failure(
      'sample_failed',
      `The sample repository cannot be made: ${reasonOf(error)}`,
      'Start without it: npm start -- --no-sample',
    );
  }
}

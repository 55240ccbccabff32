import { existsSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '../../domain/errors';
import type { CodeHostStore } from './code-host-store';
import type { Git } from './git';

export interface Repository {
  readonly id: string;
  /** Real path of the repository's folder. */
  readonly path: string;
  readonly gitDir: string;
  readonly defaultBranch: string;
}

export interface Repositories {
  /** Idempotent by (tenant, project, real path); the default branch is detected again on every call. */
  ensure(tenant: string, project: string, location: string): Promise<Repository>;
  /** Throws `unknown_repository` when the id was never registered or its folder has gone. */
  get(id: string): Repository;
}

export function createRepositories(git: Git, store: CodeHostStore): Repositories {
  const byId = store.prepare('SELECT id, path, git_dir, default_branch FROM repositories WHERE id = ?');
  const byPath = store.prepare('SELECT id FROM repositories WHERE tenant = ? AND project = ? AND path = ?');
  const ofOthers = store.prepare(
    `SELECT 1 FROM repositories
     WHERE tenant <> ? AND (path = ? OR git_dir = ? OR instr(git_dir, ? || '/worktrees/') = 1) LIMIT 1`,
  );
  const put = store.prepare(
    `INSERT INTO repositories (id, tenant, project, path, git_dir, default_branch) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET git_dir = excluded.git_dir, default_branch = excluded.default_branch`,
  );

  const freeId = (tenant: string, project: string): string => {
    const first = `${tenant}.${project}`;
    let id = first;
    for (let n = 2; byId.get(id) !== undefined; n += 1) id = `${first}-${n}`;
    return id;
  };

  return {
    async ensure(tenant, project, location) {
      const { common, ...found } = await discover(git, location);
      const id = store.transaction(() => {
        if (ofOthers.get(tenant, found.path, common, common)) {
          throw new AppError('forbidden', `${found.path} belongs to another tenant and cannot be registered here.`);
        }
        const known = byPath.get(tenant, project, found.path)?.['id'];
        const chosen = typeof known === 'string' ? known : freeId(tenant, project);
        put.run(chosen, tenant, project, found.path, found.gitDir, found.defaultBranch);
        return chosen;
      });
      return { id, ...found };
    },
    get(id) {
      const row = byId.get(id);
      const gitDir = row?.['git_dir'];
      if (row === undefined || typeof gitDir !== 'string' || !existsSync(gitDir)) {
        const where = typeof gitDir === 'string' ? ` (it was at ${gitDir})` : '';
        throw new AppError('unknown_repository', `No repository "${id}"${where}. Register it again with its path.`);
      }
      return { id, path: String(row['path']), gitDir, defaultBranch: String(row['default_branch']) };
    },
  };
}

/**
 * The folder itself must be a repository: a subfolder of one is refused, so that paths never mean two things. `common` is where its
 * objects and branches are: the same for its `.git` and its further work trees, which are other paths to one repository.
 */
async function discover(git: Git, location: string): Promise<Omit<Repository, 'id'> & { readonly common: string }> {
  const path = realFolder(location);
  const inside = join(path, '.git');
  const gitDir = existsSync(inside) ? inside : path;
  const answer = await git.try(['rev-parse', '--absolute-git-dir'], { gitDir });
  if (answer.code !== 0) throw notFound(location, `${path} is no git repository`);
  const absolute = answer.stdout.toString('utf8').replace(/\n$/, '');
  const shared = await git.text(['rev-parse', '--git-common-dir'], { gitDir: absolute });
  const common = realpathSync(resolve(absolute, shared));
  return { path, gitDir: absolute, common, defaultBranch: await usualBranch(git, absolute, location) };
}

/**
 * What the clone calls the default, else main or master. The branch that is checked out says only what somebody works on at the
 * moment; it counts where there is nothing else, and in a bare repository, where nobody works.
 */
async function usualBranch(git: Git, gitDir: string, location: string): Promise<string> {
  const isBare = (await git.text(['rev-parse', '--is-bare-repository'], { gitDir })).trim() === 'true';
  const checkedOut = await branchOf(git, gitDir, 'HEAD', 'refs/heads/');
  const cloned = await branchOf(git, gitDir, 'refs/remotes/origin/HEAD', 'refs/remotes/origin/');
  for (const branch of isBare ? [checkedOut] : [cloned, 'main', 'master']) {
    if (branch === undefined) continue;
    const found = await git.try(['show-ref', '--verify', '--quiet', `refs/heads/${branch}`], { gitDir });
    if (found.code === 0) return branch;
  }
  if (checkedOut !== undefined) return checkedOut;
  throw notFound(location, 'its HEAD is on no branch, and there is neither main nor master; check out its main branch');
}

async function branchOf(git: Git, gitDir: string, name: string, prefix: string): Promise<string | undefined> {
  const answer = await git.try(['symbolic-ref', '--quiet', name], { gitDir });
  const reference = answer.stdout.toString('utf8').trim();
  return answer.code === 0 && reference.startsWith(prefix) ? reference.slice(prefix.length) : undefined;
}

function realFolder(location: string): string {
  const named = location.startsWith('file://') ? fileURLToPath(location) : resolve(location);
  try {
    const path = realpathSync(named);
    if (statSync(path).isDirectory()) return path;
  } catch (cause) {
    throw notFound(location, `${named} does not exist or cannot be read`, cause);
  }
  throw notFound(location, `${named} is no folder`);
}

function notFound(location: string, why: string, cause?: unknown): AppError {
  const message = `No git repository at "${location}": ${why}.`;
  return new AppError('unknown_repository', message, { details: { location }, cause });
}

import { spawn } from 'node:child_process';
import { AppError } from '../../domain/errors';
import { gitArguments, gitEnvironment, type Git } from './git';
import type { Repository } from './repositories';
import { requireCommit } from './revision';

export interface Match {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

/** A longer line is cut: minified files would fill the reader's context otherwise. */
const lineLimit = 500;

/** Lines of text files that contain the given text, in order of path; git is ended as soon as `limit` lines are found. */
export async function searchText(
  git: Git,
  repository: Repository,
  search: { readonly commit: string; readonly text: string; readonly limit: number },
): Promise<readonly Match[]> {
  const { commit, text, limit } = search;
  await requireCommit(git, { gitDir: repository.gitDir }, commit);
  if (text === '' || /[\n\0]/.test(text) || limit < 1) return [];
  const args = ['grep', '-F', '-I', '-n', '-z', '--full-name', '--no-color', '-e', text, commit, '--'];
  const child = spawn('git', gitArguments(args, ['grep.threads=1']), {
    cwd: '/',
    env: gitEnvironment(git.config, { gitDir: repository.gitDir }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const matches: Match[] = [];
  let unread = Buffer.alloc(0);
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    unread = Buffer.concat([unread, chunk]);
    for (let next = nextMatch(unread, commit); next !== undefined; next = nextMatch(unread, commit)) {
      unread = unread.subarray(next.length);
      if (matches.length < limit) matches.push(next.match);
    }
    if (matches.length >= limit) child.kill('SIGKILL');
  });
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  // 1 = nothing found; null = ended by us
  if (code === 0 || code === 1 || matches.length >= limit) return matches;
  throw new AppError('vendor_failed', `git grep in ${repository.gitDir} ended with ${code ?? 'a signal'}: ${stderr}`);
}

/** `<commit>:<path>\0<line>\0<text>\n` */
function nextMatch(bytes: Buffer, commit: string): { readonly match: Match; readonly length: number } | undefined {
  const pathEnd = bytes.indexOf(0);
  const numberEnd = bytes.indexOf(0, pathEnd + 1);
  const textEnd = bytes.indexOf(10, numberEnd + 1);
  if (pathEnd < 0 || numberEnd < 0 || textEnd < 0) return undefined;
  const path = bytes.subarray(commit.length + 1, pathEnd).toString('utf8');
  const line = Number(bytes.subarray(pathEnd + 1, numberEnd).toString('latin1'));
  const text = bytes
    .subarray(numberEnd + 1, textEnd)
    .toString('utf8')
    .replace(/\r$/, '')
    .slice(0, lineLimit);
  return { match: { path, line, text }, length: textEnd + 1 };
}

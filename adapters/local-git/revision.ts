import { AppError } from '../../domain/errors';
import { branchReference } from '../code-hosting/git-names';
import type { Git, GitCall } from './git';
import { readReference } from './read-reference';

/** Full ids only: an abbreviation or a name could mean something else tomorrow. */
export function requireCommitId(commit: string): string {
  if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(commit)) {
    throw new AppError('invalid_request', `"${commit}" is no full commit id (40 or 64 hexadecimal digits).`);
  }
  return commit;
}

export async function headOf(git: Git, call: GitCall, branch: string): Promise<string | undefined> {
  const reference = branchReference(branch);
  const read = readReference(call.gitDir, reference);
  if (read.kind !== 'unclear') return read.commit;
  const answer = await git.try(['rev-parse', '--verify', '--quiet', `${reference}^{commit}`], { gitDir: call.gitDir });
  return answer.code === 0 ? answer.stdout.toString('utf8').trim() : undefined;
}

/** Throws `not_found` when the repository has no such commit. */
export async function requireCommit(git: Git, call: GitCall, commit: string): Promise<string> {
  const answer = await git.try(['cat-file', '-e', `${requireCommitId(commit)}^{commit}`], { gitDir: call.gitDir });
  if (answer.code !== 0) throw new AppError('not_found', `${call.gitDir} has no commit ${commit}.`);
  return commit;
}

/** One second after the youngest parent: the same inputs give the same commit id, whenever a repetition runs. */
export async function dateAfter(git: Git, call: GitCall, parents: readonly string[]): Promise<string> {
  const dates = await git.text(['log', '--no-walk', '--format=%ct', ...parents, '--'], { gitDir: call.gitDir });
  return `${Math.max(...dates.split('\n').map(Number)) + 1} +0000`;
}

/**
 * Whether the branch stands at `to` now, moved by this call or by an earlier one whose git outlived its host; `false` when it did
 * not stand at `from` any more (or exists, when `from` is null).
 */
export async function moveBranch(
  git: Git,
  call: GitCall,
  move: { readonly branch: string; readonly from: string | null; readonly to: string; readonly reason: string },
): Promise<boolean> {
  const from = move.from ?? '0'.repeat(move.to.length);
  const args = ['update-ref', '-m', `stellwerk: ${move.reason}`, branchReference(move.branch), move.to, from];
  const answer = await git.try(args, { gitDir: call.gitDir });
  if (answer.code === 0) return true;
  const head = await headOf(git, call, move.branch);
  if (head === move.to) return true;
  if (head !== (move.from ?? undefined)) return false;
  const inTheWay = /'refs\/heads\/([^']+)' exists; cannot create/.exec(answer.stderr)?.[1];
  if (inTheWay !== undefined) {
    throw new AppError(
      'conflict',
      `Branch ${move.branch} cannot be made beside a branch ${inTheWay}. Rename that one (git branch -m ${inTheWay} <name>), then continue.`,
    );
  }
  throw new AppError('vendor_failed', `Branch ${move.branch} in ${call.gitDir} cannot be moved: ${answer.stderr}`);
}

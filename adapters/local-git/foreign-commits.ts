import type { CommitAuthor } from '../../ports/code-host';
import type { CodeHostStore } from './code-host-store';
import type { Git } from './git';
import type { Repository } from './repositories';
import { headOf } from './revision';

export interface OwnCommits {
  /** Remembers a commit that this host made. Idempotent. */
  remember(repository: string, commit: string): void;
  has(repository: string, commit: string): boolean;
}

/**
 * Which commits are ours is kept beside the repository: name, address and trailer of a commit are whatever its author wrote.
 */
export function createOwnCommits(store: CodeHostStore): OwnCommits {
  const insert = store.prepare('INSERT OR IGNORE INTO own_commits VALUES (?, ?)');
  const select = store.prepare('SELECT 1 FROM own_commits WHERE repository = ? AND commit_id = ?');
  return {
    remember: (repository, commit) => void insert.run(repository, commit),
    has: (repository, commit) => select.get(repository, commit) !== undefined,
  };
}

/** Reads names and addresses as text that git does not interpret; a mailmap of the repository would be its author's word. */
export async function listForeignAuthors(
  git: Git,
  repository: Repository,
  own: OwnCommits,
  range: { readonly branch: string; readonly base: string },
): Promise<readonly CommitAuthor[]> {
  const { gitDir } = repository;
  const head = await headOf(git, { gitDir }, range.branch);
  if (head === undefined) return [];
  const base = await headOf(git, { gitDir }, range.base);
  const format = '--format=%H%x1F%an%x1F%ae%x1F%cn%x1F%ce';
  const log = await git.text(['log', format, head, ...(base === undefined ? [] : [`^${base}`]), '--'], { gitDir });
  const authors = new Map<string, CommitAuthor>();
  for (const line of log.split('\n').filter((text) => text !== '')) {
    const [commit = '', authorName = '', authorEmail = '', name = '', email = ''] = line.split('\x1f');
    if (own.has(repository.id, commit)) continue;
    authors.set(`${authorName}\0${authorEmail}`, { name: authorName, email: authorEmail });
    authors.set(`${name}\0${email}`, { name, email });
  }
  return [...authors.values()];
}

import { AppError } from '../../domain/errors';
import type { PullRequest, PullRequestWish } from '../../ports/code-host';
import type { CodeHostStore } from './code-host-store';

export type StoredPullRequest = Omit<PullRequest, 'url'> & { readonly number: number };

export interface PullRequestText extends PullRequestWish {
  readonly repository: string;
  readonly head: string;
}

/** Ids are `<repository>.pr-<n>`, n counting per repository from 1. */
export interface PullRequests {
  /** At most one open one per (repository, source, target); a second call brings its text up to date. */
  ensure(text: PullRequestText): StoredPullRequest;
  find(id: string): StoredPullRequest | undefined;
  /** Newest first, at most 200. */
  listOpen(repository: string): readonly StoredPullRequest[];
  /** Throws `not_found`. */
  get(id: string): StoredPullRequest;
  complete(id: string, head: string, mergeCommit: string): void;
  abandon(id: string): void;
  ensureThread(id: string, marker: string, text: string): void;
  listThreads(id: string): readonly { readonly marker: string; readonly text: string }[];
}

export function createPullRequests(store: CodeHostStore): PullRequests {
  const byId = store.prepare('SELECT * FROM pull_requests WHERE id = ?');
  const openOne = store.prepare(
    `SELECT id FROM pull_requests
     WHERE repository = ? AND source = ? AND target = ? AND status IN ('draft', 'active')`,
  );
  const openOnes = store.prepare(
    `SELECT * FROM pull_requests WHERE repository = ? AND status IN ('draft', 'active') ORDER BY number DESC LIMIT 200`,
  );
  const lastNumber = store.prepare('SELECT max(number) AS last FROM pull_requests WHERE repository = ?');
  const insert = store.prepare(
    `INSERT INTO pull_requests (id, repository, number, source, target, title, description, work_item, status, head)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const update = store.prepare(
    'UPDATE pull_requests SET title = ?, description = ?, status = ?, head = ? WHERE id = ?',
  );
  const complete = store.prepare(
    `UPDATE pull_requests SET status = 'completed', head = ?, merge_commit = ? WHERE id = ? AND status <> 'completed'`,
  );
  const abandon = store.prepare(
    `UPDATE pull_requests SET status = 'abandoned' WHERE id = ? AND status IN ('draft', 'active')`,
  );
  const putThread = store.prepare(
    `INSERT INTO threads (pull_request, marker, text) VALUES (?, ?, ?)
     ON CONFLICT (pull_request, marker) DO UPDATE SET text = excluded.text`,
  );
  const threads = store.prepare('SELECT marker, text FROM threads WHERE pull_request = ? ORDER BY rowid');

  const find = (id: string): StoredPullRequest | undefined => {
    const row = byId.get(id);
    return row && readPullRequest(row);
  };
  const get = (id: string): StoredPullRequest => {
    const found = find(id);
    if (!found) throw new AppError('not_found', `There is no pull request "${id}".`);
    return found;
  };

  return {
    find,
    get,
    listOpen: (repository) => openOnes.all(repository).map(readPullRequest),
    ensure: (text) =>
      store.transaction(() => {
        const { repository, source, target, title, description, workItem, head } = text;
        const status = text.draft ? 'draft' : 'active';
        const open = openOne.get(repository, source, target)?.['id'];
        if (typeof open === 'string') {
          update.run(title, description, status, head, open);
          return get(open);
        }
        const number = Number(lastNumber.get(repository)?.['last'] ?? 0) + 1;
        const id = `${repository}.pr-${number}`;
        insert.run(id, repository, number, source, target, title, description, workItem, status, head);
        return get(id);
      }),
    complete: (id, head, mergeCommit) => void complete.run(head, mergeCommit, id),
    abandon: (id) => void abandon.run(get(id).id),
    ensureThread: (id, marker, text) => void putThread.run(get(id).id, marker, text),
    listThreads: (id) =>
      threads.all(get(id).id).map((row) => ({ marker: String(row['marker']), text: String(row['text']) })),
  };
}

function readPullRequest(row: Record<string, unknown>): StoredPullRequest {
  const mergeCommit = row['merge_commit'];
  return {
    id: String(row['id']),
    repository: String(row['repository']),
    number: Number(row['number']),
    source: String(row['source']),
    target: String(row['target']),
    title: String(row['title']),
    description: String(row['description']),
    status: row['status'] as PullRequest['status'],
    head: String(row['head']),
    ...(typeof mergeCommit === 'string' ? { mergeCommit } : {}),
  };
}

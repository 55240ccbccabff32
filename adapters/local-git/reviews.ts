import type { ChangeReview, ChangeReviews, Remark, ReviewState, ReviewStatus } from '../../ports/change-review';
import { newLabels, newStatuses, settleRemarks } from '../code-hosting/review-plan';
import type { CodeHostStore } from './code-host-store';

/** Reviews of this machine's pull requests are records; the CLI shows them. `requireOne` throws for an unknown pull request. */
export function createReviews(store: CodeHostStore, requireOne: (pullRequest: string) => unknown): ChangeReviews {
  const remarks = store.prepare(
    'SELECT marker, text, path, line, is_open FROM remarks WHERE pull_request = ? ORDER BY rowid',
  );
  const addRemark = store.prepare(
    'INSERT INTO remarks (pull_request, marker, text, path, line, is_open) VALUES (?, ?, ?, ?, ?, 1)',
  );
  const rewrite = store.prepare('UPDATE remarks SET text = ? WHERE pull_request = ? AND marker = ?');
  const setOpen = store.prepare('UPDATE remarks SET is_open = ? WHERE pull_request = ? AND marker = ?');
  const statuses = store.prepare(
    'SELECT name, state, description FROM review_statuses WHERE pull_request = ? AND commit_id = ? ORDER BY name',
  );
  const putStatus = store.prepare(
    `INSERT INTO review_statuses (pull_request, commit_id, name, state, description) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (pull_request, commit_id, name)
     DO UPDATE SET state = excluded.state, description = excluded.description`,
  );
  const labels = store.prepare('SELECT label FROM labels WHERE pull_request = ? ORDER BY label');
  const addLabel = store.prepare('INSERT INTO labels (pull_request, label) VALUES (?, ?)');
  const removeLabel = store.prepare('DELETE FROM labels WHERE pull_request = ? AND label = ?');
  const vote = store.prepare('SELECT vote FROM votes WHERE pull_request = ?');
  const putVote = store.prepare(
    'INSERT INTO votes (pull_request, vote) VALUES (?, ?) ON CONFLICT (pull_request) DO UPDATE SET vote = excluded.vote',
  );

  const read = (pullRequest: string, commit: string): ReviewState => ({
    remarks: remarks.all(pullRequest).map((row) => ({
      ...{ marker: String(row['marker']), text: String(row['text']), path: String(row['path']) },
      ...(row['line'] === null ? {} : { line: Number(row['line']) }),
      isOpen: row['is_open'] === 1,
    })),
    statuses: statuses.all(pullRequest, commit).map(readStatus),
    labels: labels.all(pullRequest).map((row) => String(row['label'])),
    vote: vote.get(pullRequest)?.['vote'] === 'wait' ? 'wait' : 'none',
  });

  return {
    async review(review: ChangeReview) {
      const { pullRequest, commit } = review;
      requireOne(pullRequest);
      const stands = read(pullRequest, commit);
      const known = stands.remarks.map((each) => ({ ...each, state: each.isOpen ? ('open' as const) : 'resolved' }));
      const unplaced = review.remarks
        ? await settleRemarks(known as readonly (Remark & { state: 'open' | 'resolved' })[], review.remarks, {
            async open({ marker, text, path, line }) {
              addRemark.run(pullRequest, marker, text, path, line ?? null);
              return true;
            },
            rewrite: async ({ marker }, text) => void rewrite.run(text, pullRequest, marker),
            setOpen: async ({ marker }, isOpen) => void setOpen.run(isOpen ? 1 : 0, pullRequest, marker),
          })
        : [];
      for (const { name, state, description } of newStatuses(review.statuses, stands.statuses)) {
        putStatus.run(pullRequest, commit, name, state, description);
      }
      const { add, remove } = newLabels(review.labels, stands.labels);
      for (const label of add) addLabel.run(pullRequest, label);
      for (const label of remove) removeLabel.run(pullRequest, label);
      if (review.vote !== undefined) putVote.run(pullRequest, review.vote);
      return { unplaced };
    },
    async readReview(pullRequest, commit) {
      requireOne(pullRequest);
      return read(pullRequest, commit);
    },
  };
}

function readStatus(row: Record<string, unknown>): ReviewStatus {
  const state = String(row['state']) as ReviewStatus['state'];
  return { name: String(row['name']), state, description: String(row['description']) };
}

import type { HubAnswer, HubRoute } from '../../hub-emulator/serve';
import { markMerged, pullsOf, refreshHead } from '../pulls';
import type { OpenPull } from '../pulls';
import { inRepo, nextNumber, page, say } from '../store';
import { answerThreads } from './reviews';
import type { GitHubIssue, GitHubRepo, GitHubStore } from '../store';

const below = '/repos/:owner/:repo/pulls';

/** Pull requests: opening, text, draft, closing, merging. */
export function pullRoutes(store: GitHubStore): readonly HubRoute[] {
  const { git } = store;
  const inPull = (handle: (repo: GitHubRepo, issue: OpenPull, body: unknown, user: string) => Promise<HubAnswer>) =>
    inRepo(store, async (repo, { params, body, user }) => {
      const issue = pullsOf(repo).find(({ number }) => String(number) === params['number']);
      if (!issue) return say(404, 'Not Found');
      await refreshHead(store, repo, issue);
      return handle(repo, issue, body, user);
    });

  return [
    {
      method: 'GET',
      path: below,
      handle: inRepo(store, async (repo, { query }) => {
        const [state, head, base] = ['state', 'head', 'base'].map((name) => query.get(name));
        const found = pullsOf(repo).filter(
          ({ state: is, pull }) =>
            (state === 'all' || is === (state ?? 'open')) &&
            (head === null || head === `${repo.owner}:${pull.source}`) &&
            (base === null || base === pull.target),
        );
        for (const issue of found) await refreshHead(store, repo, issue);
        return { status: 200, body: page([...found].reverse(), query).map((issue) => pullView(repo, issue)) };
      }),
    },
    {
      method: 'POST',
      path: below,
      handle: inRepo(store, async (repo, { body, user }) => {
        const wish = body as { title: string; body?: string; head: string; base: string; draft?: boolean };
        const head = await git.resolve(repo.folder, `refs/heads/${wish.head}`);
        const base = await git.resolve(repo.folder, `refs/heads/${wish.base}`);
        if (!head || !base) return say(422, 'Validation Failed: {"field":"head","code":"invalid"}');
        if (await git.isAncestor(repo.folder, head, base)) {
          return say(422, `Validation Failed: No commits between ${wish.base} and ${wish.head}`);
        }
        const isTwin = ({ state, pull }: OpenPull) =>
          state === 'open' && pull.source === wish.head && pull.target === wish.base;
        if (pullsOf(repo).some(isTwin)) {
          return say(422, `Validation Failed: A pull request already exists for ${repo.owner}:${wish.head}.`);
        }
        const number = nextNumber(repo);
        const now = new Date().toISOString();
        const made: OpenPull = {
          ...{ number, title: wish.title, body: wish.body ?? '', state: 'open', labels: [], user, comments: [] },
          ...{ createdAt: now, updatedAt: now },
          pull: {
            ...{ source: wish.head, target: wish.base, head, draft: wish.draft ?? false },
            ...{ mergedAt: null, mergeCommit: null, threads: [] },
          },
        };
        repo.issues.set(number, made);
        return { status: 201, body: pullView(repo, made) };
      }),
    },
    {
      method: 'GET',
      path: `${below}/:number`,
      handle: inPull(async (repo, issue) => ({ status: 200, body: pullView(repo, issue) })),
    },
    {
      method: 'PATCH',
      path: `${below}/:number`,
      handle: inPull(async (repo, issue, body) => {
        const { title, body: text, state } = body as Partial<Pick<GitHubIssue, 'title' | 'body' | 'state'>>;
        const change = { title, body: text, state: issue.pull.mergedAt === null ? state : undefined };
        Object.assign(issue, Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)));
        return { status: 200, body: pullView(repo, issue) };
      }),
    },
    {
      method: 'PUT',
      path: `${below}/:number/merge`,
      handle: inPull(async (repo, issue, body, user) => {
        const { sha } = body as { readonly sha?: string };
        if (issue.state === 'closed' || issue.pull.draft) return say(405, 'Pull Request is not mergeable');
        if (sha !== undefined && sha !== issue.pull.head) {
          return say(409, 'Head branch was modified. Review and try the merge again.');
        }
        const name = `refs/heads/${issue.pull.target}`;
        const target = (await git.resolve(repo.folder, name)) ?? '';
        const merged = await git.merge(repo.folder, target, issue.pull.head);
        if (merged.kind === 'conflict') return say(405, 'Pull Request is not mergeable');
        const message = `Merge pull request #${issue.number} from ${repo.owner}/${issue.pull.source}\n\n${issue.title}`;
        const made = await git.commitTree(repo.folder, merged.tree, [target, issue.pull.head], message, user);
        if (!(await git.updateRef(repo.folder, name, made, target))) return say(405, 'Base branch was modified.');
        markMerged(issue, made);
        return { status: 200, body: { sha: made, merged: true, message: 'Pull Request successfully merged' } };
      }),
    },
    {
      method: 'POST',
      path: '/api/graphql',
      handle: ({ body, user }) => {
        const { query, variables = {} } = body as { query: string; variables?: Parameters<typeof answerThreads>[2] };
        const threads = answerThreads(store, query, variables, user);
        if (threads) return threads;
        if (query.includes('viewer {')) return { status: 200, body: { data: { viewer: { login: user } } } };
        const issue = store
          .repositories()
          .flatMap(pullsOf)
          .find((each) => nodeId(each) === variables.id);
        if (!issue) return { status: 200, body: { data: null, errors: [{ message: 'Could not resolve to a node' }] } };
        issue.pull.draft = query.includes('convertPullRequestToDraft');
        return { status: 200, body: { data: { done: { pullRequest: { isDraft: issue.pull.draft } } } } };
      },
    },
  ];
}

function nodeId({ number, createdAt, pull }: OpenPull): string {
  return `PR_${number}_${Buffer.from(`${createdAt}${pull.source}`).toString('base64url')}`;
}

function pullView(repo: GitHubRepo, issue: OpenPull): object {
  const { number, title, body, state, pull, user } = issue;
  return {
    ...{ number, node_id: nodeId(issue), title, body, state, draft: pull.draft, user: { login: user } },
    ...{ merged: pull.mergedAt !== null, merged_at: pull.mergedAt, merge_commit_sha: pull.mergeCommit },
    html_url: `https://github.example/${repo.owner}/${repo.name}/pull/${number}`,
    head: { ref: pull.source, sha: pull.head },
    base: { ref: pull.target },
  };
}

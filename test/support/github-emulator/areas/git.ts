import { noteMoved } from '../pulls';
import type { HubRoute } from '../../hub-emulator/serve';
import type { LoggedCommit } from '../../hub-emulator/hub-git';
import { inRepo, page, say } from '../store';
import type { GitHubRepo, GitHubStore } from '../store';

const below = '/repos/:owner/:repo';

interface TreeBody {
  readonly base_tree?: string;
  readonly tree: readonly {
    readonly path: string;
    readonly mode: string;
    readonly sha?: string | null;
    readonly content?: string;
  }[];
}

/** Refs, objects, comparisons and archives, over real git. */
export function gitRoutes(store: GitHubStore): readonly HubRoute[] {
  const { git } = store;
  const resolve = (repo: GitHubRepo, name: string) => git.resolve(repo.folder, name);
  const noCommit = (name: string) => say(422, `No commit found for SHA: ${name}`);

  return [
    {
      method: 'GET',
      path: below,
      handle: inRepo(store, (repo) => ({ status: 200, body: repositoryView(repo) })),
    },
    {
      method: 'GET',
      path: `${below}/git/ref/:ref`,
      handle: inRepo(store, async (repo, { params }) => {
        const sha = await resolve(repo, `refs/${params['ref']}`);
        return sha ? { status: 200, body: refView(params['ref'] ?? '', sha) } : say(404, 'Not Found');
      }),
    },
    {
      method: 'POST',
      path: `${below}/git/refs`,
      handle: inRepo(store, async (repo, { body }) => {
        const { ref, sha } = body as { readonly ref: string; readonly sha: string };
        if (!(await resolve(repo, sha))) return say(422, 'Object does not exist');
        if (!(await git.updateRef(repo.folder, ref, sha, '0'.repeat(40)))) return say(422, 'Reference already exists');
        return { status: 201, body: refView(ref.replace(/^refs\//, ''), sha) };
      }),
    },
    {
      method: 'PATCH',
      path: `${below}/git/refs/:ref`,
      handle: inRepo(store, async (repo, { params, body }) => {
        const { sha, force = false } = body as { readonly sha: string; readonly force?: boolean };
        const name = params['ref'] ?? '';
        const old = await resolve(repo, `refs/${name}`);
        if (!old) return say(422, 'Reference does not exist');
        if (!(await resolve(repo, sha))) return say(422, 'Object does not exist');
        if (repo.protectedBranches.has(name.replace(/^heads\//, ''))) {
          return say(422, 'Repository rule violations found: changes must be made through a pull request.');
        }
        const isForward = await git.isAncestor(repo.folder, old, sha);
        if (!force && !isForward) return say(422, 'Update is not a fast forward');
        if (!(await git.updateRef(repo.folder, `refs/${name}`, sha, old))) return say(409, 'Reference update failed');
        await noteMoved(store, repo, name.replace(/^heads\//, ''), sha);
        return { status: 200, body: refView(name, sha) };
      }),
    },
    {
      method: 'DELETE',
      path: `${below}/git/refs/:ref`,
      handle: inRepo(store, async (repo, { params }) => {
        const old = await resolve(repo, `refs/${params['ref']}`);
        if (!old) return say(422, 'Reference does not exist');
        await git.run(repo.folder, ['update-ref', '-d', `refs/${params['ref']}`]);
        return { status: 204 };
      }),
    },
    {
      method: 'GET',
      path: `${below}/git/commits/:sha`,
      handle: inRepo(store, async (repo, { params }) => {
        const [commit] = await git.log(repo.folder, '-1', params['sha'] ?? '').catch(() => []);
        return commit ? { status: 200, body: gitCommitView(commit) } : say(404, 'Not Found');
      }),
    },
    {
      method: 'POST',
      path: `${below}/git/commits`,
      handle: inRepo(store, async (repo, { body, user }) => {
        const { message, tree, parents } = body as { message: string; tree: string; parents: readonly string[] };
        const made = await git.commitTree(repo.folder, tree, parents, message, user).catch(() => undefined);
        if (made === undefined) return say(422, 'Tree SHA does not exist');
        const [commit] = await git.log(repo.folder, '-1', made);
        return commit ? { status: 201, body: gitCommitView(commit) } : say(422, 'Not made');
      }),
    },
    {
      method: 'POST',
      path: `${below}/git/blobs`,
      handle: inRepo(store, async (repo, { body }) => {
        const { content, encoding } = body as { readonly content: string; readonly encoding?: string };
        const bytes = Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8');
        return { status: 201, body: { sha: await git.writeBlob(repo.folder, bytes) } };
      }),
    },
    {
      method: 'GET',
      path: `${below}/git/blobs/:sha`,
      handle: inRepo(store, async (repo, { params }) => {
        const sha = params['sha'] ?? '';
        const bytes = await git.run(repo.folder, ['cat-file', 'blob', sha]).catch(() => undefined);
        if (!bytes) return say(404, 'Not Found');
        return {
          status: 200,
          body: { sha, size: bytes.length, encoding: 'base64', content: bytes.toString('base64') },
        };
      }),
    },
    {
      method: 'POST',
      path: `${below}/git/trees`,
      handle: inRepo(store, async (repo, { body }) => {
        const { base_tree, tree } = body as TreeBody;
        const changes = [];
        for (const { path, mode, sha, content } of tree) {
          const id = content === undefined ? (sha ?? null) : await git.writeBlob(repo.folder, Buffer.from(content));
          changes.push({ path, mode, id });
        }
        const made = await git.writeTree(repo.folder, base_tree, changes).catch(() => undefined);
        return made === undefined ? say(422, 'GitRPC::BadObjectState') : { status: 201, body: { sha: made } };
      }),
    },
    {
      method: 'GET',
      path: `${below}/git/trees/:sha`,
      handle: inRepo(store, async (repo, { params, query }) => {
        const sha = params['sha'] ?? '';
        const entries = await git.listTree(repo.folder, sha).catch(() => undefined);
        if (!entries) return say(404, 'Not Found');
        const wanted = query.has('recursive') ? entries : entries.filter(({ path }) => !path.includes('/'));
        const tree = wanted.map(({ size, ...rest }) => ({ ...rest, ...(size === null ? {} : { size }) }));
        return { status: 200, body: { sha, truncated: false, tree } };
      }),
    },
    {
      method: 'GET',
      path: `${below}/commits`,
      handle: inRepo(store, async (repo, { query }) => {
        const sha = query.get('sha') ?? 'main';
        if (!(await resolve(repo, sha))) return say(404, 'Not Found');
        return { status: 200, body: page(await git.log(repo.folder, sha), query).map(commitView) };
      }),
    },
    {
      method: 'GET',
      path: `${below}/compare/:basehead`,
      handle: inRepo(store, async (repo, { params, query, headers }) => {
        const [base = '', head = ''] = (params['basehead'] ?? '').split('...');
        if (!(await resolve(repo, base))) return noCommit(base);
        if (!(await resolve(repo, head))) return noCommit(head);
        const mergeBase = await git.text(repo.folder, ['merge-base', base, head]).catch(() => '');
        if (mergeBase === '') return say(404, `No common ancestor between ${base} and ${head}.`);
        if (String(headers['accept']).includes('.diff')) {
          const content = await git.run(repo.folder, ['diff', '-M', mergeBase, head]);
          return { status: 200, raw: { type: 'application/vnd.github.diff; charset=utf-8', content } };
        }
        const ahead = [...(await git.log(repo.folder, head, `^${base}`))].reverse();
        const behind = await git.log(repo.folder, base, `^${head}`);
        const [common] = await git.log(repo.folder, '-1', mergeBase);
        const body = {
          status: statusOf(ahead.length, behind.length),
          ...{ ahead_by: ahead.length, behind_by: behind.length, total_commits: ahead.length },
          merge_base_commit: common && commitView(common),
          commits: page(ahead, query).map(commitView),
          files: [],
        };
        return { status: 200, body };
      }),
    },
    {
      method: 'GET',
      path: `${below}/tarball/:ref`,
      handle: inRepo(store, async (repo, { params, baseUrl }) => {
        const sha = await resolve(repo, params['ref'] ?? '');
        if (!sha) return say(404, 'Not Found');
        return { status: 302, headers: { location: `${baseUrl}/codeload/${repo.owner}/${repo.name}/${sha}` } };
      }),
    },
    {
      method: 'GET',
      path: '/codeload/:owner/:repo/:sha',
      handle: inRepo(store, async (repo, { params }) => {
        const prefix = `--prefix=${repo.owner}-${repo.name}-${params['sha']?.slice(0, 7)}/`;
        const content = await git.run(repo.folder, ['archive', '--format=tar.gz', prefix, params['sha'] ?? '']);
        return { status: 200, raw: { type: 'application/x-gzip', content } };
      }),
    },
  ];
}

function statusOf(ahead: number, behind: number): string {
  if (ahead > 0) return behind > 0 ? 'diverged' : 'ahead';
  return behind > 0 ? 'behind' : 'identical';
}

export function repositoryView({ owner, name }: GitHubRepo): object {
  return { id: 1, name, full_name: `${owner}/${name}`, owner: { login: owner }, default_branch: 'main' };
}

function refView(name: string, sha: string): object {
  return { ref: `refs/${name}`, object: { type: 'commit', sha } };
}

function gitCommitView({ id, tree, parents, ...rest }: LoggedCommit): object {
  return { sha: id, tree: { sha: tree }, parents: parents.map((sha) => ({ sha })), ...rest };
}

function commitView({ id, tree, parents, ...rest }: LoggedCommit): object {
  return { sha: id, commit: { tree: { sha: tree }, ...rest }, parents: parents.map((sha) => ({ sha })), author: null };
}

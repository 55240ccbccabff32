import type { LoggedCommit } from '../hub-emulator/hub-git';
import type { HubRoute } from '../hub-emulator/serve';
import { inProject, paged, say } from './store';
import type { GitLabStore } from './store';

const below = '/projects/:project/repository';

interface CommitBody {
  readonly branch: string;
  readonly commit_message: string;
  readonly actions: readonly {
    readonly action: 'create' | 'update' | 'delete';
    readonly file_path: string;
    readonly content?: string;
  }[];
}

/** Branches, commits, files, comparisons and archives, over real git. */
export function gitRoutes(store: GitLabStore): readonly HubRoute[] {
  const { git } = store;
  const logOf = async (folder: string, id: string) => (await git.log(folder, '-1', id))[0];

  return [
    {
      method: 'GET',
      path: '/projects/:project',
      handle: inProject(store, ({ path, mergeMethod }) => ({
        status: 200,
        body: { id: 1, path_with_namespace: path, default_branch: 'main', merge_method: mergeMethod },
      })),
    },
    {
      method: 'GET',
      path: `${below}/branches`,
      handle: inProject(store, async ({ folder }, request) => {
        const lines = await git.text(folder, [
          'for-each-ref',
          '--format=%(objectname) %(refname:lstrip=2)',
          'refs/heads',
        ]);
        const heads = lines.split('\n').filter(Boolean);
        return paged(
          heads.map((line) => ({ name: line.slice(41), commit: { id: line.slice(0, 40) } })),
          request,
        );
      }),
    },
    {
      method: 'GET',
      path: `${below}/branches/:branch`,
      handle: inProject(store, async ({ folder }, { params }) => {
        const id = await git.resolve(folder, `refs/heads/${params['branch']}`);
        return id
          ? { status: 200, body: { name: params['branch'], commit: { id } } }
          : say(404, '404 Branch Not Found');
      }),
    },
    {
      method: 'POST',
      path: `${below}/branches`,
      handle: inProject(store, async ({ folder }, { body }) => {
        const { branch, ref } = body as { readonly branch: string; readonly ref: string };
        const made = await git.updateRef(folder, `refs/heads/${branch}`, ref, '0'.repeat(40));
        return made ? { status: 201, body: { name: branch, commit: { id: ref } } } : say(400, 'Branch already exists');
      }),
    },
    {
      method: 'DELETE',
      path: `${below}/branches/:branch`,
      handle: inProject(store, async ({ folder }, { params }) => {
        await git.run(folder, ['update-ref', '-d', `refs/heads/${params['branch']}`]);
        return { status: 204 };
      }),
    },
    {
      method: 'POST',
      path: `${below}/commits`,
      handle: inProject(store, async ({ folder }, { body, user }) => {
        const { branch, commit_message: message, actions } = body as CommitBody;
        const name = `refs/heads/${branch}`;
        const parent = await git.resolve(folder, name);
        if (!parent) return say(400, 'You can only create or edit files when you are on a branch');
        const known = new Set((await git.listTree(folder, parent)).map(({ path }) => path));
        const changes = [];
        for (const { action, file_path: path, content = '' } of actions) {
          if (action === 'create' && known.has(path)) return say(400, 'A file with this name already exists');
          if (action !== 'create' && !known.has(path)) return say(400, "A file with this name doesn't exist");
          const id = action === 'delete' ? null : await git.writeBlob(folder, Buffer.from(content, 'base64'));
          changes.push({ path, mode: '100644', id });
        }
        const made = await git.commitTree(
          folder,
          await git.writeTree(folder, parent, changes),
          [parent],
          message,
          user,
        );
        if (!(await git.updateRef(folder, name, made, parent))) return say(400, 'Could not update the branch');
        const commit = await logOf(folder, made);
        return commit ? { status: 201, body: commitView(commit) } : say(400, 'Not made');
      }),
    },
    {
      method: 'GET',
      path: `${below}/commits`,
      handle: inProject(store, async ({ folder }, request) => {
        const commits = await git.log(folder, request.query.get('ref_name') ?? 'main').catch(() => []);
        return paged(commits.map(commitView), request);
      }),
    },
    {
      method: 'GET',
      path: `${below}/commits/:sha`,
      handle: inProject(store, async ({ folder }, { params }) => {
        const commit = await logOf(folder, params['sha'] ?? '').catch(() => undefined);
        return commit ? { status: 200, body: commitView(commit) } : say(404, '404 Commit Not Found');
      }),
    },
    {
      method: 'GET',
      path: `${below}/commits/:sha/diff`,
      handle: inProject(store, async ({ folder }, request) => {
        const sha = request.params['sha'] ?? '';
        return paged(await diffs(folder, `${sha}^`, sha), request);
      }),
    },
    {
      method: 'GET',
      path: `${below}/merge_base`,
      handle: inProject(store, async ({ folder }, { query }) => {
        const id = await git.text(folder, ['merge-base', ...query.getAll('refs[]')]).catch(() => '');
        return id === '' ? say(404, '404 Merge Base Not Found') : { status: 200, body: { id } };
      }),
    },
    {
      method: 'GET',
      path: `${below}/compare`,
      handle: inProject(store, async ({ folder }, { query }) => {
        const [from, to] = [query.get('from') ?? '', query.get('to') ?? ''];
        const start = query.get('straight') === 'true' ? from : await git.text(folder, ['merge-base', from, to]);
        const commits = [...(await git.log(folder, to, `^${from}`))].reverse().map(commitView);
        return { status: 200, body: { commits, diffs: await diffs(folder, start, to) } };
      }),
    },
    {
      method: 'GET',
      path: `${below}/tree`,
      handle: inProject(store, async ({ folder }, request) => {
        const entries = await git.listTree(folder, request.query.get('ref') ?? 'main').catch(() => undefined);
        if (!entries) return say(404, '404 Tree Not Found');
        return paged(
          entries.map(({ sha: id, path, mode, type }) => ({ id, path, mode, type, name: path })),
          request,
        );
      }),
    },
    {
      method: 'GET',
      path: `${below}/blobs/:sha`,
      handle: inProject(store, async ({ folder }, { params }) => {
        const bytes = await git.run(folder, ['cat-file', 'blob', params['sha'] ?? '']).catch(() => undefined);
        if (!bytes) return say(404, '404 Blob Not Found');
        return { status: 200, body: { size: bytes.length, encoding: 'base64', content: bytes.toString('base64') } };
      }),
    },
    {
      method: 'GET',
      path: `${below}/archive.tar.gz`,
      handle: inProject(store, async ({ folder }, { query }) => {
        const sha = query.get('sha') ?? 'main';
        const content = await git.run(folder, ['archive', '--format=tar.gz', `--prefix=project-${sha}/`, sha]);
        return { status: 200, raw: { type: 'application/octet-stream', content } };
      }),
    },
  ];

  async function diffs(folder: string, from: string, to: string): Promise<readonly object[]> {
    const raw = (await git.run(folder, ['diff', '-M', '--raw', '-z', from, to])).toString('utf8').split('\0');
    const found: object[] = [];
    for (let at = 0; at + 1 < raw.length;) {
      const [a = '', b_mode = '', , , kind = ''] = (raw[at] ?? '').split(' ');
      const old_path = raw[at + 1] ?? '';
      const isRename = kind.startsWith('R');
      const new_path = isRename ? (raw[at + 2] ?? '') : old_path;
      at += isRename ? 3 : 2;
      const text = await git.run(folder, ['diff', '-M', from, to, '--', old_path, new_path]);
      const lines = text.toString('utf8').split('\n');
      const begin = lines.findIndex((line) => line.startsWith('@@'));
      found.push({
        ...{ old_path, new_path, a_mode: a.slice(1), b_mode, diff: begin < 0 ? '' : lines.slice(begin).join('\n') },
        ...{ new_file: kind === 'A', deleted_file: kind === 'D', renamed_file: isRename },
      });
    }
    return found;
  }
}

function commitView({ id, parents, author, committer, message }: LoggedCommit): object {
  return {
    ...{ id, message, title: message.split('\n', 1)[0], parent_ids: parents },
    ...{ author_name: author.name, author_email: author.email, authored_date: author.date },
    ...{ committer_name: committer.name, committer_email: committer.email, committed_date: committer.date },
  };
}

import { pusherOf } from '../pushes';
import { gitResource } from '../resources';
import { fault, list, ok } from '../route';
import type { AdoAnswer, AdoArea, AdoRequest } from '../route';
import type { AdoRepository } from '../store';
import { identityView } from './core';
import { noRepository, repositoryOf } from './git-refs';

type Handler = (repository: AdoRepository, request: AdoRequest) => Promise<AdoAnswer>;

const inRepository = (tail: string, handler: Handler) => ({
  method: 'GET',
  path: `/:project/_apis/git/repositories/:repository/${tail}`,
  handle: async (request: AdoRequest) => {
    const repository = repositoryOf(request);
    return repository ? handler(repository, request) : noRepository;
  },
});

const noCommit = (commit: string) =>
  fault(
    404,
    'GitUnresolvableToCommitException',
    `TF401175: The version descriptor <Commit: ${commit}> could not be resolved.`,
  );

/** Commits, trees, blobs, snapshots and comparisons, all from the objects of the bare repository. */
export const gitObjects: AdoArea = {
  resources: [
    gitResource('c2570c3b-5b3f-41b8-98bf-5407bfde8d58', 'commits', '{resource}/{commitId}'),
    gitResource('729f6437-6f92-44ec-8bee-273a7111063c', 'trees', '{resource}/{sha1}'),
    gitResource('7b28e929-2c99-405d-9c5c-6167a06e6816', 'blobs', '{resource}/{sha1}'),
    gitResource('fb93c0db-47ed-4a31-8c20-47552878fb44', 'items', '{resource}/{path}'),
    gitResource('615588d5-c0c7-4b88-88f8-e625306446e8', 'commits', 'diffs/{resource}'),
    gitResource(
      '7cf2abb6-c964-4f7e-9872-f78c66e72e9c',
      'mergeBases',
      'commits/{commitId}/{resource}',
      'repositoryNameOrId',
    ),
  ],
  routes: [
    inRepository('diffs/commits', compare),
    inRepository('commits', listCommits),
    inRepository('commits/:commit', async (repository, request) => {
      const commit = request.params['commit'] ?? '';
      const found = await request.store.git.resolve(repository.folder, commit);
      return found ? ok((await readCommits(repository, request, [found, '--max-count=1']))[0]) : noCommit(commit);
    }),
    inRepository('commits/:commit/mergebases', async (repository, request) => {
      const [one = '', other = ''] = [request.params['commit'], request.query.get('otherCommitId') ?? ''];
      const both = [
        await request.store.git.resolve(repository.folder, one),
        await request.store.git.resolve(repository.folder, other),
      ];
      if (both.includes(undefined)) return noCommit(both[0] === undefined ? one : other);
      const found = await request.store.git.text(repository.folder, ['merge-base', one, other]).catch(() => '');
      return list(found === '' ? [] : [{ commitId: found }]);
    }),
    inRepository('trees/:sha', async (repository, request) => {
      const sha = request.params['sha'] ?? '';
      const entries = await request.store.git.listTree(repository.folder, sha);
      const treeEntries = entries.map(({ mode, type, sha: objectId, size, path }) => ({
        ...{ objectId, relativePath: path, mode, gitObjectType: type, size: size ?? 0 },
      }));
      return ok({ objectId: sha, size: 0, treeEntries });
    }),
    inRepository('blobs/:sha', async (repository, request) => {
      const sha = request.params['sha'] ?? '';
      try {
        const content = await request.store.git.run(repository.folder, ['cat-file', 'blob', sha]);
        return { status: 200, raw: { type: 'application/octet-stream', content } };
      } catch {
        return fault(404, 'GitObjectDoesNotExistException', `TF401398: The object ${sha} does not exist.`);
      }
    }),
    inRepository('items', async (repository, request) => {
      const version = request.query.get('versionDescriptor.version') ?? repository.defaultBranch;
      const commit = await request.store.git.resolve(repository.folder, version);
      if (!commit) return noCommit(version);
      const content = await request.store.git.run(repository.folder, ['archive', '--format=zip', commit]);
      return { status: 200, raw: { type: 'application/zip', content } };
    }),
  ],
};

async function listCommits(repository: AdoRepository, request: AdoRequest): Promise<AdoAnswer> {
  const { query } = request;
  const item = query.get('searchCriteria.itemVersion.version') ?? 'main';
  const other = query.get('searchCriteria.compareVersion.version');
  for (const version of [item, other]) {
    if (version !== null && !(await request.store.git.resolve(repository.folder, version))) return noCommit(version);
  }
  const most = [`--skip=${query.get('$skip') ?? 0}`, `--max-count=${query.get('$top') ?? 100}`];
  const found = await readCommits(repository, request, other === null ? [...most, item] : [...most, other, `^${item}`]);
  return list(
    query.get('searchCriteria.includePushData') === 'true' ? found : found.map(({ push: _push, ...rest }) => rest),
  );
}

/** In the list a long comment is cut, as the service does; the whole one comes with a single commit. */
async function readCommits(
  repository: AdoRepository,
  request: AdoRequest,
  args: readonly string[],
): Promise<readonly { readonly commitId: string; readonly push: object | undefined }[]> {
  const format = '--format=%H%x1f%T%x1f%P%x1f%an%x1f%ae%x1f%aI%x1f%cn%x1f%ce%x1f%cI%x1f%B%x1e';
  const output = await request.store.git.text(repository.folder, ['log', format, ...args, '--']);
  return output
    .split('\x1e')
    .map((record) => record.replace(/^\n/, ''))
    .filter((record) => record !== '')
    .map((record) => {
      const [commitId = '', treeId = '', parents = '', an, ae, ad, cn, ce, cd, comment = ''] = record.split('\x1f');
      const push = pusherOf(request.store, repository, commitId);
      return {
        ...{ commitId, treeId, comment, parents: parents.split(' ').filter((parent) => parent !== '') },
        author: { name: an, email: ae, date: ad },
        committer: { name: cn, email: ce, date: cd },
        push: push && { pushId: push.pushId, date: push.date, pushedBy: identityView(push.user) },
      };
    });
}

const changeTypes: Readonly<Record<string, string>> = { A: 'add', M: 'edit', D: 'delete', T: 'edit' };

async function compare(repository: AdoRepository, request: AdoRequest): Promise<AdoAnswer> {
  const { query, store } = request;
  const [base = '', target = ''] = [query.get('baseVersion') ?? '', query.get('targetVersion') ?? ''];
  for (const version of [base, target])
    if (!(await store.git.resolve(repository.folder, version))) return noCommit(version);
  const raw = await store.git.text(repository.folder, ['diff-tree', '-r', '-M', '--name-status', '-z', base, target]);
  const words = raw.split('\0').filter((word) => word !== '');
  const changes: object[] = [];
  for (let at = 0; at < words.length;) {
    const kind = words[at]?.[0] ?? '';
    if (kind === 'R') {
      const [score, from, to] = words.slice(at, at + 3);
      const changeType = score === 'R100' ? 'rename' : 'edit, rename';
      changes.push({ item: { path: `/${from}` }, changeType: 'delete, sourceRename' });
      changes.push({ item: { path: `/${to}` }, sourceServerItem: `/${from}`, changeType });
      at += 3;
    } else {
      changes.push({ item: { path: `/${words[at + 1]}` }, changeType: changeTypes[kind] });
      at += 2;
    }
  }
  const [skip, top] = [Number(query.get('$skip') ?? 0), Number(query.get('$top') ?? 100)];
  const commonCommit = await store.git.text(repository.folder, ['merge-base', base, target]).catch(() => '');
  return ok({
    ...{ baseCommit: base, targetCommit: target, commonCommit, changes: changes.slice(skip, skip + top) },
    allChangesIncluded: skip + top >= changes.length,
  });
}

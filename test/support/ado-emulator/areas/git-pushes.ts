import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { rmSync } from 'node:fs';
import { mergeTrees } from '../merge-trees';
import { forbidsPush } from '../policies';
import { listPushes, recordPush } from '../pushes';
import { gitResource } from '../resources';
import { fault, list, ok } from '../route';
import type { AdoAnswer, AdoArea, AdoRequest } from '../route';
import type { AdoRepository } from '../store';
import { identityView } from './core';
import { noRepository, repositoryOf } from './git-refs';

interface Change {
  readonly changeType: number | string;
  readonly item: { readonly path: string };
  readonly newContent?: { readonly content: string; readonly contentType: number | string };
}

interface PushBody {
  readonly refUpdates: readonly { readonly name: string; readonly oldObjectId: string }[];
  readonly commits: readonly { readonly comment: string; readonly changes: readonly Change[] }[];
}

/** Pushes of one commit with its changes, and merges without a pull request. */
export const gitPushes: AdoArea = {
  resources: [
    gitResource('ea98d07b-3c87-4971-8ede-a613694ffb55', 'pushes', '{resource}/{pushId}'),
    gitResource(
      '985f7ae9-844f-4906-9897-7ef41516c0e2',
      'merges',
      '{resource}/{mergeOperationId}',
      'repositoryNameOrId',
    ),
  ],
  routes: [
    {
      method: 'GET',
      path: '/:project/_apis/git/repositories/:repository/pushes',
      handle: async (request) => {
        const repository = repositoryOf(request);
        if (!repository) return noRepository;
        return list(listPushes(request.store, repository, request.query.get('searchCriteria.fromDate')));
      },
    },
    {
      method: 'POST',
      path: '/:project/_apis/git/repositories/:repository/pushes',
      handle: async (request) => {
        const repository = repositoryOf(request);
        return repository ? push(repository, request) : noRepository;
      },
    },
    {
      method: 'POST',
      path: '/:project/_apis/git/repositories/:repository/merges',
      handle: async (request) => {
        const repository = repositoryOf(request);
        if (!repository) return noRepository;
        const { parents, comment } = request.body as {
          readonly parents: readonly [string, string];
          readonly comment: string;
        };
        const merged = await mergeTrees(repository.folder, parents[0], parents[1]);
        const mergeOperationId = request.store.nextId('merge');
        const detail =
          merged.kind === 'clean'
            ? { mergeCommitId: await commitTree(request, repository, merged.tree, parents, comment) }
            : { failureMessage: `Conflicts in ${merged.files.map((file) => `"/${file}"`).join(', ')}` };
        const answer = {
          mergeOperationId,
          parents,
          comment,
          status: merged.kind === 'clean' ? 'completed' : 'failed',
          detailedStatus: detail,
        };
        request.store.table<object>('merges').set(String(mergeOperationId), answer);
        // The operation is only begun; the next look tells how it ended.
        return { status: 202, body: { ...answer, status: 'inProgress', detailedStatus: {} } };
      },
    },
    {
      method: 'GET',
      path: '/:project/_apis/git/repositories/:repository/merges/:merge',
      handle: (request) => ok(request.store.table<object>('merges').get(request.params['merge'] ?? '')),
    },
  ],
};

async function push(repository: AdoRepository, request: AdoRequest): Promise<AdoAnswer> {
  const { store, user } = request;
  const { refUpdates, commits } = request.body as PushBody;
  const [update, wanted] = [refUpdates[0], commits[0]];
  if (!update || !wanted) return fault(400, 'ArgumentException', 'A push takes one ref update and one commit.');
  const { name, oldObjectId } = update;
  if (forbidsPush(store, repository, name)) {
    return fault(
      403,
      'GitRefUpdateRejectedByPolicyException',
      'TF402455: Pushes to this branch are not permitted; you must use a pull request.',
    );
  }
  const stale = fault(
    409,
    'GitReferenceStaleException',
    `TF401028: The reference '${name}' has already been updated by another client, so you cannot update it. Please try again.`,
  );
  if ((await store.git.resolve(repository.folder, name)) !== oldObjectId) return stale;
  const tree = await writeTree(request, repository, oldObjectId, wanted.changes);
  if (typeof tree !== 'string') return tree;
  const commitId = await commitTree(request, repository, tree, [oldObjectId], wanted.comment);
  if (!(await store.git.updateRef(repository.folder, name, commitId, oldObjectId))) return stale;
  const { pushId, date } = await recordPush(store, repository, name, { oldObjectId, newObjectId: commitId, user });
  const body = { pushId, date, pushedBy: identityView(user), commits: [{ commitId, comment: wanted.comment }] };
  return { status: 201, body: { ...body, refUpdates: [{ name, oldObjectId, newObjectId: commitId }] } };
}

async function writeTree(
  { store: { git } }: AdoRequest,
  { folder }: AdoRepository,
  parent: string,
  changes: readonly Change[],
): Promise<string | AdoAnswer> {
  const index = join(tmpdir(), `ado-index-${randomUUID()}`);
  const call = (args: readonly string[], input?: string | Buffer) =>
    git.run(folder, args, input, { GIT_INDEX_FILE: index });
  const modes = new Map((await git.listTree(folder, parent)).map(({ path, mode }) => [path, mode]));
  try {
    await call(['read-tree', parent]);
    for (const { changeType, item, newContent } of changes) {
      const path = item.path.replace(/^\//, '');
      const kind = changeKinds[String(changeType)];
      if (kind === 'add' && modes.has(path))
        return fault(400, 'GitItemAlreadyExistsException', `TF401179: The item ${item.path} already exists.`);
      if (kind !== 'add' && !modes.has(path))
        return fault(400, 'GitItemNotFoundException', `TF401174: The item ${item.path} could not be found.`);
      if (kind === 'delete') {
        await call(['update-index', '-z', '--index-info'], `0 ${'0'.repeat(40)}\t${path}\0`);
        continue;
      }
      const isBase64 = [1, '1', 'base64Encoded', 'base64encoded'].includes(newContent?.contentType ?? 0);
      const content = Buffer.from(newContent?.content ?? '', isBase64 ? 'base64' : 'utf8');
      const sha = (await git.run(folder, ['hash-object', '-w', '--stdin'], content)).toString('utf8').trim();
      await call(['update-index', '-z', '--index-info'], `${modes.get(path) ?? '100644'} ${sha}\t${path}\0`);
    }
    return (await call(['write-tree'])).toString('utf8').trim();
  } finally {
    rmSync(index, { force: true });
  }
}

const changeKinds: Readonly<Record<string, 'add' | 'edit' | 'delete'>> = {
  ...{ 1: 'add', add: 'add', 2: 'edit', edit: 'edit', 16: 'delete', delete: 'delete' },
};

export async function commitTree(
  { store: { git }, user }: Pick<AdoRequest, 'store' | 'user'>,
  { folder }: AdoRepository,
  tree: string,
  parents: readonly string[],
  message: string,
): Promise<string> {
  const who = { NAME: user.split('@', 1)[0] ?? user, EMAIL: user };
  const extra = Object.fromEntries(
    ['AUTHOR', 'COMMITTER'].flatMap((role) => Object.entries(who).map(([key, value]) => [`GIT_${role}_${key}`, value])),
  );
  const args = ['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent]), '-F', '-'];
  return (await git.run(folder, args, message, extra)).toString('utf8').trim();
}

import type { CommentThreadContext, GitPullRequestCommentThread } from 'azure-devops-node-api/interfaces/GitInterfaces';
import { AppError } from '../../domain/errors';
import type { GitRepository } from './git-repository';
import { CommentThreadStatus, CommentType } from './vendor-values';

const property = 'Stellwerk.Marker';

export interface OwnThread {
  readonly id: number;
  readonly commentId: number;
  readonly marker: string;
  readonly text: string;
  readonly status: number;
  readonly path?: string;
  readonly line?: number;
}

/** One thread per marker. The marker is a property of the thread, invisible to people; others' threads never count as ours. */
export async function ensureThread(
  repository: GitRepository,
  me: string,
  pullRequest: number,
  { marker, text }: { readonly marker: string; readonly text: string },
): Promise<void> {
  const { name, project } = repository;
  const known = (await listOwnThreads(repository, me, pullRequest)).find((each) => each.marker === marker);
  if (known?.text === text) return;
  if (known) {
    await repository.ask(`update a comment of pull request ${pullRequest}`, (git) =>
      git.updateComment({ content: text }, name, pullRequest, known.id, known.commentId, project),
    );
    return;
  }
  await createOwnThread(repository, pullRequest, { marker, text });
}

export async function createOwnThread(
  repository: GitRepository,
  pullRequest: number,
  { marker, text, place }: { readonly marker: string; readonly text: string; readonly place?: CommentThreadContext },
): Promise<void> {
  const thread: GitPullRequestCommentThread = {
    comments: [{ parentCommentId: 0, content: text, commentType: CommentType.Text }],
    status: CommentThreadStatus.Active,
    properties: { [property]: marker },
    ...(place ? { threadContext: place } : {}),
  };
  const made = await repository.ask(`comment on pull request ${pullRequest}`, (git) =>
    git.createThread(thread, repository.name, pullRequest, repository.project),
  );
  if (!(made as typeof made | null)) throw noPullRequest(repository, pullRequest);
}

export async function listOwnThreads(
  repository: GitRepository,
  me: string,
  pullRequest: number,
): Promise<readonly OwnThread[]> {
  const threads = await repository.ask(`list the comments of pull request ${pullRequest}`, (git) =>
    git.getThreads(repository.name, pullRequest, repository.project),
  );
  if (!(threads as typeof threads | null)) throw noPullRequest(repository, pullRequest);
  return threads.flatMap((thread) => {
    const [first] = thread.comments ?? [];
    const marker = markerOf(thread.properties);
    if (marker === undefined || thread.isDeleted === true || first?.author?.id !== me) return [];
    const { filePath, rightFileStart } = thread.threadContext ?? {};
    return [
      {
        ...{ id: thread.id ?? 0, commentId: first.id ?? 1, marker, text: first.content ?? '' },
        status: thread.status ?? CommentThreadStatus.Active,
        ...(filePath === undefined ? {} : { path: filePath.replace(/^\//, '') }),
        ...(rightFileStart?.line === undefined ? {} : { line: rightFileStart.line }),
      },
    ];
  });
}

/** The service answers a property as a typed value: `{$type, $value}`. */
function markerOf(properties: unknown): string | undefined {
  const value = (properties as Record<string, unknown> | undefined)?.[property];
  if (typeof value === 'string') return value;
  const inner = (value as { readonly $value?: unknown } | undefined)?.$value;
  return typeof inner === 'string' ? inner : undefined;
}

export function noPullRequest({ id }: GitRepository, number: number): AppError {
  return new AppError('not_found', `${id} has no pull request ${number}.`);
}

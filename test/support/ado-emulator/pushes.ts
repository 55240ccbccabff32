import { identityView } from './areas/core';
import { projectEvent } from './project-event';
import type { AdoRepository, AdoStore } from './store';

export interface PushRecord {
  readonly pushId: number;
  readonly user: string;
  readonly date: string;
}

interface RefMove {
  readonly oldObjectId: string;
  readonly newObjectId: string;
  readonly user: string;
}

interface LoggedPush extends PushRecord {
  readonly repositoryId: string;
  readonly refUpdates: readonly object[];
}

const logOf = (store: AdoStore) => store.table<LoggedPush>('push-log');

/** Newest first, as the service lists them. */
export function listPushes(store: AdoStore, repository: AdoRepository, fromDate: string | null): readonly object[] {
  const { id, name, project } = repository;
  const since = fromDate === null ? 0 : Date.parse(fromDate);
  return [...logOf(store).values()]
    .filter(({ repositoryId, date }) => repositoryId === id && Date.parse(date) >= since)
    .map(({ pushId, user, date, refUpdates }) => ({
      ...{ pushId, date, refUpdates, pushedBy: identityView(user) },
      repository: { id, name, project: { id: project.id, name: project.name } },
    }))
    .reverse();
}

/** Who brought a commit into the repository first; the service keeps that beside what the commit says of itself. */
export function pusherOf(store: AdoStore, repository: AdoRepository, commit: string): PushRecord | undefined {
  return store.table<PushRecord>('pushes').get(`${repository.id}:${commit}`);
}

/** Notes the pusher of every commit that is new in the repository, and tells the listeners. */
export async function recordPush(
  store: AdoStore,
  repository: AdoRepository,
  name: string,
  { oldObjectId, newObjectId, user }: RefMove,
): Promise<PushRecord> {
  const push = { pushId: store.nextId('push'), user, date: new Date().toISOString() };
  const refUpdates = [{ name, oldObjectId, newObjectId }];
  logOf(store).set(String(push.pushId), { ...push, repositoryId: repository.id, refUpdates });
  if (/^0+$/.test(newObjectId)) return push;
  const known = store.table<PushRecord>('pushes');
  const range = /^0+$/.test(oldObjectId) ? [newObjectId] : [newObjectId, `^${oldObjectId}`];
  const commits = (await store.git.text(repository.folder, ['rev-list', ...range])).split('\n');
  for (const commit of commits.filter((line) => line !== '')) {
    const key = `${repository.id}:${commit}`;
    if (!known.has(key)) known.set(key, push);
  }
  projectEvent(store, repository, 'git.push', {
    refUpdates,
    pushId: push.pushId,
    pushedBy: identityView(user),
    date: push.date,
  });
  return push;
}

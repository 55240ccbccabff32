import type { KnownAdoEvent } from './ado-event';

const changeOf: Readonly<Record<string, string>> = {
  'workitem.commented': 'commented',
  'workitem.deleted': 'deleted',
};

/** What the event tells, whichever delivery or reconciliation it came by. */
export function eventKeyOf({ kind, event }: KnownAdoEvent, messageId: string): string {
  const { organization } = event;
  switch (kind) {
    case 'workItem': {
      const { workItemId, revision, comment, eventType } = event;
      if (comment?.id !== undefined) return `${organization}|wi|${workItemId}|comment|${comment.id}`;
      return `${organization}|wi|${workItemId}|${revision}|${changeOf[eventType] ?? 'changed'}`;
    }
    case 'pullRequest': {
      const { comment, number, repository } = event;
      if (comment?.id === undefined || comment.thread === undefined) return messageId;
      return `${organization}|pr|${repository.id ?? repository.name}|${number}|${comment.thread}|${comment.id}`;
    }
    case 'push':
      return `${organization}|push|${event.repository.id ?? event.repository.name}|${event.pushId}`;
    case 'pipeline':
    case 'alert':
      return messageId;
  }
}

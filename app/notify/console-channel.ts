import type { ApprovalChannel } from '../../ports/approval-channels';
import type { Notifier } from '../../ports/notifier';

/** The host's log as a channel among others, e.g. the last one. */
export function createConsoleChannel(log: Notifier): ApprovalChannel {
  return {
    name: 'console',
    async post({ notice }) {
      await log.notify(notice);
      return `${notice.runId}/${notice.gateId}`;
    },
    reply: (_address, { notice }) => log.notify(notice),
    update: (_address, { notice }) => log.notify(notice),
  };
}

import { queueNames } from '../../contracts/names';
import type { CheckRequest } from '../../ports/check-runner';
import type { MessageBus } from '../../ports/message-bus';

/** Tells the waiting run that its check has ended. */
export interface Announcer {
  /** Sends until the bus has taken it, then calls back. The message's id is the check's, so a repetition is dropped. */
  announce(request: CheckRequest): void;
  close(): void;
}

const firstPause = 200;
const longestPause = 10_000;

export function createAnnouncer(bus: MessageBus, onAccepted: (checkId: string) => void): Announcer {
  const timers = new Set<NodeJS.Timeout>();
  let closed = false;

  const send = async (request: CheckRequest, pause: number): Promise<void> => {
    const { checkId, instanceId, tenant, runId } = request;
    try {
      await bus.send(queueNames.checkResults, { messageId: checkId, body: { checkId, instanceId, tenant, runId } });
      if (!closed) onAccepted(checkId);
    } catch {
      if (closed) return;
      const timer = setTimeout(() => {
        timers.delete(timer);
        void send(request, Math.min(pause * 2, longestPause));
      }, pause);
      timers.add(timer.unref());
    }
  };

  return {
    announce: (request) => void send(request, firstPause),
    close() {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

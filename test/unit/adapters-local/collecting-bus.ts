import type { MessageBus } from '../../../ports/message-bus';
import { AppError } from '../../../domain/errors';

export interface CollectingBus extends MessageBus {
  /** Bodies by message id. */
  readonly messages: Map<string, object>;
  readonly sends: string[];
  /** So many sends are refused first. */
  refusals: number;
}

export function createCollectingBus(): CollectingBus {
  const bus: CollectingBus = {
    messages: new Map(),
    sends: [],
    refusals: 0,
    async send(_queue, { messageId, body }) {
      if (bus.refusals > 0) {
        bus.refusals -= 1;
        throw new AppError('bus_unavailable', 'The bus is away.');
      }
      bus.sends.push(messageId);
      bus.messages.set(messageId, body);
    },
  };
  return bus;
}

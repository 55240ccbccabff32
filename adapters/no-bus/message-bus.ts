import { AppError } from '../../domain/errors';
import type { MessageBus } from '../../ports/message-bus';

/**
 * Stands in where a host has no bus by setting: hooks and bug reports are answered 503, so that their senders try again, and
 * check results are found by looking.
 */
export function createNoBus(): MessageBus {
  return {
    send: (queue) =>
      Promise.reject(
        new AppError(
          'bus_unavailable',
          `Nothing was sent to ${queue}: this host has no message bus (STELLWERK_BUS=none).`,
        ),
      ),
  };
}

import type { Ports } from '../../ports';
import type { Notifier } from '../../ports/notifier';

/**
 * Writes each notice down before it is on its way, so that an outage of a channel delays it and a crash does not lose it.
 * `deliverNotices` brings it to people. Alerts of budgets go to the log.
 */
export function createOutboxNotifier(ports: Pick<Ports, 'notices' | 'clock'>, log: Notifier): Notifier {
  return {
    notify: (notice) => ports.notices.add(notice, ports.clock.now().toISOString()),
    announceBudget: async (notice) => log.announceBudget?.(notice),
  };
}

import { eventNames } from '../../contracts/names';
import { qa } from '../replay/product-world';
import { brokenInvariants } from './invariants';
import { createModelWorld } from './model-world';
import { reportFigures } from '../support/report-figures';

describe('an approval that takes 60 days', () => {
  it('comes through 5 restarts, 2 of them releases, and ends on the code it began with', async () => {
    const world = await createModelWorld();
    try {
      const { gates } = world.policy;
      world.policy = { ...world.policy, gates: { ...gates, qa: { ...gates.qa, deadlineHours: 90 * 24 } } };
      await world.release('1.0.0');
      const runId = await world.start();
      const gate = await world.untilGate('qa.1');
      const opened = world.clock.now();
      const before = (await world.host.exportHistory(gate.instanceId)).length;

      for (const deployment of [undefined, '1.1.0', undefined, '1.2.0', undefined]) {
        await world.pass({ hours: 10 * 24 });
        await (deployment ? world.release(deployment) : world.host.crash());
        await world.host.raise(gate.instanceId, eventNames.qaApproved);
        expect(await brokenInvariants(world)).toEqual([]);
        expect(await world.run()).toMatchObject({ state: 'AWAITING_QA_APPROVAL', status: 'waiting_for_confirmation' });
      }
      await world.pass({ hours: 10 * 24 });
      const events = (await world.host.exportHistory(gate.instanceId)).length - before;
      await world.decide(qa, 'qa.1', 'approve');
      expect(await world.untilEnd()).toMatchObject({ state: 'PRODUCTION', status: 'completed' });

      const days = (world.clock.now() - opened) / 86_400_000;
      expect(days).toBeGreaterThanOrEqual(60);
      expect(await brokenInvariants(world)).toEqual([]);
      expect(await world.host.state(runId)).toMatchObject({ version: '1.0.0' });
      expect(world.inputs('announceDelivery')).toEqual([]);
      // Looks every six hours: what a waiting run costs is counted in events of its gate, and in nothing else.
      expect(events / days).toBeLessThan(50);
      reportFigures({ simulation: 'sixty days', days: Math.round(days), eventsPerDay: events / days });

      await world.start({ workItem: '43' });
      await world.untilGate('qa.1');
      await world.decide(qa, 'qa.1', 'approve');
      await world.untilEnd();
      expect(world.inputs('announceDelivery')).toHaveLength(1);
    } finally {
      await world.close();
    }
  });
});

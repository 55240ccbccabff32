import { createProductWorld, qa } from './product-world';
import type { ProductWorld } from './product-world';

let world: ProductWorld;
afterEach(() => world.close());

async function deliver(version: string): Promise<void> {
  world = await createProductWorld({ version });
  await world.start();
  await world.untilGate('qa.1');
  await world.host.crash();
  await world.decide(qa, 'qa.1', 'approve');
}

describe('the note of a delivery', () => {
  it('belongs to runs from 1.1.0 on, and is written once they are in PRODUCTION', async () => {
    await deliver('1.1.0');

    const { links } = await world.untilEnd();
    expect(world.inputs('announceDelivery')).toMatchObject([
      { qaReport: links.qa_report, receipt: links.deploy_receipt, url: 'http://localhost:7200' },
    ]);
  });

  it('is no step of a run that began under 1.0.0, on the very same code', async () => {
    await deliver('1.0.0');

    expect(await world.untilEnd()).toMatchObject({ state: 'PRODUCTION', status: 'completed' });
    expect(world.inputs('announceDelivery')).toEqual([]);
  });

  it('does not hold a run whose work item cannot be written', async () => {
    await deliver('1.1.0');
    world.given({
      announceDelivery() {
        throw new Error('the tracker is away');
      },
    });

    expect(await world.untilEnd()).toMatchObject({ state: 'PRODUCTION', status: 'completed' });
    const events = await world.runs.listEvents((await world.run()).runId, 0, 1_000);
    expect(events.map(({ text }) => text)).toContainEqual(expect.stringContaining('no note of the delivery'));
  });
});

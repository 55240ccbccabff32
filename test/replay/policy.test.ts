import type { EffectContracts } from '../../contracts/activities';
import { createProductWorld, qa } from './product-world';
import type { ProductWorld } from './product-world';

const subject = `policy:${'a'.repeat(64)}`;
const refused = { kind: 'refused', code: 'needs_human', reason: 'Large. [human:large-change]', subject } as const;

describe.each([
  ['with kept memory', false],
  ['replayed from scratch', true],
])('a rule that asks a person, %s', (_name, replayFromScratch) => {
  let world: ProductWorld;
  beforeEach(async () => {
    world = await createProductWorld({ replayFromScratch });
  });
  afterEach(() => world.close());

  it('stops the run at a checkpoint about its question, and the stage goes on in a new visit', async () => {
    world.given({
      commitChange: (_input, n, usual): Promise<EffectContracts['commitChange']['output']> =>
        n === 1 ? Promise.resolve(refused) : usual(),
    });
    await world.start();
    const gate = await world.untilGate('checkpoint.1');
    expect(gate.subject).toBe(subject);
    expect((await world.run()).statusReason).toBe('needs_human: Large. [human:large-change]');
    await world.decide(qa, 'checkpoint.1', 'continue');
    await world.untilGate('qa.1');
    expect(world.inputs('commitChange').map(({ visit }) => visit)).toEqual([1, 2]);
  });

  it('asks about the merge in the same way', async () => {
    world.given({
      mergePullRequest: (_input, n, usual): Promise<EffectContracts['mergePullRequest']['output']> =>
        n === 1 ? Promise.resolve(refused) : usual(),
    });
    world.policy = { ...world.policy, deploymentApproval: 'policy' };
    await world.start();
    await world.untilGate('qa.1');
    await world.decide(qa, 'qa.1', 'approve');
    expect((await world.untilGate('checkpoint.1')).subject).toBe(subject);
    await world.decide(qa, 'checkpoint.1', 'continue');
    expect(await world.untilEnd()).toMatchObject({ status: 'completed', state: 'PRODUCTION' });
  });
});

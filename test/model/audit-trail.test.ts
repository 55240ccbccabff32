import { ops, qa } from '../replay/product-world';
import { createModelWorld } from './model-world';
import type { ModelWorld } from './model-world';

let world: ModelWorld;
beforeEach(async () => {
  world = await createModelWorld();
});
afterEach(() => world.close());

describe('the audit trail of a run', () => {
  it('has every transition and every decision in one chain, each once', async () => {
    world.policy = { ...world.policy, deploymentApproval: 'person' };
    await world.start();
    await world.untilGate('qa.1');
    await world.decide(qa, 'qa.1', 'reject', 'Too loud.');
    await world.untilGate('qa.2');
    await world.decide(qa, 'qa.2', 'approve');
    await world.untilGate('deploy.1');
    await world.decide(ops, 'deploy.1', 'approve');
    await world.untilEnd();

    const trail = await world.audit.list('acme', { limit: 10_000 });
    const moves = trail.filter(({ kind, data }) => kind === 'transition' && 'sequence' in data);
    expect(moves.map(({ data }) => data['transition'])).toEqual(['T1', 'T2', 'T3', 'L1', 'T2', 'T3', 'T4', 'T5']);
    const decisions = trail.filter(({ kind, key }) => kind === 'decision' && /\/decision\/(qa|deploy)\.\d/.test(key));
    expect(decisions.map(({ actor, data }) => [actor, data['choice']])).toEqual([
      ['qa', 'reject'],
      ['qa', 'approve'],
      ['ops', 'approve'],
    ]);
    expect(await world.audit.verify('acme')).toMatchObject({ intact: true, records: trail.length });
  });
});

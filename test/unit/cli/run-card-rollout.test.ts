import { runCard, waitingText } from '../../../cli/render/run-card';
import { aRun } from './run-view';

const plain = (_style: string, text: string): string => text;
const run = aRun();
const deployment = { deployId: 'd', url: 'http://127.0.0.1:7200', version: 'abc' };

describe('the card of a run that deploys', () => {
  it('shows step, weight and why it does not go on', () => {
    const rollout = { step: 1, steps: 3, weightPercent: 10, hold: 'the step of 10 % held (1 of 2): no data' };
    const card = runCard({ ...run, deployment: { ...deployment, rollout } }, plain).join('\n');
    expect(card).toMatch(/rollout +step 1 of 3, 10 % of the traffic/);
    expect(card).toMatch(/held +the step of 10 % held \(1 of 2\): no data/);
  });

  it('says nothing of steps once it is delivered', () => {
    expect(runCard({ ...run, deployment }, plain).join('\n')).not.toContain('rollout');
  });

  it.each([
    ['window', 'a change window'],
    ['turn', 'its turn to deploy'],
    ['soak', 'the signals of the new version'],
  ] as const)('names what a %s waits for', (kind, text) => {
    expect(waitingText({ kind, since: '2030-01-01T00:00:00Z', instanceId: 'i' })).toBe(text);
  });
});

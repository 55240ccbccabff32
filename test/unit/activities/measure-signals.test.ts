import { createMeasureSignals } from '../../../activities/measure-signals';
import type { RecordContracts } from '../../../contracts/activities';
import type { Deployer, RunningVersion } from '../../../ports/deployer';
import type { SignalSample } from '../../../ports/signal-source';
import { at, createActivityWorld } from './activity-world';
import type { ActivityWorld } from './activity-world';

type Input = RecordContracts['measureSignals']['input'];

const candidate: RunningVersion = { version: 'v2', url: 'http://two', served: { requests: 0, errors: 0 } };
const baseline: RunningVersion = { version: 'v1', url: 'http://one', served: { requests: 900, errors: 300 } };
const usual: SignalSample = {
  requests: 20,
  errors: 1,
  latencyP95Ms: 12.5,
  requestsPerSecond: 40,
  saturationPercent: 7,
};

describe('measureSignals', () => {
  let world: ActivityWorld;
  beforeEach(async () => {
    world = await createActivityWorld();
  });
  afterEach(() => world.close());

  async function measure(
    found: { readonly candidate?: RunningVersion; readonly baseline?: RunningVersion } | undefined,
    sample: SignalSample | Error = usual,
    change: Partial<Input> = {},
  ) {
    const asked: { readonly url: string }[] = [];
    const deployer = { find: async () => found && { url: 'http://front', ...found } } as unknown as Deployer;
    const signals = {
      async sample(target: { readonly url: string }) {
        asked.push(target);
        if (sample instanceof Error) throw sample;
        return sample;
      },
    };
    const input = { run: world.run, deployId: `${world.run.runId}.deploy.1`, sample: 1, ...change };
    const measured = await createMeasureSignals({ ...world.ports, deployer, signals })(input);
    const [event] = await world.ports.runs.listEvents(world.run.runId, 0);
    return { measured, asked, text: event?.text };
  }

  it('tells the figures of real requests', async () => {
    const { measured, text } = await measure({ candidate });

    expect(measured).toMatchObject({ requests: 20, errorRatePercent: 5, latencyP95Ms: 12.5, saturationPercent: 7 });
    expect(measured.baseline).toBeUndefined();
    expect(text).toBe('sample 1: p95 12.5 ms, 5.0 % errors of 20 requests, 40.0 requests/s, saturation 7 %');
  });

  it('measures the live version at the same time', async () => {
    const { measured, asked, text } = await measure({ candidate, baseline }, usual, { weightPercent: 10 });

    expect(asked.map(({ url }) => url)).toEqual(['http://two', 'http://one']);
    // What users met before anybody looked is not of this interval.
    expect(measured.baseline).toMatchObject({ requests: 20, errorRatePercent: 5 });
    expect(text).toMatch(/^sample 1 at 10 %: .*; live version: p95 12\.5 ms/);
  });

  it('counts what users met since the sample before, per second', async () => {
    const served = {
      at: new Date(Date.parse(at) - 10_000).toISOString(),
      ...{ requests: 100, errors: 10, baseline: { requests: 800, errors: 300 } },
    };
    const now = { ...candidate, served: { requests: 180, errors: 29 } };
    const { measured } = await measure({ candidate: now, baseline }, usual, { served });

    expect(measured).toMatchObject({ requests: 100, errorRatePercent: 20, requestsPerSecond: 48 });
    expect(measured.baseline).toMatchObject({ requests: 120, errorRatePercent: (1 / 120) * 100 });
    expect(measured.served).toEqual({ at, requests: 180, errors: 29, baseline: { requests: 900, errors: 300 } });
  });

  it('counts from nought when the counters began anew with the host', async () => {
    const served = { at, requests: 1_000, errors: 900 };
    const now = { ...candidate, served: { requests: 5, errors: 5 } };
    expect((await measure({ candidate: now }, usual, { served })).measured).toMatchObject({ requests: 25 });
  });

  it('measures what was restored after a roll back', async () => {
    const { asked, measured } = await measure({ baseline }, usual, { of: 'restored' });
    expect(asked).toMatchObject([{ url: 'http://one' }]);
    expect(measured).toMatchObject({ requests: 20 });
  });

  it('says that there is no data instead of a healthy figure', async () => {
    const { measured, text } = await measure({ candidate }, { requests: 0, errors: 0, latencyP95Ms: null });

    expect(measured).toMatchObject({ requests: 0, errorRatePercent: 0, latencyP95Ms: 0 });
    expect(text).toBe('sample 1: no data');
  });

  it('says so, too, when the source is away', async () => {
    const { measured, text } = await measure({ candidate }, new Error('the monitor is away'));
    expect(measured).toMatchObject({ requests: 0 });
    expect(text).toBe('sample 1: no data (the monitor is away)');
  });

  it('counts requests that all failed as failures, not as missing data', async () => {
    const { measured } = await measure({ candidate }, { requests: 20, errors: 20, latencyP95Ms: null });

    expect(measured).toMatchObject({ requests: 20, errorRatePercent: 100 });
  });

  it('measures nothing of a deployment that is not there', async () => {
    const { measured, asked } = await measure(undefined);

    expect(measured.requests).toBe(0);
    expect(asked).toEqual([]);
  });
});

import { startInstance, instance } from './support/durable-calls';
import { startHost } from './support/host-process';
import { until } from './support/until';

describe('LOCAL_RETENTION', () => {
  it('has the host remove what ended, and keep what waits', async () => {
    const host = await startHost({ app: 'upkeep', env: { LOCAL_RETENTION: '00:00:02' } });
    await startInstance(host, 'chain', 'chain-1');
    await startInstance(host, 'waiter', 'waiter-1');
    await until(
      () => instance(host, 'chain-1'),
      (shown) => shown?.runtimeStatus === 'Completed',
    );

    await until(
      () => instance(host, 'chain-1'),
      (shown) => shown === undefined,
    );

    expect((await instance(host, 'waiter-1'))?.runtimeStatus).toBe('Running');
    expect(host.output()).toMatch(/Host\.Retention.*Retention: 1 instances that ended before/);
    expect((await host.stop()).code).toBe(0);
  });
});

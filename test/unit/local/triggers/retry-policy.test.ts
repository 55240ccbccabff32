import { readRetryPolicy, runWithRetries } from '../../../../local/triggers/retry-policy';

async function run(options: Record<string, unknown> | undefined, failures: number) {
  const delays: number[] = [];
  const contexts: unknown[] = [];
  let error: unknown;
  try {
    await runWithRetries(
      readRetryPolicy(options),
      async (context) => {
        contexts.push(context && { retryCount: context.retryCount, message: context.exception?.message });
        if (contexts.length <= failures) throw new Error(`failure ${contexts.length}`);
      },
      async (millis) => delays.push(millis) > 0,
    );
  } catch (caught) {
    error = caught;
  }
  return { delays, contexts, error };
}

describe('function retry policy', () => {
  it('fails at once without a policy', async () => {
    expect(await run(undefined, 1)).toMatchObject({ delays: [], error: new Error('failure 1') });
  });

  it('retries at a fixed delay and tells the function about it', async () => {
    const outcome = await run({ retryStrategy: 'fixedDelay', maxRetryCount: 2, delayInterval: { seconds: 5 } }, 2);
    expect(outcome.delays).toEqual([5000, 5000]);
    expect(outcome.contexts).toEqual([
      undefined,
      { retryCount: 1, message: 'failure 1' },
      { retryCount: 2, message: 'failure 2' },
    ]);
    expect(outcome.error).toBeUndefined();
  });

  it('doubles the delay up to the maximum, then gives up', async () => {
    const outcome = await run(
      {
        retryStrategy: 'exponentialBackoff',
        maxRetryCount: 3,
        minimumInterval: { seconds: 1 },
        maximumInterval: { seconds: 3 },
      },
      9,
    );
    expect(outcome.delays).toEqual([1000, 2000, 3000]);
    expect(outcome.error).toEqual(new Error('failure 4'));
  });
});

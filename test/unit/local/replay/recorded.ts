import * as df from 'durable-functions';
import type { RecordedHistory, UnreadableHistory } from '../../../../local/replay/recorded-history';
import { createTestHost, type InlineApp, type TestHost } from '../../../../local/testing';

type Orchestrator = (context: df.OrchestrationContext) => Generator<df.Task, unknown, unknown>;

/** Every kind of task: retries, an entity call, a long timer, a child, a message, a wait. */
const busy: Orchestrator = function* (context) {
  yield context.df.callActivityWithRetry('flaky', new df.RetryOptions(1000, 3));
  yield context.df.callEntity(new df.EntityId('counter', 'x'), 'get');
  yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 20 * 86_400_000));
  const parts = [context.df.callSubOrchestrator('child', 2), context.df.callActivity('echo', 'last')];
  yield context.df.Task.all(parts);
  return yield context.df.waitForExternalEvent('go');
};

const child: Orchestrator = function* (context) {
  return yield context.df.callActivity('echo', context.df.getInput());
};

/** Is in its third generation when it waits. */
const rounds: Orchestrator = function* (context) {
  const round = Number(context.df.getInput());
  yield context.df.callActivity('echo', round);
  if (round < 3) context.df.continueAsNew(round + 1);
  else yield context.df.waitForExternalEvent('go');
  return round;
};

export function recordedApp(): InlineApp {
  let calls = 0;
  return {
    orchestrators: { busy, child, rounds },
    activities: {
      flaky() {
        calls += 1;
        if (calls < 3) throw new Error('not yet');
        return calls;
      },
      echo: (input) => input,
    },
    entities: { counter: (context: df.EntityContext<number>) => context.df.return(1) },
  };
}

/** Runs the app until `busy-1` and `rounds-1` wait for their event; `done` is `busy-2`, which has got it. */
export async function recordedHost(): Promise<TestHost> {
  const host = await createTestHost({ app: recordedApp() });
  await host.start('busy', null, { instanceId: 'busy-1' });
  await host.start('busy', null, { instanceId: 'busy-2' });
  await host.start('rounds', 1, { instanceId: 'rounds-1' });
  await host.raise('busy-2', 'go', 'now');
  await host.runUntil(async () => (await host.state('busy-2')).runtimeStatus === 'Completed');
  return host;
}

export async function recordOf(host: TestHost, instanceId: string): Promise<RecordedHistory> {
  const { name, version, runtimeStatus } = await host.state(instanceId);
  return { instanceId, name, version, runtimeStatus, history: await host.exportHistory(instanceId) };
}

export async function* sourceOf(
  ...records: readonly (RecordedHistory | UnreadableHistory)[]
): AsyncGenerator<RecordedHistory | UnreadableHistory> {
  yield* records;
}

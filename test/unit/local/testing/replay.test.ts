import * as df from 'durable-functions';
import { createTestHost, replay, type TestHost } from '../../../../local/testing';

type Orchestrator = (context: df.OrchestrationContext) => Generator<df.Task, unknown, unknown>;

const recorded: Orchestrator = function* (context) {
  const options = new df.RetryOptions(1000, 3);
  yield context.df.callActivityWithRetry('flaky', options);
  yield context.df.callEntity(new df.EntityId('counter', 'x'), 'get');
  yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 20 * 86_400_000));
  return yield context.df.callActivity('last');
};

let host: TestHost;
let history: Awaited<ReturnType<TestHost['exportHistory']>>;

beforeAll(async () => {
  let calls = 0;
  host = await createTestHost({
    app: {
      orchestrators: { main: recorded },
      activities: {
        flaky() {
          calls += 1;
          if (calls < 3) throw new Error('not yet');
          return calls;
        },
        last: () => 'done',
      },
      entities: { counter: (context: df.EntityContext<number>) => context.df.return(1) },
    },
  });
  const id = await host.start('main');
  await host.runToEnd(id);
  history = await host.exportHistory(id);
});

afterAll(() => host.close());

describe('replay', () => {
  it('finds nothing when the code is the same, also over unfinished histories', async () => {
    expect(await replay(history, recorded)).toBeUndefined();
    const lastPass = history.map((event) => event.EventType).lastIndexOf(12);
    expect(await replay(history.slice(0, lastPass), recorded)).toBeUndefined();
  });

  it('names both sides of the first difference', async () => {
    const renamed: Orchestrator = function* (context) {
      yield context.df.callActivity('other');
      return 1;
    };
    expect(await replay(history, renamed)).toMatchObject({
      pass: 0,
      taskId: 0,
      recorded: { kind: 'activity', name: 'flaky' },
      replayed: { kind: 'activity', name: 'other' },
      message: "Pass 0, task 0: the history has activity 'flaky', the code now does activity 'other'.",
    });
  });

  it('sees a step that is gone and a step that is new', async () => {
    const shorter: Orchestrator = function* (context) {
      yield context.df.callActivityWithRetry('flaky', new df.RetryOptions(1000, 3));
      return 'early';
    };
    expect(await replay(history, shorter)).toMatchObject({ recorded: { kind: 'message' }, replayed: undefined });
    const longer: Orchestrator = function* (context) {
      yield* recorded(context);
      return yield context.df.callActivity('more');
    };
    expect(await replay(history, longer)).toMatchObject({ recorded: undefined, replayed: { name: 'more' } });
  });
});

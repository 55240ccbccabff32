import * as df from 'durable-functions';
import { closeHosts, echo, fail, failureOf, hostOf, run } from './support/hosts';

afterEach(closeHosts);

describe('external events', () => {
  it('are kept until somebody waits, in order', async () => {
    const host = await hostOf({
      orchestrators: {
        *main(context) {
          yield context.df.callActivity('echo');
          const seen: unknown[] = [];
          for (let count = 0; count < 3; count += 1) seen.push(yield context.df.waitForExternalEvent('go'));
          return seen;
        },
      },
      activities: { echo },
    });
    const id = await host.start('main');
    await Promise.all([1, 2, 3].map((value) => host.raise(id, 'go', value)));
    await host.runToEnd(id);
    expect(await host.output(id)).toEqual([1, 2, 3]);
  });

  it('serve several waits last in, first out', async () => {
    const host = await hostOf({
      orchestrators: {
        *main(context) {
          return yield context.df.Task.all([
            context.df.waitForExternalEvent('A'),
            context.df.waitForExternalEvent('A'),
          ]);
        },
      },
    });
    const id = await host.start('main');
    await host.raise(id, 'A', 1);
    await host.raise(id, 'A', 2);
    expect(await host.output(id)).toEqual([2, 1]);
  });

  it('of unknown and ended instances are answered', async () => {
    const host = await hostOf({ orchestrators: { *main() {} } });
    const id = await host.start('main');
    expect(await host.engine.raiseEvent(id, 'go', null)).toBe('finished');
    expect(await host.engine.raiseEvent('nobody', 'go', null)).toBe('notFound');
  });

  it('that nobody consumed survive continueAsNew, with a warning about Azure', async () => {
    const host = await hostOf({
      orchestrators: {
        *main(context) {
          const round = Number(context.df.getInput());
          if (round === 1) return yield context.df.waitForExternalEvent('later');
          yield context.df.waitForExternalEvent('now');
          context.df.continueAsNew(1);
          return undefined;
        },
      },
    });
    const id = await host.start('main', 0);
    await host.raise(id, 'later', 'kept');
    await host.raise(id, 'now');
    await host.runToEnd(id);
    expect(await host.output(id)).toBe('kept');
    expect(host.logs.map((record) => record.message).join()).toMatch(/unconsumed event\(s\) \(later\)/);
  });
});

describe('children', () => {
  it('have ids of execution and task, or the given one', async () => {
    const host = await hostOf({
      orchestrators: {
        *main(context) {
          const own = yield context.df.callSubOrchestrator('child', undefined, 'given');
          const other = yield context.df.callSubOrchestrator('child');
          return [own, other];
        },
        *child(context) {
          return [context.df.instanceId, context.df.parentInstanceId];
        },
      },
    });
    const id = await host.start('main');
    await host.runToEnd(id);
    const { executionId } = await host.state(id);
    expect(await host.output(id)).toEqual([
      ['given', id],
      [`${executionId}:1`, id],
    ]);
    expect(executionId).toMatch(/^[0-9a-f]{8}-/);
  });

  it('of one id started at once both run and both answer', async () => {
    const output = await run({
      orchestrators: {
        *main(context) {
          return yield context.df.Task.all(
            [1, 2].map((value) => context.df.callSubOrchestrator('child', value, 'same')),
          );
        },
        *child(context) {
          return yield context.df.callActivity('echo', context.df.getInput());
        },
      },
      activities: { echo },
    });
    expect(output).toEqual([1, 2]);
  });

  it('take over the id of a running stranger', async () => {
    const host = await hostOf({
      orchestrators: {
        *stranger(context) {
          yield context.df.waitForExternalEvent('never');
        },
        *main(context) {
          return yield context.df.callSubOrchestrator('child', 7, 'taken');
        },
        *child(context) {
          return yield context.df.callActivity('echo', context.df.getInput());
        },
      },
      activities: { echo },
    });
    await host.start('stranger', null, { instanceId: 'taken' });
    const id = await host.start('main');
    await host.runToEnd(id);
    expect(await host.output(id)).toBe(7);
    expect((await host.state('taken')).name).toBe('child');
  });

  it('with an impossible id fail the orchestration', async () => {
    const ids: [string, RegExp][] = [
      ['@x', /starts with '@'/],
      ['MAIN-1', /own id/],
    ];
    for (const [childId, text] of ids) {
      const host = await hostOf({
        orchestrators: {
          *main(context) {
            yield context.df.callSubOrchestrator('main', 1, childId);
          },
        },
      });
      const state = await host.runToEnd(await host.start('main', 0, { instanceId: 'main-1' }));
      expect(state.output).toMatch(text);
    }
  });

  it('are retried with a new id each time', async () => {
    const ids: string[] = [];
    const output = await run({
      orchestrators: {
        *main(context) {
          return yield context.df.callSubOrchestratorWithRetry('child', new df.RetryOptions(1000, 3), 'x');
        },
        *child(context) {
          if (!context.df.isReplaying) ids.push(context.df.instanceId);
          if (ids.length < 3) throw new Error('not yet');
          return 'third';
        },
      },
    });
    expect(output).toBe('third');
    expect(new Set(ids).size).toBe(3);
  });

  it('do not inherit the version; theirs is the default', async () => {
    const host = await hostOf(
      {
        orchestrators: {
          *main(context) {
            const own = context.df.version;
            return [own, yield context.df.callSubOrchestrator('child'), yield childOf(context, '1.5')];
          },
          *child(context) {
            return context.df.version;
          },
        },
      },
      { engine: { versions: { defaultVersion: '2.0' } } },
    );
    const id = await host.start('main', null, { version: '1.0' });
    await host.runToEnd(id);
    expect(await host.output(id)).toEqual(['1.0', '2.0', '1.5']);
  });

  it('that are terminated fail their parent, which cannot catch it', async () => {
    const host = await hostOf({
      orchestrators: {
        *main(context) {
          try {
            yield context.df.callSubOrchestrator('child', null, 'child-1');
          } catch {
            return 'caught';
          }
          return 'no error';
        },
        *child(context) {
          yield context.df.waitForExternalEvent('never');
        },
      },
    });
    const id = await host.start('main');
    await host.engine.settled();
    expect(await host.engine.terminate('child-1', 'enough')).toBe('accepted');
    const state = await host.runToEnd(id);
    expect(state.runtimeStatus).toBe('Failed');
    expect(state.output).toMatch(/^Non-Deterministic workflow detected: .*'child-1' was terminated \(enough\)/);
  });
});

describe('entities', () => {
  const counter = (context: df.EntityContext<number>): void => {
    const value = context.df.getState(() => 0) ?? 0;
    const input = context.df.getInput<number>() ?? 0;
    if (context.df.operationName === 'add') context.df.setState(value + input);
    if (context.df.operationName === 'get') context.df.return(value);
    if (context.df.operationName === 'delete') context.df.destructOnExit();
    if (context.df.operationName === 'pass') context.df.signalEntity(new df.EntityId('counter', 'next'), 'add', value);
    if (context.df.operationName === 'addThenThrow') {
      context.df.setState(value + 1);
      throw new Error('lost');
    }
  };
  const id = new df.EntityId('Counter', 'One');

  it('take signals and calls in order', async () => {
    const output = await run({
      orchestrators: {
        *main(context) {
          context.df.signalEntity(id, 'add', 2);
          context.df.signalEntity(id, 'add', 3);
          return yield context.df.callEntity(id, 'get');
        },
      },
      entities: { counter },
    });
    expect(output).toBe(5);
  });

  it('lose the message of an error and keep the state set before it', async () => {
    const output = await run({
      orchestrators: {
        *main(context) {
          try {
            yield context.df.callEntity(id, 'addThenThrow');
          } catch (error) {
            return [(error as Error).message, yield context.df.callEntity(id, 'get')];
          }
          return 'no error';
        },
      },
      entities: { counter },
    });
    expect(output).toEqual(['[object Object]', 1]);
  });

  it('are read, listed and deleted by clients, and signal each other', async () => {
    const host = await hostOf({ entities: { counter } });
    const address = { name: 'COUNTER', key: 'One' };
    await host.engine.signalEntity(address, 'add', '4');
    await host.engine.signalEntity(address, 'pass', null);
    await host.engine.settled();
    expect(await host.engine.readEntity(address)).toBe('4');
    expect((await host.engine.listEntities({ name: 'counter' })).items.map(({ address: { key } }) => key)).toEqual([
      'One',
      'next',
    ]);
    await host.engine.signalEntity(address, 'delete', null);
    await host.engine.settled();
    expect(await host.engine.readEntity(address)).toBeUndefined();
  });

  it('that do not exist fail a call and drop a signal with a warning', async () => {
    const output = await failureOf({
      orchestrators: {
        *main(context) {
          yield context.df.callEntity(new df.EntityId('nobody', 'x'), 'get');
        },
      },
      entities: { counter },
    });
    expect(output).toMatch(/The function 'nobody' doesn't exist, is disabled, or is not an entity function/);
    const host = await hostOf({ entities: { counter } });
    await host.engine.signalEntity({ name: 'nobody', key: 'x' }, 'add', null);
    expect(host.logs[0]?.message).toMatch(/is dropped: no entity function named 'nobody'/);
  });

  it('cannot be locked', async () => {
    const output = await failureOf({
      orchestrators: {
        *main(context) {
          yield (context.df as unknown as { lock(entity: df.EntityId): df.Task }).lock(id);
        },
      },
      entities: { counter },
    });
    expect(output).toMatch(/Entity locks \(context\.df\.lock\) are not supported/);
  });
});

describe('continueAsNew', () => {
  it('starts a fresh history with new GUIDs and keeps id and waiting status', async () => {
    const guids: string[] = [];
    const host = await hostOf({
      orchestrators: {
        *main(context) {
          const round = Number(context.df.getInput());
          guids.push(context.df.newGuid(context.df.instanceId));
          if (round === 0) context.df.setCustomStatus('first');
          if (round < 3) {
            context.df.continueAsNew(round + 1);
            return undefined;
          }
          yield context.df.waitForExternalEvent('end');
          return 'done';
        },
      },
    });
    const id = await host.start('main', 0);
    await host.engine.settled();
    expect((await host.state(id)).input).toBe('3');
    await host.raise(id, 'end');
    expect(await host.output(id)).toBe('done');
    expect((await host.exportHistory(id)).map((event) => event.EventType)).toEqual([12, 0, 13, 12, 15, 1, 13]);
    expect(new Set(guids).size).toBe(4);
  });

  it('puts quotes around a text, as Azure does', async () => {
    const output = await run(
      {
        orchestrators: {
          *main(context) {
            const input = String(context.df.getInput());
            if (input === 'start') {
              context.df.continueAsNew('abc');
              return undefined;
            }
            return yield context.df.callActivity('echo', input);
          },
        },
        activities: { echo },
      },
      'start',
    );
    expect(output).toBe('"abc"');
  });

  it('waits for what is still open', async () => {
    const host = await hostOf({
      orchestrators: {
        *main(context) {
          const again = context.df.getInput() === 1;
          if (again) return 'second';
          const timer = context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 1000));
          yield context.df.Task.any([timer, context.df.callActivity('echo')]);
          context.df.continueAsNew(1);
          return undefined;
        },
      },
      activities: { echo, fail },
    });
    const before = host.clock.now();
    const id = await host.start('main', 0);
    await host.runToEnd(id);
    expect(await host.output(id)).toBe('second');
    expect(host.clock.now() - before).toBe(1000);
  });
});

/** The types of the SDK do not know the version parameter. */
function childOf(context: df.OrchestrationContext, version: string): df.Task {
  const { df: durable } = context;
  return (durable.callSubOrchestrator as (...args: unknown[]) => df.Task).call(
    durable,
    'child',
    null,
    undefined,
    version,
  );
}

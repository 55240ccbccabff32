import * as df from 'durable-functions';
import type { InlineApp } from '../../../../local/testing';
import { type Program, type Statement, type Task } from './programs';

/** Ends of activities of one turn come in any order; results may not depend on it. */
async function shuffle(): Promise<void> {
  for (let turns = Math.floor(Math.random() * 12); turns > 0; turns -= 1) await Promise.resolve();
}

type Context = df.OrchestrationContext;
type Steps = Generator<df.Task, unknown, unknown>;

interface Input {
  readonly program: Program;
  readonly round: number;
  readonly output: readonly unknown[];
}

/** Effects of the programs on the world outside the orchestration. */
export interface Outside {
  raise(instanceId: string, name: string, value: number): Promise<void>;
  /** Counts calls of one flaky activity; kept over crashes by the caller, or not. */
  attempt(key: string): number;
}

export function programApp(outside: Outside): InlineApp {
  return {
    orchestrators: { program: runProgram },
    activities: {
      echo: async (value: unknown) => {
        await shuffle();
        return value;
      },
      fail: () => {
        throw new Error('as asked');
      },
      flaky: async ({ key, failures, value }: { key: string; failures: number; value: number }) => {
        await shuffle();
        if (outside.attempt(key) <= failures) throw new Error('not yet');
        return value;
      },
      raise: async ({ instanceId, name, value }: { instanceId: string; name: string; value: number }) => {
        await outside.raise(instanceId, name, value);
        return null;
      },
    },
    entities: {
      sum(context: df.EntityContext<number>) {
        const value = context.df.getState(() => 0) ?? 0;
        if (context.df.operationName === 'get') context.df.return(value);
        else context.df.setState(value + (context.df.getInput<number>() ?? 0));
      },
    },
  };
}

function* runProgram(context: Context): Steps {
  const { program, round, output } = context.df.getInput<Input>();
  const results = [...output];
  const late: df.Task[] = [];
  for (const statement of program.statements)
    results.push(yield* runStatement(context, statement, program, round, late));
  if (late.length > 0) yield context.df.Task.all(late);
  if (round < program.rounds) {
    context.df.continueAsNew({ program, round: round + 1, output: results });
    return undefined;
  }
  return results;
}

function* runStatement(
  context: Context,
  statement: Statement,
  program: Program,
  round: number,
  late: df.Task[],
): Steps {
  const entity = new df.EntityId('sum', `${program.entity}-${context.df.instanceId}`);
  switch (statement.kind) {
    case 'await': {
      const built = build(context, statement.task, round);
      return built.read(yield built.task);
    }
    case 'failing':
      return yield* runFailing(context, statement.retry);
    case 'race':
      return yield* runRace(context, statement.tasks, statement.cancel, round);
    case 'event':
      return yield* runEvent(context, `${statement.name}-${round}`, statement.value, statement.early);
    case 'signal':
      context.df.signalEntity(entity, 'add', statement.amount);
      return program.entity;
    case 'read':
      return yield context.df.callEntity(entity, 'get');
    case 'pool':
      return yield* runPool(context, statement.tasks, round);
    default: {
      const task = context.df.callActivity('echo', statement.value);
      late.push(task);
      return statement.value;
    }
  }
}

function* runFailing(context: Context, retry: boolean): Steps {
  try {
    if (retry) yield context.df.callActivityWithRetry('fail', new df.RetryOptions(500, 2));
    else yield context.df.callActivity('fail');
  } catch {
    return 'caught';
  }
  return 'not caught';
}

function* runRace(context: Context, members: readonly Task[], cancel: boolean, round: number): Steps {
  const tasks = members.map((member) => build(context, member, round).task);
  const winner = yield context.df.Task.any(tasks);
  if (cancel) {
    for (const task of tasks) if (task !== winner && 'cancel' in task) (task as df.TimerTask).cancel();
  }
  return tasks.indexOf(winner as df.Task);
}

function* runPool(context: Context, members: readonly Task[], round: number): Steps {
  const open = members.map((member) => ({ task: build(context, member, round).task, isFirst: true }));
  const values: number[] = [];
  while (open.length > 0) {
    const winner = yield context.df.Task.any(open.map(({ task }) => task));
    const ended = open.splice(
      open.findIndex(({ task }) => task === winner),
      1,
    )[0];
    if (ended === undefined) throw new Error('any returned a task that is not in the pool');
    // The result itself, so that results delivered to the wrong task are seen.
    const { result } = winner as df.Task;
    const got = typeof result === 'number' ? result : -10;
    values.push(got);
    const value = got + 1;
    if (ended.isFirst) open.push({ task: context.df.callActivity('echo', value), isFirst: false });
  }
  return values.sort((a, b) => a - b);
}

function* runEvent(context: Context, name: string, value: number, early: boolean): Steps {
  const raise = context.df.callActivity('raise', { instanceId: context.df.instanceId, name, value });
  if (early) {
    yield raise;
    return yield context.df.waitForExternalEvent(name);
  }
  const [event] = (yield context.df.Task.all([context.df.waitForExternalEvent(name), raise])) as unknown[];
  return event;
}

interface Built {
  readonly task: df.Task;
  /** The task's result without task objects: an any is the index of its winner. */
  read(value: unknown): unknown;
}

function build(context: Context, task: Task, round: number): Built {
  const { df: durable } = context;
  const plain = (built: df.Task): Built => ({ task: built, read: (value) => value ?? null });
  switch (task.kind) {
    case 'act':
      return plain(durable.callActivity('echo', task.value));
    case 'timer':
      return plain(durable.createTimer(new Date(durable.currentUtcDateTime.getTime() + task.ms)));
    case 'flaky': {
      const key = `${durable.instanceId}/${round}/${task.key}`;
      const input = { key, failures: task.failures, value: task.value };
      return plain(durable.callActivityWithRetry('flaky', new df.RetryOptions(1000, task.attempts), input));
    }
    case 'child': {
      const input = { program: task.program, round: 0, output: [] };
      if (!task.retry) return plain(durable.callSubOrchestrator('program', input));
      return plain(durable.callSubOrchestratorWithRetry('program', new df.RetryOptions(1000, 2), input));
    }
    case 'all': {
      const members = task.tasks.map((member) => build(context, member, round));
      const read = (value: unknown) => (value as unknown[]).map((result, index) => members[index]?.read(result));
      return { task: durable.Task.all(members.map((member) => member.task)), read };
    }
    default: {
      const members = task.tasks.map((member) => build(context, member, round).task);
      return { task: durable.Task.any(members), read: (value) => members.indexOf(value as df.Task) };
    }
  }
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Task } from 'durable-functions';
import { replay } from '../../local/testing';
import type { Context, Step } from '../../orchestrators/kit';
import { orchestrators, version, versions } from './product-world';
import { recordedRuns, recordRun } from './record-histories';
import type { RecordedInstance } from './record-histories';

const folder = join(__dirname, 'histories');

const files = readdirSync(folder).flatMap((recorded) =>
  readdirSync(join(folder, recorded)).map((file) => ({ recorded, file })),
);

function read({ recorded, file }: { readonly recorded: string; readonly file: string }): readonly RecordedInstance[] {
  return JSON.parse(readFileSync(join(folder, recorded, file), 'utf8')) as readonly RecordedInstance[];
}

function codeOf({ orchestrator }: RecordedInstance): (typeof orchestrators)[keyof typeof orchestrators] {
  return orchestrators[orchestrator as keyof typeof orchestrators];
}

/** The engine names the answer of an entity after its call: a new id each time. */
function isAnswerOfEntity(name: unknown): boolean {
  return typeof name === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name);
}

const finishedRun = read({ recorded: version, file: 'finished-run.json' });

function instanceOf(orchestrator: string): RecordedInstance {
  const found = finishedRun.find((instance) => instance.orchestrator === orchestrator);
  if (!found) throw new Error(`No ${orchestrator} was recorded.`);
  return found;
}

/**
 * A failure here means that a run of that version would break in the middle. Go back to the order of steps it was recorded
 * with, or branch on the version and release a new one; the recording itself is never touched once its version is out.
 */
describe('a recorded run', () => {
  it.each(files)('$recorded/$file goes on with the current orchestrators', async (place) => {
    const divergences: unknown[] = [];
    for (const instance of read(place)) {
      const divergence = await replay(instance.history, codeOf(instance));
      if (divergence) divergences.push({ instance: instance.instanceId, ...divergence });
    }
    expect(divergences).toEqual([]);
  });

  it.each(versions)('of %s is there for every kind of run, and every orchestrator is in one of them', (of) => {
    const names = files.filter(({ recorded }) => recorded === of).map(({ file }) => file);
    expect(names.sort()).toEqual(
      Object.keys(recordedRuns)
        .map((name) => `${name}.json`)
        .sort(),
    );
    const recorded = new Set(files.flatMap(read).map(({ orchestrator }) => orchestrator));
    expect([...recorded].sort()).toEqual(Object.keys(orchestrators).sort());
  });

  it('holds waiting instances as well as ended ones', () => {
    const statusOf = (file: string) =>
      read({ recorded: version, file }).find(({ orchestrator }) => orchestrator === 'deliverWorkItem')?.runtimeStatus;
    expect(statusOf('finished-run.json')).toBe('Completed');
    expect(statusOf('waiting-at-qa-gate.json')).toBe('Running');
  });

  it('comes out the same when it is recorded again', async () => {
    const again = await recordRun('finished-run');

    const shape = (instances: readonly RecordedInstance[]) =>
      instances.map(({ history, ...instance }) => ({
        ...instance,
        events: history.map(({ EventType, EventId, Name, FireAt }) => ({
          ...{ EventType, EventId, FireAt },
          Name: isAnswerOfEntity(Name) ? 'answer of an entity' : Name,
        })),
      }));
    expect(shape(again)).toEqual(shape(finishedRun));
  });
});

describe('a changed orchestrator', () => {
  const raw = (context: Context) => context.df;

  it('diverges where a step was put in before the others', async () => {
    function* changed(context: Context): Step<unknown> {
      yield raw(context).callActivity('readTheWeather');
      return yield* orchestrators.deliverWorkItem(context) as Step<unknown>;
    }

    const { history } = instanceOf('deliverWorkItem');
    expect(await replay(history, changed as typeof orchestrators.deliverWorkItem)).toMatchObject({
      taskId: 0,
      recorded: { kind: 'message', name: 'op' },
      replayed: { kind: 'activity', name: 'readTheWeather' },
    });
  });

  it('diverges where its first step is another', async () => {
    const { history } = instanceOf('testChange');
    const divergence = await replay(history, orchestrators.planWorkItem);

    expect(divergence).toMatchObject({
      pass: 0,
      recorded: { name: 'startCheck' },
      replayed: { name: 'findDuplicates' },
    });
  });

  it('diverges where it ends before its history does', async () => {
    function* hasty(): Generator<Task, unknown, unknown> {
      return { kind: 'expired' };
    }

    expect(await replay(instanceOf('awaitDecision').history, hasty)).toMatchObject({
      recorded: { kind: 'activity', name: 'openGate' },
    });
  });
});

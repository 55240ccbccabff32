import type { ControlMethods, ControlMode, RunIndex } from '../../ports/run-index';
import { changeDocument, put } from './change';
import type { CosmosStore, Documents } from './client';
import { lost } from './decide';
import { documentId, tenantOf } from './document';
import type { Document } from './document';
import { runDocument, runDocumentId } from './run-document';
import type { RunDocument } from './run-document';
import { select } from './select';

/** What a person asked of a run, and which instances wait out its pause, in the order they came. */
interface ControlDocument extends Document {
  readonly kind: 'control';
  readonly runId: string;
  /** Absent until somebody asked for something. */
  readonly mode?: ControlMode;
  readonly setBy?: string;
  readonly waiters: readonly string[];
  readonly waiting: boolean;
}

/** A second `cancel` answers true and changes nothing: what was asked for already holds. */
export function createControls(store: CosmosStore, runs: Documents): ControlMethods {
  const placeOf = (runId: string) => ({ tenant: tenantOf(runId), id: documentId('control', runId) });
  const read = (runId: string) => runs.read<ControlDocument>(placeOf(runId).tenant, placeOf(runId).id);

  function changeWaiters(runId: string, next: (waiters: readonly string[]) => readonly string[]): Promise<void> {
    return changeDocument(store, runs, placeOf(runId), (control?: ControlDocument) => {
      const before = control?.waiters ?? [];
      const waiters = next(before);
      if (waiters.length === before.length) return { answer: undefined };
      return { document: controlDocument(runId, { ...control, waiters }), answer: undefined };
    });
  }

  async function waitedOut(): Promise<Unheard[]> {
    const where = [
      ['waiting', '=', true],
      ['mode', '!=', 'pause'],
    ] as const;
    const controls = await runs.queryAll<ControlDocument>(select('control', { where }));
    const unheard = controls.map(async ({ runId, tenant, waiters, mode = 'run' }) => {
      const run = await runs.read<RunDocument>(tenant, runDocumentId(runId));
      return run?.document.living ? waiters.map((instanceId) => ({ runId, instanceId, mode })) : [];
    });
    return (await Promise.all(unheard)).flat();
  }

  async function waiting(since: string): Promise<Unheard[]> {
    const found = await runs.queryAll<RunDocument>(select('run', { where: [['waits', '=', true]] }));
    return found.flatMap(({ control, record: { runId, waitingFor } }) =>
      control && waitingFor && (control.mode === 'cancel' || control.at >= since)
        ? [{ runId, instanceId: waitingFor.instanceId, mode: control.mode }]
        : [],
    );
  }

  return {
    getControl: async (runId) => (await read(runId))?.document.mode ?? 'run',
    setControl: (runId, mode, by, at) =>
      store.decide(`${runs.name}/${runId}`, async () => {
        const [control, run] = await Promise.all([
          read(runId),
          runs.read<RunDocument>(tenantOf(runId), runDocumentId(runId)),
        ]);
        if (control?.document.mode === 'cancel') return mode === 'cancel';
        const next = controlDocument(runId, { waiters: [], ...control?.document, mode, setBy: by });
        const outcome = await runs.batch(tenantOf(runId), [
          put(control, next),
          ...(run ? [put(run, runDocument({ ...run.document, control: { mode, at } }))] : []),
        ]);
        return outcome === 'done' ? true : lost;
      }),
    addControlWaiter: (runId, instanceId) =>
      changeWaiters(runId, (waiters) => (waiters.includes(instanceId) ? waiters : [...waiters, instanceId])),
    listControlWaiters: async (runId) => (await read(runId))?.document.waiters ?? [],
    removeControlWaiter: (runId, instanceId) =>
      changeWaiters(runId, (waiters) => waiters.filter((each) => each !== instanceId)),
    async listUnheardControls(since) {
      const all = [...(await waitedOut()), ...(await waiting(since))];
      return [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
    },
  };
}

type Unheard = Awaited<ReturnType<RunIndex['listUnheardControls']>>[number];

function controlDocument(
  runId: string,
  { mode, setBy, waiters }: Pick<ControlDocument, 'mode' | 'setBy' | 'waiters'>,
): ControlDocument {
  return {
    ...{ id: documentId('control', runId), tenant: tenantOf(runId), kind: 'control', runId },
    ...(mode === undefined ? {} : { mode }),
    ...(setBy === undefined ? {} : { setBy }),
    ...{ waiters, waiting: waiters.length > 0 },
  };
}

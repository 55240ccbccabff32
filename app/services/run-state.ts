import { readTimeline } from '../../activities/read-timeline';
import type { RunStateView, StageHistoryEntry } from '../../contracts/api';
import type { RunStatus } from '../../domain/lifecycle';
import type { Ports } from '../../ports';
import type { Identity } from '../../ports/directory';
import type { StoredEvent } from '../../ports/run-index';
import { requireRun } from './access';
import { shownStatus } from './read-runs';

export type ShowRunState = (identity: Identity, runId: string) => Promise<RunStateView>;

/** The run as a state file: derived from index and live log whenever it is asked for, kept nowhere. */
export function createShowRunState(ports: Pick<Ports, 'runs'>): ShowRunState {
  return async function showRunState(identity, runId) {
    const run = await requireRun(ports, identity, runId);
    const history = historyOf(await readTimeline(ports, runId));
    const outcome = (wanted: StageHistoryEntry['status']): readonly string[] => [
      ...new Set(
        history.filter((entry) => lastOf(history, entry.stageId)?.status === wanted).map((entry) => entry.stageId),
      ),
    ];
    const completed = outcome('completed');
    return {
      version: '1.0',
      runId,
      status: statusOf(await shownStatus(ports, run)),
      currentStage: history.at(-1)?.stageId ?? null,
      completedStages: completed,
      failedStages: outcome('failed'),
      stageHistory: history,
      lastCheckpoint: history.findLast((entry) => entry.status === 'completed')?.stageId ?? null,
      waitingFor: run.waitingFor,
      createdAt: run.startedAt,
      updatedAt: run.updatedAt,
    };
  };
}

type Entry = { -readonly [K in keyof StageHistoryEntry]: StageHistoryEntry[K] };

/** One entry per stretch of a stage: an automatic retry is another attempt of it, a person's choice begins a new one. */
function historyOf(events: readonly StoredEvent[]): readonly StageHistoryEntry[] {
  const entries: Entry[] = [];
  let isOpen = false;
  for (const { kind, stage, data, at } of events) {
    const last = entries.at(-1);
    if (kind === 'decision') isOpen = false;
    if (kind !== 'stage' || stage === undefined) continue;
    if (data?.['event'] === 'started') {
      if (last && isOpen && last.stageId === stage && last.status === 'failed') {
        Object.assign(last, { status: 'running', endTime: null, attempts: last.attempts + 1 });
      } else {
        const begun = {
          stageId: stage,
          status: 'running',
          startTime: at,
          endTime: null,
          attempts: 1,
          error: null,
        } as const;
        entries.push({ ...begun });
      }
      isOpen = true;
    } else if (last) {
      const isDone = data?.['event'] === 'completed';
      const error = isDone ? null : String(data?.['error'] ?? 'ended without success');
      Object.assign(last, { status: isDone ? 'completed' : 'failed', endTime: at, error });
    }
  }
  return entries;
}

function lastOf(history: readonly StageHistoryEntry[], stage: string): StageHistoryEntry | undefined {
  return history.findLast((entry) => entry.stageId === stage);
}

/** In the words of the state file: what has ended well or was cancelled is idle again. */
function statusOf(status: RunStatus): RunStateView['status'] {
  switch (status) {
    case 'queued':
    case 'completed':
    case 'cancelled':
      return 'idle';
    case 'crashed':
      return 'failed';
    default:
      return status;
  }
}

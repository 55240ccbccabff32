import type { TimelineEvent } from '../../contracts/activities';
import type { RunProgress } from '../../contracts/run';
import { insist, instanceIdOf, now } from '../kit';
import type { Context, Step } from '../kit';

/** Writes the run's progress and live log; each call is one durable step with a key of its own. A store that is away is waited for. */
export interface RunLog {
  record(progress: RunProgress, event?: TimelineEvent): Step<void>;
  note(kind: TimelineEvent['kind'], text: string, data?: TimelineEvent['data']): Step<void>;
}

export function createRunLog(context: Context, run: { readonly runId: string; readonly tenant: string }): RunLog {
  let count = 0;

  function* record(progress: RunProgress, event?: TimelineEvent): Step<void> {
    count += 1;
    yield* insist(context, 'recordProgress', {
      runId: run.runId,
      tenant: run.tenant,
      key: `${instanceIdOf(context)}#${count}`,
      at: now(context),
      progress,
      ...(event ? { event } : {}),
    });
  }

  function* note(kind: TimelineEvent['kind'], text: string, data?: TimelineEvent['data']): Step<void> {
    yield* record({}, { kind, text, ...(data ? { data } : {}) });
  }

  return { record, note };
}

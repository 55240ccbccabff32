import type { RunRequest, RunSnapshot } from '../../contracts/run';
import { defaultRunPolicy } from '../../domain/policy';
import type { Context, Step } from '../kit';
import { checkpoint, orRefused } from './journey';
import type { Journey } from './journey';
import type { Slot } from './admission';
import type { RunLog } from './run-log';

/**
 * Freezes what the run depends on. A repository without a readable project file stops the run at a checkpoint: once it is
 * mended, `continue` reads it again.
 */
export function* begin(context: Context, log: RunLog, slot: Slot, request: RunRequest): Step<Journey> {
  yield* log.record(
    { state: request.entry, status: 'running' },
    { kind: 'state', text: `${request.entry}: "${request.title}" for ${request.requester}` },
  );
  let visits = new Map<string, number>();
  for (;;) {
    const prepared = yield* orRefused(context, 'prepareRun', { run: request });
    if (prepared.kind === 'prepared') {
      return journeyOf({ context, log, slot }, prepared.snapshot, visits);
    }
    const stopped = journeyOf({ context, log, slot }, unprepared(request), visits);
    yield* checkpoint(stopped, { kind: 'needsPerson', code: prepared.code, reason: prepared.reason });
    visits = stopped.visits;
  }
}

function journeyOf(
  own: Pick<Journey, 'context' | 'log' | 'slot'>,
  run: RunSnapshot,
  visits: Map<string, number>,
): Journey {
  return {
    ...own,
    run,
    state: run.entry,
    links: {
      ...(run.manifest ? { project_manifest: run.manifest } : {}),
      ...(run.spec ? { code_gen_spec: run.spec } : {}),
      ...(run.testPlan ? { test_plan: run.testPlan } : {}),
      ...(run.bugReport ? { bug_reports: [run.bugReport] } : {}),
    },
    rounds: 0,
    sequence: 0,
    commit: undefined,
    pullRequest: undefined,
    risk: 'R1',
    assessments: 0,
    autonomy: run.policy.autonomy,
    visits,
    head: undefined,
    acceptsPush: false,
    carry: undefined,
    editsSeen: 0,
  };
}

/** Stands in until the project file can be read: enough for a checkpoint, nothing that could act. */
function unprepared(request: RunRequest): RunSnapshot {
  return { ...request, baseCommit: '', branch: '', policy: defaultRunPolicy, commands: { test: '' } };
}

import { setTimeout as sleep } from 'node:timers/promises';
import { isEnded } from '../domain/lifecycle';
import type { EventView, RunView } from '../contracts/api';
import type { ApiClient } from './api-client';
import { CliFailure } from './failure';
import { allEvents, getRun, listEvents } from './run-api';

/** What is new since the last step, and the run as it then stood. */
export interface Step {
  readonly events: readonly EventView[];
  readonly run: RunView;
}

export interface FollowOptions {
  /** Sequence of the last event already seen. */
  readonly after?: number;
  readonly signal?: AbortSignal;
}

/** Short: a change without an event of its own is seen soon, and a host that stops waits for open questions. */
const waitSeconds = 2;
const hostGoneAfterMs = 15_000;
const retryEveryMs = 500;

/** Follows a run until it ends or the caller stops. A host that restarts meanwhile is waited for. */
export async function* followRun(api: ApiClient, runId: string, options: FollowOptions = {}): AsyncGenerator<Step> {
  const { signal } = options;
  let last = options.after ?? 0;
  let first = true;
  for (;;) {
    const wait = first ? 0 : waitSeconds;
    const seen = await patiently(() => listEvents(api, runId, last, wait, signal), first, signal);
    last = seen.at(-1)?.sequence ?? last;
    const run = await patiently(() => getRun(api, runId, signal), first, signal);
    first = false;
    // What was written between the two questions belongs to an ended run's story too.
    const rest = isOver(run) ? await allEvents(api, runId, last, signal) : [];
    yield { events: [...seen, ...rest], run };
    if (isOver(run)) return;
  }
}

/** Nothing can change the run any more. One that failed but waits at a checkpoint can still be continued. */
export function isOver(run: RunView): boolean {
  return isEnded(run.status) && !(run.status === 'failed' && run.waitingFor !== null);
}

/** The run stands still until a person does something, or for good. */
export function restsWithPeople(run: RunView): boolean {
  if (isEnded(run.status) || run.status === 'paused') return true;
  return run.status === 'waiting_for_confirmation' || isForPeople(run);
}

/** The run waits for a decision that the API would take. */
export function isForPeople({ waitingFor }: RunView): boolean {
  return waitingFor?.kind === 'gate' || waitingFor?.kind === 'checkpoint';
}

async function patiently<T>(question: () => Promise<T>, impatient: boolean, signal?: AbortSignal): Promise<T> {
  const until = Date.now() + hostGoneAfterMs;
  for (;;) {
    try {
      return await question();
    } catch (error) {
      if (impatient || !isHostGone(error) || Date.now() >= until) throw error;
      await sleep(retryEveryMs, undefined, signal === undefined ? {} : { signal });
    }
  }
}

function isHostGone(error: unknown): boolean {
  return error instanceof CliFailure && (error.problem.code === 'no_host' || error.problem.status === 503);
}

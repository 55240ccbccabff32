import type { Stretch } from '../../domain/active-time';
import { admissionRanks } from '../../domain/admission';
import { slotTicketId } from '../../domain/ids';
import { admissionGrantedEvent, admissionKey, eventNames } from '../../contracts/names';
import type { RunRequest } from '../../contracts/run';
import {
  call,
  callEntity,
  instanceIdOf,
  now,
  RunCancelled,
  showStatus,
  signalEntity,
  untilResumed,
  waitFor,
} from '../kit';
import type { Context, Step } from '../kit';
import type { RunLog } from './run-log';

/** First look at the place in line when no doorbell rings, in seconds; doubled up to the longest. */
const firstLookSeconds = 15;
const longestLookSeconds = 300;

/**
 * A run's right to work. It is held while stages work, and given back while a person is waited for: a gate may be open for
 * weeks. Without a slot the run waits in line, with no compute and holding nothing.
 */
export interface Slot {
  /** Waits until the run may work. `returning` runs come before new ones, hotfixes before all. */
  take(why: 'new' | 'returning'): Step<void>;
  /** Gives the slot, or the place in line, back and wakes who is next. Never throws: a lost slot is found by the sweep. */
  leave(): Step<void>;
  /** When the slot was held, since the run began or a person gave it more time. */
  stints(): readonly Stretch[];
  /** From now on the run's time counts anew. */
  allowMoreTime(): void;
}

export function createSlot(context: Context, log: RunLog, run: RunRequest): Slot {
  const { runId, tenant } = run;
  let tickets = 0;
  let ticket: string | undefined;
  let stints: readonly Stretch[] = [];

  function newTicket(): string {
    tickets += 1;
    ticket = slotTicketId(runId, tickets);
    return ticket;
  }

  function* take(why: 'new' | 'returning'): Step<void> {
    const since = now(context);
    let id = newTicket();
    let shown: number | undefined;
    for (let look = firstLookSeconds; ; look = Math.min(look * 2, longestLookSeconds)) {
      const answer = yield* callEntity(context, 'admissionQueue', admissionKey, 'request', {
        ...{ id, run: runId, tenant, since, rank: rankOf(run, why) },
        at: now(context),
      });
      switch (answer.kind) {
        case 'granted':
          if (shown !== undefined) {
            yield* log.record({ status: 'running', waitingFor: null }, { kind: 'state', text: 'admitted' });
          }
          stints = [...stints, { from: now(context) }];
          return;
        case 'malformed':
          throw new Error(`The admission queue did not understand: ${answer.reason}`);
        case 'ended':
          id = newTicket();
          continue;
        case 'queued':
          if (answer.position !== shown) {
            yield* showPlace(answer.position, since, shown === undefined);
            shown = answer.position;
          }
      }
      yield* waitFor(context, [admissionGrantedEvent(id), eventNames.controlChanged], look);
      id = (yield* wasPaused(id)) ? newTicket() : id;
    }
  }

  /** A paused run leaves the line; it comes back with the time it first asked, and so to its place. */
  function* wasPaused(id: string): Step<boolean> {
    const { mode } = yield* call(context, 'awaitControl', { runId, instanceId: instanceIdOf(context) });
    if (mode === 'cancel') {
      throw new RunCancelled();
    }
    if (mode === 'run') {
      return false;
    }
    signalEntity(context, 'admissionQueue', admissionKey, 'release', { id, at: now(context) });
    ticket = undefined;
    yield* untilResumed(context, runId);
    return true;
  }

  function* showPlace(position: number, since: string, isFirst: boolean): Step<void> {
    const waitingFor = { kind: 'admission', position, since, instanceId: instanceIdOf(context) } as const;
    showStatus(context, { state: run.entry, status: 'queued', waitingFor });
    const text = `queued: place ${position} in line for a slot`;
    yield* log.record({ status: 'queued', waitingFor }, isFirst ? { kind: 'state', text } : undefined);
  }

  function* leave(): Step<void> {
    const id = ticket;
    if (id === undefined) {
      return;
    }
    ticket = undefined;
    stints = stints.map((stint) => ({ to: now(context), ...stint }));
    try {
      const answer = yield* callEntity(context, 'admissionQueue', admissionKey, 'release', { id, at: now(context) });
      if (answer.kind === 'released' && answer.next.length > 0) {
        yield* call(context, 'wakeAdmitted', { next: answer.next });
      }
    } catch {
      return;
    }
  }

  function allowMoreTime(): void {
    stints = stints.filter(({ to }) => to === undefined).map(() => ({ from: now(context) }));
  }

  return { take, leave, stints: () => stints, allowMoreTime };
}

function rankOf({ entry }: RunRequest, why: 'new' | 'returning'): number {
  // Only a hotfix begins at CODING: its spec was written by triage.
  if (entry === 'CODING') {
    return admissionRanks.hotfix;
  }
  return why === 'returning' ? admissionRanks.returning : admissionRanks.feature;
}

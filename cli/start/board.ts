import { setTimeout as sleep } from 'node:timers/promises';
import type { RunView } from '../../contracts/api';
import { CliFailure, reasonOf } from '../failure';
import { followRun, isForPeople, isOver } from '../follow-run';
import { dollars } from '../render/figures';
import { printable } from '../render/paint';
import { allEvents, listRuns } from '../run-api';
import { quoted, type Session } from '../session';
import type { ApiClient } from '../api-client';
import { openGateDesk } from './gate-desk';
import type { Voice } from './voice';

export interface BoardOptions {
  /** Runs that stood there before this start: of these only what is new is shown. */
  readonly earlier: readonly RunView[];
  /** Path of the sample's new feature, by project: what to call once it is live. */
  readonly tryPaths: Readonly<Record<string, string>>;
}

const lookForNewEveryMs = 2000;
const newestRuns = 50;

/** Shows every run that moves, live, until the signal fires. */
export async function showBoard(
  session: Session,
  api: ApiClient,
  voice: Voice,
  options: BoardOptions,
  signal: AbortSignal,
): Promise<void> {
  const desk = openGateDesk(session, api, voice, signal);
  const following = new Map<string, Promise<void>>();
  const known = new Set<string>();
  const ended = new Set(options.earlier.filter(isOver).map((run) => run.runId));

  async function follow(run: RunView, isEarlier: boolean): Promise<void> {
    const after = isEarlier ? ((await allEvents(api, run.runId, 0, signal)).at(-1)?.sequence ?? 0) : 0;
    for await (const step of followRun(api, run.runId, { after, signal })) {
      const prefix = following.size > 1 ? `${shortId(run.runId)}  ` : '';
      for (const event of step.events) voice.event(step.run, event, prefix);
      desk.notice(step.run);
      if (isOver(step.run)) await announceEnd(voice, step.run, options.tryPaths[run.project]);
    }
    ended.add(run.runId);
  }

  function begin(run: RunView): void {
    if (following.has(run.runId) || ended.has(run.runId)) return;
    const isEarlier = options.earlier.some(({ runId }) => runId === run.runId) && !known.has(run.runId);
    known.add(run.runId);
    const work = follow(run, isEarlier)
      .catch((error: unknown) => {
        if (!signal.aborted) voice.say(session.terminal.paint('red', reasonOf(error)));
      })
      .finally(() => following.delete(run.runId));
    following.set(run.runId, work);
  }

  while (!signal.aborted) {
    for (const run of await newest(api, signal)) begin(run);
    await sleep(lookForNewEveryMs, undefined, { signal }).catch(() => undefined);
  }
  await Promise.allSettled(following.values());
}

async function newest(api: ApiClient, signal: AbortSignal): Promise<readonly RunView[]> {
  try {
    return [...(await listRuns(api, { limit: newestRuns }, signal)).items].reverse();
  } catch (error) {
    if (signal.aborted || error instanceof CliFailure) return [];
    throw error;
  }
}

async function announceEnd(voice: Voice, run: RunView, tryPath: string | undefined): Promise<void> {
  voice.fact('ended', { run });
  const reason = run.statusReason === null ? '' : `: ${run.statusReason}`;
  voice.say(`\n${run.runId} is ${run.status} in ${run.state}${reason}. It cost ${dollars(run.costUsd)}.`);
  if (run.state !== 'PRODUCTION' || run.deployment === null) return;
  voice.say(`  deployed   ${run.deployment.url}  (${run.deployment.version})`);
  if (tryPath === undefined) return;
  const address = new URL(tryPath, run.deployment.url).href;
  voice.say(`  try it     curl ${quoted(address)}`);
  const answer = await call(address);
  if (answer !== undefined) voice.say(`  it answers ${answer}`);
}

/** Shown as it came; the health of the deployment was judged elsewhere. */
async function call(address: string): Promise<string | undefined> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(2000) });
    const text = await response.text();
    const line = printable(text).replace(/\s+/g, ' ');
    return `${response.status} ${line.length > 300 ? `${line.slice(0, 300)}…` : line}`;
  } catch {
    return undefined;
  }
}

/** A run's id without its tenant. */
function shortId(runId: string): string {
  return runId.slice(runId.indexOf('.') + 1);
}

/** Waits for people first, then by time. */
export function byUrgency(left: RunView, right: RunView): number {
  const urgency = Number(isForPeople(right)) - Number(isForPeople(left));
  return urgency === 0 ? right.updatedAt.localeCompare(left.updatedAt) : urgency;
}

import { isEnded } from '../lifecycle';
import type { RunStatus, SdlcState } from '../lifecycle';
import type { Standing } from './standing';
import type { PartSpec } from './task-graph';

/** What the whole sees of one part, in the order of the merge. */
export interface PartView extends PartSpec {
  /** Absent until it is started. */
  readonly run?: {
    readonly runId: string;
    readonly state: SdlcState;
    readonly status: RunStatus;
    /** It waits at its QA gate, which is open. */
    readonly atQa: boolean;
    /** A person can still have it continued. */
    readonly isResting: boolean;
  };
  readonly standing: Standing;
  readonly reason?: string;
}

export type Move =
  | { readonly kind: 'start'; readonly projects: readonly string[] }
  | { readonly kind: 'review'; readonly runs: readonly string[] }
  | { readonly kind: 'merge'; readonly run: string }
  | { readonly kind: 'keep'; readonly runs: readonly string[] }
  | { readonly kind: 'stop'; readonly runs: readonly string[]; readonly reason: string }
  | { readonly kind: 'undo'; readonly run: string; readonly reason: string }
  | { readonly kind: 'wait' }
  | { readonly kind: 'ended'; readonly result: 'all' | 'none' | 'partly'; readonly reason: string };

/**
 * What the whole does next. Contracts are tested before their consumers begin; nothing is merged before everything is
 * approved; then one at a time in the order of dependence. Once one fails, or `givenUp` names a reason, everything that was
 * merged is undone, newest first.
 */
export function nextMove(parts: readonly PartView[], givenUp?: string): Move {
  const trouble = givenUp ?? troubleOf(parts);
  if (parts.every(({ standing }) => standing === 'kept')) {
    return parts.every(hasEnded) ? { kind: 'ended', result: 'all', reason: '' } : { kind: 'wait' };
  }
  return trouble === undefined ? goOn(parts) : goBack(parts, trouble);
}

function goOn(parts: readonly PartView[]): Move {
  const startable = parts.filter(
    (part) => !part.run && part.dependsOn.every((other) => isTested(parts.find(({ project }) => project === other))),
  );
  if (startable.length > 0) return { kind: 'start', projects: startable.map(({ project }) => project) };
  const runs = parts.map(({ run }) => run?.runId ?? '');
  if (parts.every(({ standing }) => standing === 'deployed')) return { kind: 'keep', runs };
  if (parts.some(({ standing }) => standing === 'merging')) return { kind: 'wait' };
  if (parts.every(({ standing }) => standing === 'ready' || standing === 'deployed')) {
    return { kind: 'merge', run: parts.find(({ standing }) => standing === 'ready')?.run?.runId ?? '' };
  }
  const reviewed = parts.filter(({ run }) => run?.atQa);
  const isSettled = parts.every((part) => part.run?.atQa === true || isApproved(part));
  if (reviewed.length > 0 && isSettled) {
    return { kind: 'review', runs: reviewed.map(({ run }) => run?.runId ?? '') };
  }
  return { kind: 'wait' };
}

/** First nothing new may begin, then what is live goes, newest first, one at a time. */
function goBack(parts: readonly PartView[], reason: string): Move {
  const working = parts.filter(
    (part) => part.run && !hasEnded(part) && ['working', 'ready', 'merging'].includes(part.standing),
  );
  if (working.length > 0) return { kind: 'stop', runs: working.map(({ run }) => run?.runId ?? ''), reason };
  const live = parts.findLast(({ standing }) => ['deployed', 'failed', 'undo'].includes(standing));
  if (live && !hasEnded(live)) {
    return live.standing === 'undo' ? { kind: 'wait' } : { kind: 'undo', run: live.run?.runId ?? '', reason };
  }
  if (parts.some((part) => part.run && !hasEnded(part))) return { kind: 'wait' };
  const left = parts.filter(({ standing }) => ['deployed', 'failed', 'undo', 'merging', 'kept'].includes(standing));
  return left.length === 0
    ? { kind: 'ended', result: 'none', reason }
    : {
        kind: 'ended',
        result: 'partly',
        reason: `${reason}; not undone: ${left.map(({ project }) => project).join(', ')}`,
      };
}

function troubleOf(parts: readonly PartView[]): string | undefined {
  for (const part of parts) {
    if (part.standing === 'failed') return `${part.project}: ${part.reason ?? 'its delivery failed'}`;
    if (part.standing === 'undo' || part.standing === 'undone') return `${part.project}: ${part.reason ?? 'undone'}`;
    if (part.standing !== 'kept' && hasEnded(part)) return `${part.project} ended ${part.run?.status ?? ''}`.trim();
  }
  const isLive = parts.some(({ standing }) => standing === 'deployed');
  const again = isLive ? parts.find(({ standing }) => standing === 'working') : undefined;
  return again && `${again.project} has to be tested again while others are live already`;
}

function hasEnded({ run }: PartView): boolean {
  return run !== undefined && isEnded(run.status) && !run.isResting;
}

/** Approved, or already past it. */
function isApproved({ run, standing }: PartView): boolean {
  return standing !== 'working' || run?.state === 'DEPLOYMENT' || run?.state === 'PRODUCTION';
}

function isTested(part: PartView | undefined): boolean {
  return part?.run !== undefined && (part.run.atQa || isApproved(part));
}

/** The least advanced part speaks for the whole: it is in PRODUCTION when all of them are. */
export function stateOfWhole(parts: readonly PartView[]): SdlcState {
  const order: readonly SdlcState[] = [
    'PLANNING',
    'CODING',
    'TESTING',
    'AWAITING_QA_APPROVAL',
    'DEPLOYMENT',
    'PRODUCTION',
  ];
  // The whole has planned already; a part that plans, or is not begun, is work to be done.
  const ranks = parts.map(({ run }) => Math.max(1, run ? order.indexOf(run.state) : 0));
  return order[Math.min(...ranks)] ?? 'CODING';
}

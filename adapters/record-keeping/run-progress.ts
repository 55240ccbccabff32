import type { RunLinks, RunProgress } from '../../contracts/run';
import { AppError } from '../../domain/errors';
import type { RunRecord } from '../../ports/run-index';

/** Absent fields stay as they are; null clears; links are merged. */
export function mergeProgress(
  run: RunRecord,
  progress: RunProgress & { readonly branch?: string },
  at: string,
): RunRecord {
  return {
    ...run,
    state: progress.state ?? run.state,
    status: progress.status ?? run.status,
    statusReason: progress.statusReason === undefined ? run.statusReason : progress.statusReason,
    waitingFor: progress.waitingFor === undefined ? run.waitingFor : progress.waitingFor,
    links: mergeLinks(run.links, progress.links ?? {}),
    rounds: progress.rounds ?? run.rounds,
    commit: progress.commit ?? run.commit,
    branch: progress.branch ?? run.branch,
    pullRequest: progress.pullRequest ?? run.pullRequest,
    deployment: progress.deployment === undefined ? run.deployment : progress.deployment,
    updatedAt: at,
  };
}

function mergeLinks(old: RunLinks, added: RunLinks): RunLinks {
  const given = Object.fromEntries(Object.entries(added).filter(([, value]) => value !== undefined));
  const reports = [...new Set([...(old.bug_reports ?? []), ...(added.bug_reports ?? [])])];
  return { ...old, ...given, ...(reports.length > 0 ? { bug_reports: reports } : {}) };
}

/** By time, not by text: the same instant can be written with and without milliseconds. */
export function isOlder(at: string, last: string): boolean {
  const [given, stored] = [Date.parse(at), Date.parse(last)];
  if (Number.isNaN(given)) {
    throw new AppError('invalid_request', `"${at}" is no ISO 8601 time, so the progress cannot be put in order.`);
  }
  return given < stored;
}

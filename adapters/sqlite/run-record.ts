import { toJson, toJsonOrNull, integerOf, jsonOf, jsonOrNull, textOf, textOrNull } from './columns';
import type { Row } from './database';
import type { RunStatus, SdlcState } from '../../domain/lifecycle';
import type { RunRecord } from '../../ports/run-index';

export function runRecordOf(row: Row): RunRecord {
  return {
    runId: textOf(row, 'run_id'),
    tenant: textOf(row, 'tenant'),
    project: textOf(row, 'project'),
    workItem: textOf(row, 'work_item'),
    title: textOf(row, 'title'),
    requester: textOf(row, 'requester'),
    state: textOf(row, 'state') as SdlcState,
    status: textOf(row, 'status') as RunStatus,
    statusReason: textOrNull(row, 'status_reason'),
    waitingFor: jsonOrNull(row, 'waiting_for'),
    links: jsonOf(row, 'links'),
    rounds: integerOf(row, 'rounds'),
    commit: textOrNull(row, 'head_commit'),
    branch: textOrNull(row, 'branch'),
    pullRequest: jsonOrNull(row, 'pull_request'),
    deployment: jsonOrNull(row, 'deployment'),
    risk: jsonOrNull(row, 'risk'),
    autonomy: textOrNull(row, 'autonomy') as RunRecord['autonomy'],
    startedAt: textOf(row, 'started_at'),
    updatedAt: textOf(row, 'updated_at'),
  };
}

/** In the order of `updateRunSql`. */
export function updateRunArguments(run: RunRecord): (string | number | null)[] {
  return [
    run.state,
    run.status,
    run.statusReason,
    toJsonOrNull(run.waitingFor),
    toJson(run.links),
    run.rounds,
    run.commit,
    run.branch,
    toJsonOrNull(run.pullRequest),
    toJsonOrNull(run.deployment),
    run.updatedAt,
    run.updatedAt,
    run.runId,
  ];
}

export const updateRunSql = `UPDATE runs SET state = ?, status = ?, status_reason = ?, waiting_for = ?, links = ?, rounds = ?,
  head_commit = ?, branch = ?, pull_request = ?, deployment = ?, updated_at = ?, progress_at = ? WHERE run_id = ?`;

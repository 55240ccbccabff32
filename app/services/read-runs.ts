import type { EventView, RunListView, RunView } from '../../contracts/api';
import { isRunStatus, isSdlcState, nextTransitions } from '../../domain/lifecycle';
import { AppError } from '../../domain/errors';
import type { Ports } from '../../ports';
import type { Identity } from '../../ports/directory';
import type { RunFilter, RunRecord } from '../../ports/run-index';
import { currentTerms } from './gate-standing';
import { showParts } from './show-parts';
import { isOver, requireRun, requireTenantAccess } from './access';
import type { ServiceSettings } from './service-settings';

export interface RunQuery {
  readonly tenant?: string;
  readonly project?: string;
  readonly state?: string;
  readonly status?: string;
  readonly workItem?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

export type ListRuns = (identity: Identity, query: RunQuery) => Promise<RunListView>;
export type ShowRun = (identity: Identity, runId: string) => Promise<RunView>;

/** Newest first, only of tenants the caller may see. */
export function createListRuns(ports: Pick<Ports, 'runs' | 'ledger'>): ListRuns {
  return async function listRuns(identity, query) {
    const page = await ports.runs.listRuns(filterOf(identity, query));
    const items = await Promise.all(page.items.map((run) => viewRun(ports, run)));
    return { items, ...(page.cursor === undefined ? {} : { cursor: page.cursor }) };
  };
}

export function createShowRun(ports: Pick<Ports, 'runs' | 'ledger' | 'parts'>): ShowRun {
  return async function showRun(identity, runId) {
    const run = await requireRun(ports, identity, runId);
    const view = await viewRun(ports, run);
    return { ...view, ...(await votesAt(ports, run)), ...(await showParts(ports, runId, view.costUsd)) };
  };
}

export type ReadEvents = (
  identity: Identity,
  runId: string,
  after: number,
  waitSeconds: number,
) => Promise<{ readonly events: readonly EventView[]; readonly over: boolean }>;

const pollMs = 200;
/** Where each look costs money. */
const meteredPollMs = 1000;

/**
 * The live log after a sequence number. Waits up to `waitSeconds` for the first new event, unless the run is over: then
 * nothing more will come.
 */
export function createReadEvents(
  ports: Pick<Ports, 'runs'>,
  settings: Pick<ServiceSettings, 'measureStore'> = {},
): ReadEvents {
  const lookEveryMs = settings.measureStore ? meteredPollMs : pollMs;
  return async function readEvents(identity, runId, after, waitSeconds) {
    let run: RunRecord | undefined = await requireRun(ports, identity, runId);
    for (let waited = 0; ; waited += lookEveryMs) {
      const over = run === undefined || isOver(run);
      const events = await ports.runs.listEvents(runId, after);
      if (events.length > 0 || over || waited >= waitSeconds * 1000) return { events, over };
      await pause(lookEveryMs);
      run = await ports.runs.getRun(runId);
    }
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Nothing of the run moves while it is held, so the row cannot say so itself. */
export async function shownStatus(
  { runs }: Pick<Ports, 'runs'>,
  { runId, status }: Pick<RunRecord, 'runId' | 'status'>,
): Promise<RunRecord['status']> {
  const mayBeHeld = status === 'running' || status === 'waiting_for_confirmation';
  return mayBeHeld && (await runs.getControl(runId)) === 'pause' ? 'paused' : status;
}

async function viewRun(ports: Pick<Ports, 'ledger' | 'runs'>, run: RunRecord): Promise<RunView> {
  const totals = await ports.ledger.totals({ runId: run.runId });
  const status = await shownStatus(ports, run);
  const isHeld = status !== run.status;
  return {
    runId: run.runId,
    tenant: run.tenant,
    project: run.project,
    workItem: run.workItem,
    title: run.title,
    requester: run.requester,
    state: run.state,
    status,
    statusReason: isHeld ? 'paused by a person; resume lets it go on' : run.statusReason,
    waitingFor: run.waitingFor,
    manifest: run.links.project_manifest ?? null,
    links: run.links,
    rounds: run.rounds,
    costUsd: totals.costMicroUsd / 1_000_000,
    tokensIn: totals.inputTokens,
    tokensOut: totals.outputTokens,
    branch: run.branch,
    commit: run.commit,
    pullRequest: run.pullRequest,
    deployment: run.deployment,
    risk: riskOf(run),
    nextTransitions: isOver(run) ? [] : nextTransitions(run.state).map((transition) => transition.name),
    startedAt: run.startedAt,
    updatedAt: run.updatedAt,
  };
}

/** Where the open gate asks for several people, by the class that holds now. */
async function votesAt(ports: Pick<Ports, 'runs'>, run: RunRecord): Promise<Pick<RunView, 'votes'>> {
  const { waitingFor, runId } = run;
  const gateId = waitingFor?.kind === 'gate' ? waitingFor.gateId : undefined;
  const gate = gateId === undefined ? undefined : await ports.runs.getGate(runId, gateId);
  const quorum = gate && currentTerms(gate, run)?.quorum;
  if (!gate || quorum === undefined || quorum < 2) return {};
  return { votes: { quorum, approvals: await ports.runs.listVotes(runId, gate.gateId) } };
}

function riskOf({ risk, autonomy }: RunRecord): RunView['risk'] {
  return risk && { class: risk.class, reasons: risk.reasons, ...(autonomy ? { autonomy } : {}) };
}

function filterOf(identity: Identity, query: RunQuery): RunFilter {
  const { state, status, limit } = query;
  if (query.tenant !== undefined) requireTenantAccess(identity, query.tenant);
  const tenant = query.tenant ?? (identity.tenant === '*' ? undefined : identity.tenant);
  if (state !== undefined && !isSdlcState(state)) throw new AppError('invalid_request', `"${state}" is no state.`);
  if (status !== undefined && !isRunStatus(status)) throw new AppError('invalid_request', `"${status}" is no status.`);
  return {
    ...(tenant === undefined ? {} : { tenant }),
    ...(query.project === undefined ? {} : { project: query.project }),
    ...(query.workItem === undefined ? {} : { workItem: query.workItem }),
    ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
    ...(state === undefined ? {} : { state }),
    ...(status === undefined ? {} : { status }),
    ...(limit === undefined ? {} : { limit }),
  };
}

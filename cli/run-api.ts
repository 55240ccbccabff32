import type { DecisionBody, EventView, RunListView, RunView } from '../contracts/api';
import type { ReviewView } from '../contracts/review-view';
import type { ApiClient, Query } from './api-client';

/** Paths of the API that more than one command uses. */
export function runPath(runId: string, rest = ''): string {
  return `/v1/runs/${encodeURIComponent(runId)}${rest}`;
}

export function getRun(api: ApiClient, runId: string, signal?: AbortSignal): Promise<RunView> {
  return api.get<RunView>(runPath(runId), {}, signal);
}

export function listRuns(api: ApiClient, query: Query = {}, signal?: AbortSignal): Promise<RunListView> {
  return api.get<RunListView>('/v1/runs', query, signal);
}

/** Events after `after`, waiting up to `waitSeconds` for the first. */
export async function listEvents(
  api: ApiClient,
  runId: string,
  after: number,
  waitSeconds: number,
  signal?: AbortSignal,
): Promise<readonly EventView[]> {
  const query = { after, ...(waitSeconds > 0 ? { wait: waitSeconds } : {}) };
  const answer = await api.get<{ readonly items: readonly EventView[] }>(runPath(runId, '/events'), query, signal);
  return answer.items;
}

/** Everything there is so far, page by page. */
export async function allEvents(
  api: ApiClient,
  runId: string,
  after = 0,
  signal?: AbortSignal,
): Promise<readonly EventView[]> {
  const events: EventView[] = [];
  for (;;) {
    const page = await listEvents(api, runId, events.at(-1)?.sequence ?? after, 0, signal);
    if (page.length === 0) return events;
    events.push(...page);
  }
}

/** `counted`: one approval of several. */
export interface DecisionAnswer {
  readonly outcome: 'recorded' | 'counted' | 'repeated';
  readonly approvals?: { readonly have: number; readonly need: number };
}

export function decide(api: ApiClient, runId: string, gate: string, body: DecisionBody): Promise<DecisionAnswer> {
  return api.post(runPath(runId, `/gates/${encodeURIComponent(gate)}/decision`), body);
}

/** What the service has said in the run's pull request. */
export async function getReview(api: ApiClient, runId: string): Promise<ReviewView> {
  return api.get<ReviewView>(runPath(runId, '/review'));
}

/** Unified diff of the run's branch against its base. */
export async function getDiff(api: ApiClient, runId: string): Promise<string> {
  return new TextDecoder().decode(await api.bytes(runPath(runId, '/diff'), 'text/x-diff, text/plain'));
}

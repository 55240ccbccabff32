import { controlActions } from '../../app/services/control-run';
import type { ControlAction } from '../../app/services/control-run';
import type { RunQuery } from '../../app/services/read-runs';
import { json, plain } from '../http/answers';
import { controlBody, startRunBody } from '../http/bodies';
import { idempotencyKeyOf } from '../http/idempotency-key';
import { userRoute } from '../http/route';
import type { AuthenticatedCall, Route } from '../http/route';
import { eventStream } from './event-stream';

const controlSummaries: Readonly<Record<ControlAction, string>> = {
  pause: 'Pauses the run: no effect starts any more, deadlines stand still.',
  resume: 'Resumes a paused run.',
  cancel: 'Cancels the run for good and undoes what is open.',
  retry: 'Repeats what failed, at the open checkpoint.',
  continue: 'Resumes a paused run, otherwise goes on from the open checkpoint.',
};

export const runRoutes: readonly Route[] = [
  userRoute({
    name: 'fileRun',
    method: 'POST',
    path: 'v1/runs',
    summary: 'Files a ticket and starts its run. The header Idempotency-Key makes a repeat answer the same run.',
    answers: { 202: 'Accepted; the run starts.' },
    body: startRunBody,
    durable: true,
    async handle({ services, identity, request }, body) {
      const filed = await services.fileTicket(identity, body, idempotencyKeyOf(request.headers.get('idempotency-key')));
      const links = linksOf(filed.runId);
      return json(202, { ...filed, links }, { location: links.self });
    },
  }),
  userRoute({
    name: 'listRuns',
    method: 'GET',
    path: 'v1/runs',
    summary: 'Runs the caller may see, newest first.',
    query: {
      tenant: 'Default: every tenant of the caller.',
      project: 'Only this project.',
      state: 'Only this SDLC state.',
      status: 'Only this status.',
      workItem: 'Only this work item.',
      limit: '1 to 500, default 50.',
      cursor: 'From the page before.',
    },
    answers: { 200: 'One page of runs.' },
    async handle(call) {
      return json(200, await call.services.listRuns(call.identity, runQuery(call)));
    },
  }),
  userRoute({
    name: 'showRun',
    method: 'GET',
    path: 'v1/runs/{runId}',
    summary: 'Where a run stands: state, status, what it waits for, links, cost, next transitions.',
    answers: { 200: 'The run.' },
    async handle({ services, identity, param }) {
      return json(200, await services.showRun(identity, param('runId')));
    },
  }),
  userRoute({
    name: 'readRunEvents',
    method: 'GET',
    path: 'v1/runs/{runId}/events',
    summary:
      'The live log. With `Accept: text/event-stream` as server-sent events, in answers that end and are reconnected.',
    query: {
      after: 'Sequence of the last event known; default 0. The header Last-Event-ID goes first.',
      wait: 'Seconds to wait for the first new event, at most 20; default 0, or 15 for an event stream.',
    },
    answers: { 200: 'Events, oldest first.', 204: 'Event stream: the run is over, nothing more will come.' },
    async handle(call) {
      const { services, identity, request, param, count } = call;
      const streaming = (request.headers.get('accept') ?? '').includes('text/event-stream');
      const wait = count('wait', { min: 0, max: 20, otherwise: streaming ? 15 : 0 });
      const read = await services.readEvents(identity, param('runId'), afterOf(call), wait);
      return streaming ? eventStream(read.events, read.over) : json(200, { items: read.events, over: read.over });
    },
  }),
  userRoute({
    name: 'showRunDiff',
    method: 'GET',
    path: 'v1/runs/{runId}/diff',
    summary: 'Unified diff from the commit the run started at to its head.',
    answers: { 200: 'Text; empty when nothing is committed yet.' },
    async handle({ services, identity, param }) {
      return plain('text/plain; charset=utf-8', await services.diffRun(identity, param('runId')));
    },
  }),
  userRoute({
    name: 'showRunReview',
    method: 'GET',
    path: 'v1/runs/{runId}/review',
    summary: "What Stellwerk has said in the run's pull request: findings, statuses, labels, its vote.",
    answers: { 200: 'As it stands there now.' },
    async handle({ services, identity, param }) {
      return json(200, await services.showReview(identity, param('runId')));
    },
  }),
  userRoute({
    name: 'showRunContext',
    method: 'GET',
    path: 'v1/runs/{runId}/context',
    summary: 'The agent sessions of a run, turn by turn, with their token counts.',
    answers: { 200: 'Sessions.' },
    async handle({ services, identity, param }) {
      return json(200, { items: await services.showContext(identity, param('runId')) });
    },
  }),
  ...controlActions.map((action) =>
    userRoute({
      name: `${action}Run`,
      method: 'POST',
      path: `v1/runs/{runId}/${action}`,
      summary: controlSummaries[action],
      answers: { 200: 'Done, or so already.' },
      body: controlBody,
      durable: true,
      async handle({ services, identity, param }, body) {
        return json(200, await services.controlRun(identity, param('runId'), action, body.comment));
      },
    }),
  ),
];

function linksOf(runId: string): { readonly self: string; readonly events: string; readonly diff: string } {
  const self = `/api/v1/runs/${runId}`;
  return { self, events: `${self}/events`, diff: `${self}/diff` };
}

function runQuery({ query, count }: AuthenticatedCall): RunQuery {
  const names = ['tenant', 'project', 'workItem', 'cursor'] as const;
  const texts = names.flatMap((name) => {
    const value = query(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  const state = query('state')?.toUpperCase();
  const status = query('status')?.toLowerCase();
  return {
    ...Object.fromEntries(texts),
    ...(state === undefined ? {} : { state }),
    ...(status === undefined ? {} : { status }),
    limit: count('limit', { min: 1, max: 500, otherwise: 50 }),
  };
}

function afterOf({ request, count }: AuthenticatedCall): number {
  const last = request.headers.get('last-event-id') ?? '';
  if (/^\d{1,15}$/.test(last)) return Number(last);
  return count('after', { min: 0, max: Number.MAX_SAFE_INTEGER, otherwise: 0 });
}

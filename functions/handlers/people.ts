import { AppError } from '../../domain/errors';
import { json, problem } from '../http/answers';
import { delegationBody, riskBody } from '../http/bodies';
import { openRoute, userRoute } from '../http/route';
import type { Route } from '../http/route';

/** Who stands in for whom, how risky a run is, and what a decision's address says to whoever only opens it. */
export const peopleRoutes: readonly Route[] = [
  openRoute({
    name: 'previewDecision',
    method: 'GET',
    path: 'v1/runs/{runId}/gates/{gate}/decision',
    access: 'public',
    summary: 'Decides nothing: opening a link, or the preview of one, is no decision.',
    answers: { 405: 'Decide with POST.' },
    async handle({ request }) {
      const error = new AppError(
        'method_not_allowed',
        'Opening this address decides nothing. Send the decision with POST, a token and the digest of what was shown.',
      );
      const answer = problem(error, request.headers.get('x-request-id') ?? '');
      return { ...answer, headers: { ...(answer.headers as Record<string, string>), allow: 'POST' } };
    },
  }),
  userRoute({
    name: 'fileDelegation',
    method: 'POST',
    path: 'v1/delegations',
    summary: 'Lets somebody decide in the place of somebody else for a time.',
    answers: { 200: 'The delegation as it stands.' },
    body: delegationBody,
    async handle({ services, identity }, body) {
      return json(200, await services.delegate(identity, body));
    },
  }),
  userRoute({
    name: 'listDelegations',
    method: 'GET',
    path: 'v1/delegations',
    summary: 'Delegations in force.',
    query: { tenant: "Default: the caller's tenant." },
    answers: { 200: 'Delegations.' },
    async handle({ services, identity, query }) {
      return json(200, { items: await services.listDelegations(identity, query('tenant')) });
    },
  }),
  userRoute({
    name: 'cancelDelegation',
    method: 'POST',
    path: 'v1/delegations/{id}/end',
    summary: 'Ends a delegation at once.',
    query: { tenant: "Default: the caller's tenant." },
    answers: { 200: 'The delegation with its end.' },
    async handle({ services, identity, param, query }) {
      return json(200, await services.endDelegation(identity, param('id'), query('tenant')));
    },
  }),
  userRoute({
    name: 'reportRisk',
    method: 'POST',
    path: 'v1/runs/{runId}/risk',
    summary: 'Raises the risk class of a run. Nobody can lower it.',
    answers: { 200: 'The risk as it stands.' },
    body: riskBody,
    async handle({ services, identity, param }, body) {
      return json(200, await services.raiseRisk(identity, param('runId'), body));
    },
  }),
];

import { json } from '../http/answers';
import { userRoute } from '../http/route';
import type { Route } from '../http/route';
import { anything } from '../http/shape';

export const stageRoutes: readonly Route[] = [
  userRoute({
    name: 'showRunState',
    method: 'GET',
    path: 'v1/runs/{runId}/state',
    summary: 'The run as a state file: stages done and failed, their history, the last checkpoint.',
    answers: { 200: 'The state.' },
    async handle({ services, identity, param }) {
      return json(200, await services.showRunState(identity, param('runId')));
    },
  }),
  userRoute({
    name: 'listRunArtifacts',
    method: 'GET',
    path: 'v1/runs/{runId}/artifacts',
    summary: 'Documents of a run, edits of people, and what was set aside under _untrusted/ and _failed/.',
    query: { folder: 'Only folders that begin so, e.g. _untrusted.' },
    answers: { 200: 'The list; contents are artifacts by digest.' },
    async handle({ services, identity, param, query }) {
      return json(200, { items: await services.listRunArtifacts(identity, param('runId'), query('folder')) });
    },
  }),
  userRoute({
    name: 'editRunArtifact',
    method: 'PUT',
    path: 'v1/runs/{runId}/artifacts/{name}',
    summary: "A person's version of a document, at a checkpoint. The next visit of a stage is given it.",
    answers: { 200: 'Stored and audited.' },
    body: anything('A code_gen_spec or test_plan document.'),
    async handle({ services, identity, param }, document) {
      return json(200, await services.editArtifact(identity, param('runId'), param('name'), document));
    },
  }),
];

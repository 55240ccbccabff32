import type { BugJudgement } from '../../contracts/bugs';
import { severities } from '../../domain/triage';
import { json } from '../http/answers';
import { userRoute } from '../http/route';
import type { Route } from '../http/route';
import { object, oneOf, text, yesOrNo } from '../http/shape';
import type { Shape } from '../http/shape';

const judgementBody: Shape<BugJudgement> = object(
  { reason: text(2_000) },
  { severity: oneOf(...severities), wontFix: yesOrNo() },
);

export const bugRoutes: readonly Route[] = [
  userRoute({
    name: 'listBugs',
    method: 'GET',
    path: 'v1/bugs',
    summary: 'Bugs, seen last first, with how often they were seen and what became of them.',
    query: {
      tenant: 'Default: your own.',
      project: 'Only of this project.',
      status: 'open (default), closed or all.',
      limit: '1 to 500; default 100.',
    },
    answers: { 200: '{items}' },
    async handle({ services, identity, query, count }) {
      const [tenant, project, status] = [query('tenant'), query('project'), query('status')];
      const listed = await services.listBugs(identity, {
        limit: count('limit', { min: 1, max: 500, otherwise: 100 }),
        ...(tenant === undefined ? {} : { tenant }),
        ...(project === undefined ? {} : { project }),
        ...(status === undefined ? {} : { status }),
      });
      return json(200, listed);
    },
  }),
  userRoute<BugJudgement>({
    name: 'judgeBug',
    method: 'POST',
    path: 'v1/bugs/{bugId}/severity',
    summary: "A person's severity for a bug, or that it shall not be fixed. Roles qa and ops.",
    body: judgementBody,
    answers: { 200: 'The bug.' },
    async handle({ services, identity, param }, body) {
      return json(200, await services.judgeBug(identity, param('bugId'), body));
    },
  }),
];

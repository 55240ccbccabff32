import { json } from '../http/answers';
import { readBytes } from '../http/json-body';
import { openRoute } from '../http/route';
import type { Route } from '../http/route';

const largestBody = 262_144;

export const slackRoutes: readonly Route[] = [
  openRoute({
    name: 'acceptSlackAction',
    method: 'POST',
    path: 'hooks/slack/{tenant}',
    access: 'hook',
    summary: 'Buttons of Slack messages. Takes what Slack signed with the secret of the tenant within five minutes.',
    answers: { 200: 'Heard. What came of it is told to the person in Slack.' },
    durable: true,
    async handle({ services, request, param }) {
      const body = await readBytes(request, largestBody);
      const { kind, code } = await services.hearSlack({
        tenant: param('tenant'),
        signature: request.headers.get('x-slack-signature') ?? '',
        timestamp: request.headers.get('x-slack-request-timestamp') ?? '',
        body,
      });
      return json(200, { outcome: kind, ...(code === undefined ? {} : { code }) });
    },
  }),
];

import { openRoute } from '../http/route';
import type { Route } from '../http/route';
import { answerHub } from './hub-answer';

export const githubHookRoutes: readonly Route[] = [
  openRoute({
    name: 'acceptGitHubHook',
    method: 'POST',
    path: 'hooks/github/{tenant}',
    access: 'hook',
    summary:
      "Webhook of GitHub (application/json; issues, issue comments and workflow runs). Signed with the tenant's secret for GitHub.",
    answers: { 202: 'On its way, or about no rule.', 200: 'Odd; taken note of, nothing will come of it.' },
    handle: (call) => answerHub(call, (delivery) => call.services.acceptGitHubHook(delivery)),
  }),
];

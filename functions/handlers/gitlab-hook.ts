import { openRoute } from '../http/route';
import type { Route } from '../http/route';
import { answerHub } from './hub-answer';

export const gitlabHookRoutes: readonly Route[] = [
  openRoute({
    name: 'acceptGitLabHook',
    method: 'POST',
    path: 'hooks/gitlab/{tenant}',
    access: 'hook',
    summary: "Webhook of GitLab (issue and pipeline events). Its secret token is the tenant's secret for GitLab.",
    answers: { 202: 'On its way, or about no rule.', 200: 'Odd; taken note of, nothing will come of it.' },
    handle: (call) => answerHub(call, (delivery) => call.services.acceptGitLabHook(delivery)),
  }),
];

import { adoAdminRoutes } from './handlers/ado-admin';
import { bugRoutes } from './handlers/bugs';
import { deadLetterRoutes } from './handlers/dead-letters';
import { decisionPageRoutes } from './handlers/decision-page';
import { documentRoutes } from './handlers/documents';
import { figureRoutes } from './handlers/figures';
import { gateRoutes } from './handlers/gates';
import { hookRoutes } from './handlers/ado-hook';
import { messageRoutes } from './handlers/messages';
import { githubHookRoutes } from './handlers/github-hook';
import { gitlabHookRoutes } from './handlers/gitlab-hook';
import { operationRoutes } from './handlers/operations';
import { policyRoutes } from './handlers/policies';
import { peopleRoutes } from './handlers/people';
import { projectRoutes } from './handlers/projects';
import { runRoutes } from './handlers/runs';
import { secretRoutes } from './handlers/secrets';
import { slackRoutes } from './handlers/slack';
import { stageRoutes } from './handlers/stages';
import { json } from './http/answers';
import { openRoute } from './http/route';
import type { Route } from './http/route';
import { describeApi } from './openapi';

/** Every HTTP route of the app: registered from here, and described from here at /api/openapi.json. */
export const routes: readonly Route[] = [
  ...hookRoutes,
  ...githubHookRoutes,
  ...adoAdminRoutes,
  ...gitlabHookRoutes,
  ...runRoutes,
  ...stageRoutes,
  ...gateRoutes,
  ...decisionPageRoutes,
  ...messageRoutes,
  ...slackRoutes,
  ...peopleRoutes,
  ...policyRoutes,
  ...projectRoutes,
  ...secretRoutes,
  ...documentRoutes,
  ...bugRoutes,
  ...deadLetterRoutes,
  ...figureRoutes,
  ...operationRoutes,
  openRoute({
    name: 'describeApi',
    method: 'GET',
    path: 'openapi.json',
    access: 'public',
    summary: 'This document.',
    answers: { 200: 'OpenAPI 3.1.' },
    async handle({ services }) {
      return json(200, describeApi(routes, services.settings.version));
    },
  }),
];

import type { HubAnswer, HubRequest, HubServer } from '../hub-emulator/serve';
import { serveHub } from '../hub-emulator/serve';
import { gitRoutes } from './git-routes';
import { issueRoutes } from './issue-routes';
import { mergeRoutes } from './merge-routes';
import { pipelineRoutes } from './pipeline-routes';
import { endPipelines } from './pipelines';
import { reviewRoutes } from './review-routes';
import { createGitLabStore, say } from './store';
import type { GitLabStore } from './store';

export interface GitLabEmulator extends HubServer {
  readonly store: GitLabStore;
  /** What `STELLWERK_GITLAB_URL` is set to. */
  readonly host: string;
}

/** User name of the service in the emulator; its token is `token`. */
export const serviceUser = 'stellwerk';

/** GitLab's REST API as far as the product asks it, over real git objects. */
export async function startGitLabEmulator(): Promise<GitLabEmulator> {
  const store = createGitLabStore();
  const server = await serveHub({
    prefix: '/api/v4',
    routes: [
      {
        method: 'GET',
        path: '/user',
        handle: ({ user }: HubRequest): HubAnswer => ({ status: 200, body: { id: 1, username: user } }),
      },
      ...gitRoutes(store),
      ...mergeRoutes(store),
      ...issueRoutes(store),
      ...reviewRoutes(store),
      ...pipelineRoutes(store),
    ],
    userOf: ({ headers }) => (headers['private-token'] === 'token' ? serviceUser : undefined),
    say,
    throttled: (seconds) => ({
      ...say(429, 'Retry later'),
      headers: { 'retry-after': String(seconds), 'ratelimit-remaining': '0' },
    }),
  });
  return {
    ...server,
    store,
    host: server.url.replace(/\/api\/v4$/, ''),
    async close() {
      await server.close();
      await endPipelines(store);
      store.git.dispose();
    },
  };
}

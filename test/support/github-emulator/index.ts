import { serveHub } from '../hub-emulator/serve';
import type { HubServer } from '../hub-emulator/serve';
import { actionRoutes } from './areas/actions';
import { gitRoutes } from './areas/git';
import { issueRoutes } from './areas/issues';
import { pullRoutes } from './areas/pulls';
import { reviewRoutes } from './areas/reviews';
import { createGitHubStore, say } from './store';
import type { GitHubStore } from './store';
import { endRuns } from './workflow-runs';

export interface GitHubEmulator extends HubServer {
  readonly store: GitHubStore;
}

/** Login of the service in the emulator; its token is `token`. */
export const serviceLogin = 'stellwerk[bot]';

/** GitHub's REST API as far as the product asks it, over real git objects. */
export async function startGitHubEmulator(): Promise<GitHubEmulator> {
  const store = createGitHubStore();
  const tokens: Readonly<Record<string, string>> = { token: serviceLogin };
  const server = await serveHub({
    prefix: '/api/v3',
    routes: [
      ...gitRoutes(store),
      ...pullRoutes(store),
      ...issueRoutes(store),
      ...reviewRoutes(store),
      ...actionRoutes(store),
    ],
    userOf: ({ url = '', headers }) =>
      url.includes('/codeload/')
        ? serviceLogin
        : tokens[(headers.authorization ?? '').replace(/^(token|Bearer) /i, '')],
    say,
    throttled: (seconds) => ({
      ...say(403, 'You have exceeded a secondary rate limit.'),
      headers: { 'retry-after': String(seconds), 'x-ratelimit-remaining': '0' },
    }),
  });
  return {
    ...server,
    store,
    async close() {
      await server.close();
      await endRuns(store);
      store.git.dispose();
    },
  };
}

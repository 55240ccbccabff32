import { createPatientFetch } from '../hubs/patient-fetch';
import type { Timing } from '../hubs/patient-fetch';
import { githubError } from './errors';

export interface GitHubConfig {
  /** Of the REST API: `https://api.github.com`, or `https://{host}/api/v3` of an Enterprise Server. */
  readonly url: string;
  /** For the owner of a repository; asked before every request, so that it may change. */
  readonly token: (owner: string) => Promise<string>;
  readonly timing?: Timing;
}

export type GitHub = Awaited<ReturnType<typeof connect>>;

export interface GitHubClient {
  /** Every request goes through here: failures become our errors. `what` completes "GitHub did not …". */
  ask<T>(owner: string, what: string, call: (github: GitHub) => Promise<T>): Promise<T>;
  /** As `ask`, but absent (404) is undefined. */
  find<T>(owner: string, what: string, call: (github: GitHub) => Promise<T>): Promise<T | undefined>;
  /** Login of the service itself at an owner. */
  login(owner: string): Promise<string>;
}

export function createGitHubClient(config: GitHubConfig): GitHubClient {
  const fetch = createPatientFetch({ service: 'GitHub', ...(config.timing ? { timing: config.timing } : {}) });
  const connections = new Map<string, Promise<GitHub>>();
  const logins = new Map<string, Promise<string>>();

  async function ask<T>(owner: string, what: string, call: (github: GitHub) => Promise<T>): Promise<T> {
    const connection = connections.get(owner) ?? connect(config, owner, fetch);
    connections.set(owner, connection);
    connection.catch(() => connections.delete(owner));
    try {
      return await call(await connection);
    } catch (error) {
      throw githubError(error, what);
    }
  }

  async function readLogin(owner: string): Promise<string> {
    const query = 'query { viewer { login } }';
    const answer = await ask(owner, 'say who this service is', (github) =>
      github.graphql<{ readonly viewer: { readonly login: string } }>(query),
    );
    return answer.viewer.login;
  }

  return {
    ask,
    async find<T>(owner: string, what: string, call: (github: GitHub) => Promise<T>) {
      return ask(owner, what, async (github) => {
        try {
          return await call(github);
        } catch (error) {
          if ((error as { readonly status?: number }).status === 404) return undefined;
          throw error;
        }
      });
    },
    login(owner) {
      const found = logins.get(owner) ?? readLogin(owner);
      logins.set(owner, found);
      found.catch(() => logins.delete(owner));
      return found;
    },
  };
}

/** Loads the SDK at the first call, so that starting the app does not pay for it. */
async function connect(config: GitHubConfig, owner: string, send: typeof fetch) {
  const sdk = await import('@octokit/rest');
  const github = new sdk.Octokit({
    baseUrl: config.url.replace(/\/+$/, ''),
    userAgent: 'stellwerk',
    log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
    request: { fetch: send },
  });
  github.hook.before('request', async (options) => {
    options.headers = { ...options.headers, authorization: `token ${await config.token(owner)}` };
  });
  return github;
}

function ignore(): void {
  // What goes wrong is told by the error; the SDK's own log would go to the console.
}

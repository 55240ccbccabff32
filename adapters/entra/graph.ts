import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../domain/errors';

export interface GraphConfig {
  /** E.g. `https://graph.microsoft.com/v1.0`. */
  readonly url: string;
  /** Token of this app's own identity, with User.Read.All, GroupMember.Read.All and Application.Read.All. */
  readonly token: () => Promise<string>;
}

export interface Graph {
  /** Undefined when there is no such thing. */
  get(path: string): Promise<unknown>;
  post(path: string, body: object): Promise<unknown>;
  /** `value` of every page. */
  list(path: string): Promise<readonly unknown[]>;
}

const timeoutMs = 10_000;
const mostPages = 100;
const longestPauseSeconds = 3;

/** Microsoft Graph over HTTP: one repetition when it asks for patience, then `unavailable`. */
export function createGraph({ url, token }: GraphConfig): Graph {
  async function call(method: string, address: string, body?: object, repeated = false): Promise<unknown> {
    const response = await send(method, address, body);
    if (response.ok) return response.json();
    if (response.status === 404) return undefined;
    if (!repeated && (response.status === 429 || response.status >= 500)) {
      await sleep(Math.min(Number(response.headers.get('retry-after') ?? 1), longestPauseSeconds) * 1000);
      return call(method, address, body, true);
    }
    if (response.status === 401 || response.status === 403) {
      throw new AppError(
        'unavailable',
        'Microsoft Graph refuses this app. Grant its identity User.Read.All, GroupMember.Read.All and Application.Read.All.',
      );
    }
    throw away(response.status);
  }

  async function send(method: string, address: string, body?: object): Promise<Response> {
    try {
      return await fetch(address, {
        method,
        headers: {
          authorization: `Bearer ${await token()}`,
          consistencylevel: 'eventual',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(timeoutMs),
        redirect: 'error',
      });
    } catch (error) {
      throw away(0, error);
    }
  }

  return {
    get: (path) => call('GET', `${url}${path}`),
    post: (path, body) => call('POST', `${url}${path}`, body),
    async list(path) {
      const items: unknown[] = [];
      let next: string | undefined = `${url}${path}`;
      for (let page = 0; next !== undefined && page < mostPages; page += 1) {
        // The token goes to Graph only, whatever a page says.
        if (!next.startsWith(`${url}/`)) break;
        const answer = (await call('GET', next)) as
          { readonly value?: readonly unknown[]; readonly '@odata.nextLink'?: string } | undefined;
        items.push(...(answer?.value ?? []));
        next = answer?.['@odata.nextLink'];
      }
      return items;
    },
  };
}

function away(status: number, cause?: unknown): AppError {
  const how = status === 0 ? 'does not answer' : `answers ${status}`;
  return new AppError('unavailable', `Microsoft Graph ${how}, so members and roles cannot be looked up. Try again.`, {
    cause,
  });
}

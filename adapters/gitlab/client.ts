import { AppError } from '../../domain/errors';
import type { ErrorCode } from '../../domain/errors';
import { createPatientFetch } from '../hubs/patient-fetch';
import type { Timing } from '../hubs/patient-fetch';

export interface GitLabConfig {
  /** E.g. `https://gitlab.com`; the API is below `/api/v4`. */
  readonly url: string;
  readonly token: () => Promise<string>;
  readonly timing?: Timing;
}

export type GitLab = Awaited<ReturnType<typeof connect>>;

export interface GitLabClient {
  /** Every request goes through here: failures become our errors. `what` completes "GitLab did not …". */
  ask<T>(what: string, call: (gitlab: GitLab) => Promise<T>): Promise<T>;
  /** As `ask`, but absent (404) is undefined. */
  find<T>(what: string, call: (gitlab: GitLab) => Promise<T>): Promise<T | undefined>;
  /** User name of the service itself. */
  login(): Promise<string>;
}

export function createGitLabClient(config: GitLabConfig): GitLabClient {
  const send = createPatientFetch({ service: 'GitLab', ...(config.timing ? { timing: config.timing } : {}) });
  let connection: Promise<GitLab> | undefined;
  let me: Promise<string> | undefined;

  async function ask<T>(what: string, call: (gitlab: GitLab) => Promise<T>): Promise<T> {
    connection ??= connect(config, send);
    try {
      return await call(await connection);
    } catch (error) {
      throw gitlabError(error, what);
    }
  }

  return {
    ask,
    async find<T>(what: string, call: (gitlab: GitLab) => Promise<T>) {
      try {
        return await ask(what, call);
      } catch (error) {
        if (statusOf(error) === 404) return undefined;
        throw error;
      }
    },
    login() {
      me ??= ask('say who this service is', async (gitlab) => (await gitlab.Users.showCurrentUser()).username);
      me.catch(() => (me = undefined));
      return me;
    },
  };
}

interface Refusal {
  readonly status: number;
}

export function statusOf(error: unknown): number | undefined {
  const cause = error instanceof AppError ? error.cause : error;
  return (cause as Partial<Refusal> | undefined)?.status;
}

const codes: Readonly<Record<number, ErrorCode>> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  429: 'unavailable',
  503: 'unavailable',
};

function gitlabError(error: unknown, what: string): AppError {
  if (error instanceof AppError) return error;
  const status = statusOf(error);
  const said = error instanceof Error ? error.message.slice(0, 300) : '';
  const hint = status === 401 || status === 403 ? ' Check the secret gitlab-token and its scope api.' : '';
  const code = status === undefined ? 'unavailable' : (codes[status] ?? 'vendor_failed');
  const retryable = status === undefined || status >= 500 || status === 429;
  const text = `GitLab did not ${what}${status === undefined ? '' : ` (HTTP ${status})`}: ${said}.${hint}`;
  return new AppError(code, text, {
    cause: error,
    retryable,
    ...(status === undefined ? {} : { details: { status } }),
  });
}

interface RequestOptions {
  readonly body?: unknown;
  readonly searchParams?: Readonly<Record<string, unknown>>;
}

/** The SDK knows the addresses; requests go by our own `fetch`, which honours what the service asks for. */
async function connect({ url, token }: GitLabConfig, send: typeof fetch) {
  const sdk = await import('@gitbeaker/rest');
  const request =
    (base: string, method: string) =>
    async (endpoint: string, { body, searchParams = {} }: RequestOptions = {}) => {
      const address = new URL(endpoint, `${base.replace(/\/+$/, '')}/`);
      for (const [name, value] of Object.entries(searchParams)) appendQuery(address.searchParams, snake(name), value);
      const isForm = body instanceof FormData;
      const type = isForm ? {} : { 'content-type': 'application/json' };
      const headers = { 'private-token': await token(), ...type };
      const form = isForm ? { body } : {};
      const content = body && !isForm ? { body: JSON.stringify(snakeKeys(body)) } : form;
      const response = await send(address, { method, headers, ...content });
      if (!response.ok) {
        const text = await response.text();
        throw Object.assign(new Error(reasonIn(text)), { status: response.status });
      }
      return {
        body: await contentOf(response),
        headers: Object.fromEntries(response.headers),
        status: response.status,
      };
    };
  const requesterFn = ({ url: base }: { readonly url: string }) => ({
    get: request(base, 'GET'),
    post: request(base, 'POST'),
    put: request(base, 'PUT'),
    patch: request(base, 'PATCH'),
    delete: request(base, 'DELETE'),
  });
  return new sdk.Gitlab({ host: url.replace(/\/+$/, ''), token, requesterFn: requesterFn as never });
}

async function contentOf(response: Response): Promise<unknown> {
  if (response.status === 204) return null;
  const isJson = (response.headers.get('content-type') ?? '').startsWith('application/json');
  return isJson ? response.json() : response.blob();
}

function appendQuery(query: URLSearchParams, name: string, value: unknown): void {
  if (Array.isArray(value)) for (const each of value) query.append(`${name}[]`, String(each));
  else if (['string', 'number', 'boolean'].includes(typeof value)) query.append(name, String(value));
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function snakeKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snakeKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [snake(name), snakeKeys(inner)]));
}

function reasonIn(text: string): string {
  try {
    const { message, error } = JSON.parse(text) as { readonly message?: unknown; readonly error?: unknown };
    const said = message ?? error ?? text;
    return typeof said === 'string' ? said : JSON.stringify(said);
  } catch {
    return text.slice(0, 300);
  }
}

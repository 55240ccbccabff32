import type { Problem } from '../contracts/api';
import { CliFailure, errnoOf, failure, reasonOf } from './failure';

export type Query = Readonly<Record<string, string | number | undefined>>;

/** The API of one host in the name of one user. Every refusal is a `CliFailure` with the API's problem. */
export interface ApiClient {
  readonly url: string;
  get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T>;
  post<T>(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<T>;
  put<T>(path: string, body: unknown): Promise<T>;
  /** The body as it is. */
  bytes(path: string, accept: string): Promise<Uint8Array>;
}

/** Longer than the longest long poll (20 s). */
const answerWithinMs = 45_000;

const nextSteps: Readonly<Record<string, string>> = {
  unauthenticated: 'Name a user of this host with --as, or set STELLWERK_TOKEN.',
  role_required: 'Decide as a user with that role: --as <user>.',
  requester_cannot_decide: 'Decide as another user with that role: --as <user>.',
  stale_subject: 'Look again (stellwerk show <run>) and name the digest shown there with --subject.',
  already_decided: 'See the decision: stellwerk logs <run>.',
  gate_not_open: 'See what the run waits for: stellwerk show <run>.',
  gate_expired: 'Open it again: stellwerk continue <run>.',
  unknown_run: 'See which runs there are: stellwerk runs.',
  project_file_missing: 'Add .stellwerk/project.yml to the repository, commit it, then repeat the command.',
  project_file_invalid: 'Correct .stellwerk/project.yml, commit it, then repeat the command.',
};

/** `startHost` is the command that starts the host meant, for the answer when there is none. */
export function apiClient(url: string, token: string | undefined, startHost = 'npm start'): ApiClient {
  async function send(path: string, init: RequestInit): Promise<Response> {
    const response = await reach({ url, startHost }, `${url}/api${path}`, token, init);
    if (response.ok) return response;
    throw await refusal(response, `${init.method ?? 'GET'} ${path}`);
  }
  return {
    url,
    async get<T>(path: string, query: Query = {}, signal?: AbortSignal) {
      const response = await send(path + queryText(query), signal === undefined ? {} : { signal });
      return (await json(response, path)) as T;
    },
    async post<T>(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) {
      return (await json(await send(path, withBody('POST', body, headers)), path)) as T;
    },
    async put<T>(path: string, body: unknown) {
      return (await json(await send(path, withBody('PUT', body)), path)) as T;
    },
    async bytes(path: string, accept: string) {
      const response = await send(path, { headers: { accept } });
      return new Uint8Array(await response.arrayBuffer());
    },
  };
}

function withBody(method: string, body: unknown, headers: Readonly<Record<string, string>> = {}): RequestInit {
  return { method, body: JSON.stringify(body), headers: { ...headers, 'content-type': 'application/json' } };
}

interface Host {
  readonly url: string;
  readonly startHost: string;
}

async function reach(host: Host, address: string, token: string | undefined, init: RequestInit): Promise<Response> {
  const timeout = AbortSignal.timeout(answerWithinMs);
  const headers = new Headers(init.headers);
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  if (!headers.has('accept')) headers.set('accept', 'application/json');
  try {
    return await fetch(address, {
      ...init,
      headers,
      signal: init.signal ? AbortSignal.any([init.signal, timeout]) : timeout,
    });
  } catch (error) {
    if (init.signal?.aborted === true) throw error;
    throw unreachable(host, error);
  }
}

function unreachable({ url, startHost }: Host, error: unknown): CliFailure {
  const errno = errnoOf(error);
  if (errno === 'ECONNREFUSED')
    return failure('no_host', `No host at ${url}.`, `Start one with ${startHost}, or name it with --url.`);
  if (error instanceof Error && error.name === 'TimeoutError') {
    return failure(
      'timed_out',
      `The host at ${url} did not answer within ${answerWithinMs / 1000} s.`,
      'Look at its log.',
    );
  }
  const reason = errno ?? reasonOf(error);
  return failure(
    'no_host',
    `The host at ${url} cannot be reached (${reason}).`,
    `Check --url; start a host with ${startHost}.`,
  );
}

async function refusal(response: Response, what: string): Promise<CliFailure> {
  const text = await response.text();
  const problem = problemOf(text) ?? {
    type: 'about:blank',
    title: response.statusText,
    status: response.status,
    code: 'http_error',
    detail: `${what} was answered with ${response.status} ${response.statusText}`.trim() + '.',
  };
  const own = problem['nextStep'];
  return new CliFailure(problem, { nextStep: typeof own === 'string' ? own : nextSteps[problem.code] });
}

function problemOf(text: string): Problem | undefined {
  try {
    const value = JSON.parse(text) as Partial<Problem> | null;
    return typeof value?.detail === 'string' && typeof value.code === 'string' ? (value as Problem) : undefined;
  } catch {
    return undefined;
  }
}

async function json(response: Response, path: string): Promise<unknown> {
  const text = await response.text();
  if (text === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw failure('not_an_api', `${path} answered no JSON.`, 'Is --url the address of a Stellwerk host?');
  }
}

function queryText(query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) parameters.set(name, String(value));
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

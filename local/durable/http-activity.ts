import type { ActivityOutcome, JsonText } from './api';
import type { HttpCall } from './events';

/** Headers .NET counts to the content; the genuine host does not hand them to the orchestration. */
const CONTENT_HEADERS = new Set([
  'allow',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-length',
  'content-location',
  'content-md5',
  'content-range',
  'content-type',
  'expires',
  'last-modified',
]);

export type TokenProvider = (resource: string) => Promise<string>;

/**
 * `context.df.callHttp`: one request, made at least once. A status outside 2xx is a result; only a connection that fails
 * is an error.
 */
export async function callHttp(input: JsonText, token: TokenProvider | undefined): Promise<ActivityOutcome> {
  const call = JSON.parse(input) as HttpCall;
  try {
    const headers = new Headers(Object.entries(call.headers ?? {}));
    if (call.content !== undefined && !headers.has('content-type'))
      headers.set('content-type', 'text/plain; charset=utf-8');
    const resource = call.tokenSource?.resource;
    if (resource !== undefined) headers.set('authorization', `Bearer ${await tokenFor(resource, token)}`);
    const body = call.content === undefined ? {} : { body: call.content };
    const response = await fetch(call.uri, { method: call.method, headers, ...body });
    return { ok: true, result: await resultOf(response) };
  } catch (error) {
    return { ok: false, message: reasonOf(error, call) };
  }
}

async function tokenFor(resource: string, token: TokenProvider | undefined): Promise<string> {
  if (token !== undefined) return token(resource);
  throw new Error(
    `callHttp asks for a token for ${resource}, and this host has no managed identity; configure a token.`,
  );
}

async function resultOf(response: Response): Promise<JsonText> {
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of response.headers) {
    if (!CONTENT_HEADERS.has(name)) headers[name] = name === 'set-cookie' ? response.headers.getSetCookie() : value;
  }
  return JSON.stringify({ statusCode: response.status, headers, content: await response.text() });
}

function reasonOf(error: unknown, call: HttpCall): string {
  const { message, cause } = error as Error;
  const detail = cause instanceof Error ? `: ${cause.message}` : '';
  return `${call.method} ${call.uri} failed: ${message}${detail}`;
}

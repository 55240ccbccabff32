import type { HttpResponseInit } from '@azure/functions';
import { toProblem } from '../../domain/errors';

/** What is answered belongs to the one who asked; nothing between may keep it. */
const privateHeaders = { 'cache-control': 'no-store' };

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): HttpResponseInit {
  return { status, jsonBody: body, headers: { ...privateHeaders, ...headers } };
}

export function plain(
  type: string,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): HttpResponseInit {
  return { status: 200, body, headers: { ...privateHeaders, 'content-type': type, ...headers } };
}

/** RFC 9457. The request id leads from the answer to the log. */
export function problem(error: unknown, requestId: string): HttpResponseInit & { readonly status: number } {
  const { status, ...rest } = toProblem(error);
  const headers: Record<string, string> = { ...privateHeaders, 'content-type': 'application/problem+json' };
  if (status === 401) headers['www-authenticate'] = 'Bearer realm="stellwerk"';
  if (status === 429 || status === 503) headers['retry-after'] = '5';
  return { status, body: JSON.stringify({ ...rest, status, requestId }), headers };
}

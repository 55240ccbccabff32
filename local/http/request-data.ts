import type { IncomingMessage } from 'node:http';
import type { HttpData, Nullable, TypedData } from '../core/typed-data';
import type { RouteValues } from './route-template';

type NullableMap = Record<string, Nullable<string>>;

/**
 * The trigger's value for a request: repeated query keys and headers joined by a comma, as the Functions host does. The body
 * is present only when the request announced a length above zero.
 */
export function toHttpData(
  request: IncomingMessage,
  origin: string,
  values: RouteValues,
  body: Uint8Array | null,
): HttpData {
  const url = request.url ?? '/';
  return {
    url: origin + url,
    method: request.method ?? 'GET',
    nullableQuery: readQuery(url),
    nullableHeaders: readHeaders(request),
    nullableParams: wrapAll(values),
    ...(body === null ? {} : { body: { bytes: body } }),
  };
}

/** In streaming mode the request travels beside the invocation; this is what goes with it. */
export function toStreamMetadata(request: IncomingMessage, values: RouteValues): Record<string, TypedData> {
  const metadata: Record<string, TypedData> = {};
  for (const [name, value] of Object.entries(values)) metadata[name] = { string: value };
  metadata['Headers'] = { json: JSON.stringify(plainHeaders(request)) };
  metadata['Query'] = { json: JSON.stringify(plainQuery(request.url ?? '/')) };
  return metadata;
}

/** Scheme and authority as the caller used them. */
export function originOf(request: IncomingMessage, fallback: string): string {
  return `http://${request.headers.host ?? fallback}`;
}

export function plainQuery(url: string): Record<string, string> {
  const query = emptyMap<string>();
  const at = url.indexOf('?');
  if (at < 0) return query;
  for (const [name, value] of new URLSearchParams(url.slice(at + 1))) {
    const known = query[name];
    query[name] = known === undefined ? value : `${known},${value}`;
  }
  return query;
}

function plainHeaders(request: IncomingMessage): Record<string, string> {
  const headers = emptyMap<string>();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(',') : value;
  }
  return headers;
}

function readQuery(url: string): NullableMap {
  return url.includes('?') ? wrapAll(plainQuery(url)) : {};
}

function readHeaders(request: IncomingMessage): NullableMap {
  const headers: NullableMap = emptyMap();
  const raw = request.rawHeaders;
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = (raw[at] ?? '').toLowerCase();
    const value = raw[at + 1] ?? '';
    const known = headers[name];
    headers[name] = { value: known === undefined ? value : `${known.value},${value}` };
  }
  return headers;
}

function wrapAll(values: Readonly<Record<string, string>>): NullableMap {
  const wrapped: NullableMap = emptyMap();
  for (const [name, value] of Object.entries(values)) wrapped[name] = { value };
  return wrapped;
}

/** Without a prototype: callers choose the names. */
function emptyMap<T>(): Record<string, T> {
  return Object.create(null) as Record<string, T>;
}

import { Buffer } from 'node:buffer';
import type { ServerResponse } from 'node:http';
import { typedDataToBytes, type HttpData } from '../core/typed-data';
import { formatCookie } from './cookies';

/** Headers that belong to the connection, or that the host writes itself. */
const ownHeaders = new Set([
  'connection',
  'content-length',
  'keep-alive',
  'proxy-authenticate',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

const oneWriteLimit = 8192;

export function sendEmpty(response: ServerResponse, status: number): void {
  response.writeHead(status, status === 204 || status === 304 ? undefined : { 'content-length': '0' }).end();
}

export function sendJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  sendJsonText(response, status, JSON.stringify(value), headers);
}

export function sendJsonText(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  sendText(response, status, text, { 'content-type': 'application/json; charset=utf-8', ...headers });
}

export function sendText(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = { 'content-type': 'text/plain; charset=utf-8' },
): void {
  response.writeHead(status, { ...headers, 'content-length': String(Buffer.byteLength(text)) }).end(text);
}

/** Writes what a handler answered. Several `Set-Cookie` in `headers` are one by now; `cookies` is the way that keeps them. */
export function sendHttpData(response: ServerResponse, data: HttpData): void {
  const status = Number(data.statusCode ?? 200);
  const headers: string[] = [];
  for (const [name, value] of Object.entries(data.headers ?? {})) {
    if (!ownHeaders.has(name)) headers.push(name, value);
  }
  for (const cookie of data.cookies ?? []) headers.push('set-cookie', formatCookie(cookie));
  if (status === 204 || status === 304 || status < 200) {
    response.writeHead(status, headers).end();
    return;
  }
  const body = typedDataToBytes(data.body);
  headers.push('content-length', String(body.length));
  response.writeHead(status, headers);
  // A small body joins the header text and leaves in one write; latin1 keeps every byte as it is.
  if (body.length <= oneWriteLimit) response.end(body.toString('latin1'), 'latin1');
  else response.end(body);
}

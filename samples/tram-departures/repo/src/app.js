import { findStop, lines, linesAt, stops } from './network.js';

/** Answers one request. Pure, so that tests need no server. */
export function answer(method, url) {
  if (method !== 'GET') return failure(405, `${method} is not supported`);
  const request = readUrl(url);
  if (!request) return failure(400, 'the address cannot be read');
  const [resource, id, ...rest] = request.segments;
  if (resource === 'health' && id === undefined) return ok({ status: 'ok' });
  if (resource === 'lines' && id === undefined) return ok({ lines });
  if (resource === 'stops' && rest.length === 0) return id === undefined ? ok({ stops }) : oneStop(id);
  return failure(404, 'there is nothing at this address');
}

function oneStop(id) {
  const stop = findStop(id);
  if (!stop) return failure(404, `there is no stop "${id}"`);
  return ok({ ...stop, lines: linesAt(id).map((line) => line.id) });
}

function readUrl(url) {
  try {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    return { segments: pathname.split('/').filter(Boolean).map(decodeURIComponent), query: searchParams };
  } catch {
    return undefined;
  }
}

function ok(body) {
  return { status: 200, body };
}

function failure(status, error) {
  return { status, body: { error } };
}

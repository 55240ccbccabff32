import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DurableEngine, InstanceAnswer, JsonText, TraceContext } from '../../durable/api';
import { readBody } from '../request-body';
import { sendEmpty, sendJson } from '../response-writer';
import { readTraceContext } from '../trace-context';
import type { LinkOptions } from './links';

/** One request to the management API, taken apart. */
export interface ManagementCall {
  readonly engine: DurableEngine;
  readonly links: LinkOptions;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly method: string;
  /** Decoded segments after the mount. */
  readonly segments: readonly string[];
  /** The same segments as they came. */
  readonly rawSegments: readonly string[];
  readonly query: URLSearchParams;
  /** Of the invocation whose client calls, when it sends no trace of its own. */
  readonly trace: TraceContext | undefined;
  /** Scheme and authority the caller used. */
  readonly origin: string;
}

/** The request is refused with this status and message. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** The body as JSON text; `null` when there is none. Refuses what is not JSON. */
export async function readJsonBody(call: ManagementCall): Promise<JsonText | null> {
  const text = (await readBody(call.request)).toString('utf8').replace(/^\uFEFF/, '');
  if (text.trim() === '') return null;
  try {
    JSON.parse(text);
    return text;
  } catch (error) {
    throw new Refusal(400, `The request content is not valid JSON: ${(error as Error).message}`);
  }
}

export function isJsonRequest(call: ManagementCall): boolean {
  return (call.request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() === 'application/json';
}

/** `true` and `false` count, anything else is as if it were not there. */
export function flag(call: ManagementCall, name: string, fallback: boolean): boolean {
  const value = queryValue(call, name)?.toLowerCase();
  return value === 'true' || (value !== 'false' && fallback);
}

/** Query names compare case-insensitively; an empty value counts as missing. */
export function queryValue(call: ManagementCall, name: string): string | undefined {
  const wanted = name.toLowerCase();
  for (const [key, value] of call.query) if (key.toLowerCase() === wanted && value !== '') return value;
  return undefined;
}

/** A date of the query in milliseconds; one that does not parse is ignored. */
export function dateValue(call: ManagementCall, name: string): number | undefined {
  const value = Date.parse(queryValue(call, name) ?? '');
  return Number.isNaN(value) ? undefined : value;
}

/** A page size of the query; a bad one is ignored. */
export function topValue(call: ManagementCall): number {
  const top = Number(queryValue(call, 'top') ?? '');
  return Number.isInteger(top) && top > 0 ? top : 100;
}

export function continuationOf(call: ManagementCall): string | undefined {
  const token = call.request.headers['x-ms-continuation-token'];
  return typeof token === 'string' && token !== '' && token !== 'null' ? token : undefined;
}

export function traceOf(call: ManagementCall): TraceContext | undefined {
  return readTraceContext(call.request.headers['traceparent'], call.request.headers['tracestate']) ?? call.trace;
}

/** 202, 404 and 410 are common to all operations; `wrongState` differs. */
export function sendAnswer(
  call: ManagementCall,
  answer: InstanceAnswer,
  statuses: { finished: number; wrongState: number },
): void {
  if (answer === 'accepted') return sendEmpty(call.response, 202);
  if (answer === 'notFound') return sendEmpty(call.response, 404);
  const status = answer === 'finished' ? statuses.finished : statuses.wrongState;
  if (status === 410) return sendEmpty(call.response, 410);
  const text = answer === 'finished' ? 'has ended' : 'is in a state that does not allow this';
  sendJson(call.response, status, { Message: `The instance ${text}.` });
}

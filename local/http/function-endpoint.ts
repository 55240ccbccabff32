import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LoadedFunction } from '../core/runtime';
import type { HttpData, TypedData } from '../core/typed-data';
import type { FunctionInvoker } from '../triggers/function-invoker';
import { presentedKey, sameKey, type AccessKeys } from './access-keys';
import { BodyTooLarge, readBody } from './request-body';
import { originOf, toHttpData, toStreamMetadata } from './request-data';
import { sendEmpty, sendHttpData } from './response-writer';
import type { RouteMatch, RouteTable } from './route-table';
import { forwardStream } from './stream-proxy';
import { newTraceContext, readTraceContext } from './trace-context';

export interface FunctionEndpointOptions {
  readonly routes: RouteTable<LoadedFunction>;
  readonly invoker: FunctionInvoker;
  readonly authority: string;
  /** Present: `authLevel` is enforced. */
  readonly keys: AccessKeys | undefined;
  /** Where the library takes streamed requests, when the app has switched that on. */
  readonly streamTarget: URL | undefined;
}

/** Serves the app's HTTP functions. Resolves with `false`, having written nothing, when no route matches. */
export type FunctionEndpoint = (request: IncomingMessage, response: ServerResponse, path: string) => Promise<boolean>;

const reason = 'This function was programmatically called via the host APIs.';

export function createFunctionEndpoint(options: FunctionEndpointOptions): FunctionEndpoint {
  const { routes, invoker, authority, keys, streamTarget } = options;

  async function invokeBuffered(
    request: IncomingMessage,
    response: ServerResponse,
    match: RouteMatch<LoadedFunction>,
  ): Promise<void> {
    const { target, values } = match;
    const body = await readBody(request);
    // A chunked request has no length: the Functions host hands it over without its body, and so does this one.
    const hasLength = Number(request.headers['content-length'] ?? 0) > 0;
    const data = toHttpData(request, originOf(request, authority), values, hasLength ? body : null);
    const answer = await invoker.invoke(
      target,
      {
        inputData: [{ name: target.trigger.name, data: { http: data } }],
        triggerMetadata: {},
        traceContext: traceOf(request),
      },
      reason,
    );
    const answered = httpAnswer(target, answer.response?.returnValue, answer.response?.outputData);
    if (answered) sendHttpData(response, answered);
    else sendEmpty(response, 204);
  }

  async function invokeStreamed(
    request: IncomingMessage,
    response: ServerResponse,
    match: RouteMatch<LoadedFunction>,
    streamTo: URL,
  ): Promise<void> {
    const { target, values } = match;
    const invocationId = randomUUID();
    const forward = forwardStream(request, response, streamTo, invocationId);
    try {
      const answer = await invoker.invoke(
        target,
        {
          invocationId,
          inputData: [{ name: target.trigger.name, data: { http: {} } }],
          triggerMetadata: toStreamMetadata(request, values),
          traceContext: traceOf(request),
        },
        reason,
      );
      if (answer.result === undefined || answer.result === null) {
        if (forward.abort()) sendEmpty(response, 204);
        return;
      }
      await forward.done;
    } catch (error) {
      if (forward.abort()) throw error;
      response.destroy();
    }
  }

  return async (request, response, path) => {
    const match = routes.find(request.method ?? 'GET', path);
    if (!match) return false;
    if (keys && !isAllowed(match.target, request, keys)) {
      sendEmpty(response, 401);
      return true;
    }
    try {
      if (streamTarget) await invokeStreamed(request, response, match, streamTarget);
      else await invokeBuffered(request, response, match);
    } catch (error) {
      // The log has the failure; the caller gets no more than Azure tells.
      if (response.headersSent) response.destroy();
      else sendEmpty(response, error instanceof BodyTooLarge ? 413 : 500);
    }
    return true;
  };
}

function traceOf(request: IncomingMessage): ReturnType<typeof newTraceContext> {
  return readTraceContext(request.headers['traceparent'], request.headers['tracestate']) ?? newTraceContext();
}

function isAllowed(target: LoadedFunction, request: IncomingMessage, keys: AccessKeys): boolean {
  const configured = target.trigger['authLevel'];
  const level = typeof configured === 'string' ? configured.toLowerCase() : 'anonymous';
  if (level === 'anonymous') return true;
  const given = presentedKey(request);
  return sameKey(given, keys.master) || (level === 'function' && sameKey(given, keys.function));
}

/** The HTTP response is the return value, or an extra output of type `http`. */
function httpAnswer(
  target: LoadedFunction,
  returnValue: TypedData | null | undefined,
  outputData: readonly { readonly name: string; readonly data: TypedData }[] | undefined,
): HttpData | undefined {
  const output = target.outputs.find((binding) => binding.type.toLowerCase() === 'http');
  if (!output || output.name === '$return') return returnValue?.http;
  return outputData?.find(({ name }) => name === output.name)?.data.http;
}

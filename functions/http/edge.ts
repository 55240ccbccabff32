import { randomUUID } from 'node:crypto';
import type { HttpHandler, HttpRequest, HttpResponseInit, InvocationContext } from '@azure/functions';
import { hasRole } from '../../app/services/access';
import { AppError, toProblem } from '../../domain/errors';
import type { Identity } from '../../ports/directory';
import type { Services } from '../wire-services';
import { problem } from './answers';
import { authenticate } from './authenticate';
import { readJson } from './json-body';
import { createRequestMetrics } from './metrics';
import type { AuthenticatedCall, Call, Route } from './route';
import { readShape } from './shape';

export type ServiceSource = (context: InvocationContext, route: Pick<Route, 'durable'>) => Services;

const metrics = createRequestMetrics();

/**
 * The one way into every handler: identity, body, handler, and whatever is thrown becomes problem+json. Logs faults of
 * ours once, with the request id that the caller sees.
 */
export function createHttpHandler(route: Route, services: ServiceSource): HttpHandler {
  return async function handleRequest(request, context) {
    const started = performance.now();
    const requestId = requestIdOf(request);
    const response = await respond(route, request, context, services, requestId);
    metrics.observeRequest(route.path, route.method, response.status ?? 200, (performance.now() - started) / 1000);
    const headers = { ...(response.headers as Record<string, string>), 'x-request-id': requestId };
    return { ...response, headers: { 'x-content-type-options': 'nosniff', ...headers } };
  };
}

async function respond(
  route: Route,
  request: HttpRequest,
  context: InvocationContext,
  services: ServiceSource,
  requestId: string,
): Promise<HttpResponseInit> {
  try {
    return await dispatch(route, createCall(request, context, services(context, route)));
  } catch (error) {
    if (toProblem(error).status >= 500) context.error(`${route.name} ${requestId} failed:`, error);
    return problem(error, requestId);
  }
}

async function dispatch(route: Route, call: Call): Promise<HttpResponseInit> {
  if (route.access === 'user') {
    const identity = await authenticate(call.services.ports, call.request);
    const body = route.body === undefined ? undefined : readShape(route.body, await readJson(call.request));
    const authenticated: AuthenticatedCall = { ...call, identity };
    return route.handle(authenticated, body);
  }
  return route.handle(call, route.access === 'local' ? await requireLocalOrAdmin(call) : undefined);
}

async function requireLocalOrAdmin({ services, request }: Call): Promise<Identity | undefined> {
  if (services.settings.localHost && !request.headers.has('authorization')) return undefined;
  const identity = await authenticate(services.ports, request);
  if (!hasRole(identity, 'admin')) throw new AppError('forbidden', 'Only administrators may read this.');
  return identity;
}

function createCall(request: HttpRequest, context: InvocationContext, services: Services): Call {
  const query = (name: string): string | undefined => {
    const value = request.query.get(name);
    return value === null || value === '' ? undefined : value;
  };
  return {
    request,
    context,
    services,
    metrics,
    param: (name) => decode(request.params[name] ?? ''),
    query,
    count(name, { min, max, otherwise }) {
      const given = query(name);
      const value = given === undefined ? otherwise : Number(given);
      if (Number.isInteger(value) && value >= min && value <= max) return value;
      throw new AppError('invalid_request', `${name} must be a whole number from ${min} to ${max}.`);
    },
  };
}

/** Hosts leave some percent escapes in route values. */
function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function requestIdOf(request: HttpRequest): string {
  const given = request.headers.get('x-request-id') ?? '';
  return /^[\w.-]{8,64}$/.test(given) ? given : randomUUID();
}

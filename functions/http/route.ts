import type { HttpRequest, HttpResponseInit, InvocationContext } from '@azure/functions';
import type { Identity } from '../../ports/directory';
import type { Services } from '../wire-services';
import type { RequestMetrics } from './metrics';
import type { Shape } from './shape';

/** One request on its way through its handler. */
export interface Call {
  readonly request: HttpRequest;
  readonly context: InvocationContext;
  readonly services: Services;
  readonly metrics: RequestMetrics;
  /** Value of a route parameter; the host guarantees it is there. */
  readonly param: (name: string) => string;
  readonly query: (name: string) => string | undefined;
  /** A whole number from the query within bounds, or the default; `invalid_request` otherwise. */
  readonly count: (
    name: string,
    bounds: { readonly min: number; readonly max: number; readonly otherwise: number },
  ) => number;
}

export interface AuthenticatedCall extends Call {
  readonly identity: Identity;
}

interface RouteBase {
  /** Name of the function. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Below the host's `/api`. */
  readonly path: string;
  readonly summary: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Status and meaning of the good answers. */
  readonly answers: Readonly<Record<number, string>>;
  /** Whether the handler starts or wakes orchestrations. */
  readonly durable?: boolean;
}

/** Whoever calls has proved to be a user. What the user may do is the use case's business. */
export interface UserRoute<B = unknown> extends RouteBase {
  readonly access: 'user';
  /** Read, size-checked and checked against its shape before the handler runs. */
  readonly body?: Shape<B>;
  handle(call: AuthenticatedCall, body: B): Promise<HttpResponseInit>;
}

/** `local`: open on a host for one machine, for administrators elsewhere. `hook`: proves itself in its handler. */
export interface OpenRoute extends RouteBase {
  readonly access: 'public' | 'hook' | 'local';
  handle(call: Call, identity: Identity | undefined): Promise<HttpResponseInit>;
}

export type Route = UserRoute | OpenRoute;

/** Keeps a body's type between shape and handler while the table holds routes of any body. */
export function userRoute<B>(route: Omit<UserRoute<B>, 'access'>): UserRoute {
  return { ...route, access: 'user' } as unknown as UserRoute;
}

export function openRoute(route: OpenRoute): OpenRoute {
  return route;
}

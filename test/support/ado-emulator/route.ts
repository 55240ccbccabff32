import type { AdoStore } from './store';

/** One resource of an area, as `OPTIONS {org}/_apis/{area}` tells it: the client makes its URLs from the template. */
export interface AdoResource {
  readonly area: string;
  readonly id: string;
  readonly resourceName: string;
  /** With `{project}`, `{area}`, `{resource}` and route values; a value in brackets-free braces may be absent at the end. */
  readonly routeTemplate: string;
  readonly maxVersion: string;
}

export interface AdoRequest {
  readonly method: string;
  /** Path below the organization, decoded, without query. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly organization: string;
  readonly baseUrl: string;
  readonly store: AdoStore;
  /** Who asks: the identity behind the credential. */
  readonly user: string;
}

export interface AdoAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Raw body with its type, in place of JSON. */
  readonly raw?: { readonly type: string; readonly content: Buffer };
}

export interface AdoRoute {
  readonly method: string;
  /** Path below the organization with `:name` parts; matched without regard to case, as the service does. */
  readonly path: string;
  readonly handle: (request: AdoRequest) => AdoAnswer | Promise<AdoAnswer>;
}

/** One part of the service: what it tells of itself, and what it answers. */
export interface AdoArea {
  readonly resources: readonly AdoResource[];
  readonly routes: readonly AdoRoute[];
}

export function ok(body: unknown, headers?: Readonly<Record<string, string>>): AdoAnswer {
  return headers ? { status: 200, body, headers } : { status: 200, body };
}

export function list(value: readonly unknown[]): AdoAnswer {
  return ok({ count: value.length, value });
}

/** The service's error body. */
export function fault(status: number, typeKey: string, message: string): AdoAnswer {
  return {
    status,
    body: {
      $id: '1',
      innerException: null,
      message,
      typeName: `Microsoft.${typeKey}`,
      typeKey,
      errorCode: 0,
      eventId: 3000,
    },
  };
}

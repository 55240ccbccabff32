import type { Route } from './http/route';

const security: Readonly<Record<Route['access'], readonly object[]>> = {
  user: [{ bearer: [] }],
  local: [{ bearer: [] }, {}],
  hook: [{ basic: [] }],
  public: [],
};

/** The OpenAPI 3.1 document of the routes that are registered: made from the same table, so the two cannot differ. */
export function describeApi(routes: readonly Route[], version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const path = `/api/${route.path}`;
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeRoute(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Stellwerk', version, description: 'From a ticket to production, held at human gates.' },
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' }, basic: { type: 'http', scheme: 'basic' } },
      schemas: { Problem: problemSchema },
    },
  };
}

function describeRoute(route: Route): object {
  const body = route.access === 'user' ? route.body : undefined;
  const good = Object.entries(route.answers).map(([status, description]) => [status, { description }] as const);
  return {
    operationId: route.name,
    summary: route.summary,
    security: security[route.access],
    parameters: [...pathParameters(route), ...queryParameters(route)],
    ...(body === undefined ? {} : { requestBody: { content: { 'application/json': { schema: body.schema } } } }),
    responses: {
      ...Object.fromEntries(good),
      default: {
        description: 'Refused or failed; `code` says why.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function pathParameters({ path }: Route): object[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters({ query = {} }: Route): object[] {
  return Object.entries(query).map(([name, description]) => ({
    name,
    in: 'query',
    description,
    schema: { type: 'string' },
  }));
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable.' },
    detail: { type: 'string' },
    retryable: { type: 'boolean' },
    requestId: { type: 'string' },
    details: { type: 'object' },
  },
};

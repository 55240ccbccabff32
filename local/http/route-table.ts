import { parseRouteTemplate, type RouteTemplate, type RouteValues } from './route-template';

export interface HttpRoute<T> {
  readonly functionName: string;
  /** Template without the prefix; the function's name when the function gives none. */
  readonly route: string | undefined;
  /** Empty: every method. */
  readonly methods: readonly string[];
  readonly target: T;
}

export interface RouteMatch<T> {
  readonly target: T;
  readonly values: RouteValues;
}

export interface RouteTable<T> {
  /** `path` is the raw path of the request's URL, without its query. */
  find(method: string, path: string): RouteMatch<T> | undefined;
}

interface Entry<T> {
  readonly template: RouteTemplate;
  readonly methods: ReadonlySet<string>;
  readonly target: T;
}

/**
 * Routes are tried in the order of function names, compared case-insensitively; the first whose template and method match
 * wins. A path that matches with another method only is "not found", as on Azure.
 */
export function createRouteTable<T>(routes: readonly HttpRoute<T>[], routePrefix: string): RouteTable<T> {
  const sorted = [...routes].sort((a, b) => compareNames(a.functionName, b.functionName));
  const entries = sorted.map((route) => createEntry(route, routePrefix));

  return {
    find(method, path) {
      const segments = splitPath(path);
      for (const { template, methods, target } of entries) {
        if (methods.size > 0 && !methods.has(method)) continue;
        const values = template.match(segments);
        if (values) return { target, values };
      }
      return undefined;
    },
  };
}

function createEntry<T>(route: HttpRoute<T>, routePrefix: string): Entry<T> {
  const prefix = routePrefix === '' ? '' : `${routePrefix}/`;
  try {
    const template = parseRouteTemplate(prefix + (route.route ?? route.functionName).replace(/^\/+/, ''));
    return { template, methods: new Set(route.methods.map((name) => name.toUpperCase())), target: route.target };
  } catch (error) {
    throw new Error(`Function ${route.functionName}: ${(error as Error).message}`, { cause: error });
  }
}

function compareNames(a: string, b: string): number {
  const [left, right] = [a.toUpperCase(), b.toUpperCase()];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function splitPath(path: string): readonly string[] {
  const end = path.endsWith('/') ? path.length - 1 : path.length;
  return end <= 1 ? [] : path.slice(1, end).split('/');
}

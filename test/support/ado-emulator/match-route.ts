import type { AdoArea, AdoRoute } from './route';

export interface MatchedRoute {
  readonly route: AdoRoute;
  readonly params: Readonly<Record<string, string>>;
}

/** The first route whose parts all match. `:name` takes one part, `$:name` one that begins with a dollar sign. */
export function matchRoute(areas: readonly AdoArea[], method: string, path: string): MatchedRoute | undefined {
  const parts = path.split('/').filter((part) => part !== '');
  for (const route of areas.flatMap((area) => area.routes)) {
    const params = route.method === method ? matchParts(route.path, parts) : undefined;
    if (params) return { route, params };
  }
  return undefined;
}

function matchParts(template: string, parts: readonly string[]): Record<string, string> | undefined {
  const wanted = template.split('/').filter((part) => part !== '');
  if (wanted.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, want] of wanted.entries()) {
    const part = parts[index] ?? '';
    if (want.startsWith(':')) params[want.slice(1)] = part;
    else if (want.startsWith('$:') && part.startsWith('$')) params[want.slice(2)] = part.slice(1);
    else if (want.toLowerCase() !== part.toLowerCase()) return undefined;
  }
  return params;
}

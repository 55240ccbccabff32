/** How a repository describes its database. */
export type DatabaseKind = 'none' | 'sql' | 'prisma' | 'entity_framework' | 'alembic' | 'edmx';

/** What can be said about a repository from the names of its files. Every list is sorted and bounded. */
export interface RepositorySurvey {
  readonly database: { readonly kind: DatabaseKind; readonly files: readonly string[] };
  /** Architecture documents and decision records, most telling first. */
  readonly architecture: readonly string[];
  /** Interface descriptions: OpenAPI, AsyncAPI, GraphQL, protocol buffers. */
  readonly interfaces: readonly string[];
  /** Top-level folders with the number of files in each. */
  readonly modules: readonly { readonly folder: string; readonly files: number }[];
  /** Where a program of the repository begins, judged by name. */
  readonly entryPoints: readonly string[];
}

const mostListed = 50;

/** Third-party and generated folders: nothing in them is the project's own. */
const foreign =
  /(^|\/)(node_modules|vendor|third_party|dist|build|out|target|bin|obj|\.git|\.venv|venv|__pycache__|coverage)\//;

const databasePatterns: readonly (readonly [Exclude<DatabaseKind, 'none'>, RegExp])[] = [
  ['prisma', /(^|\/)[^/]*\.prisma$/],
  ['entity_framework', /(^|\/)Migrations\/[^/]+\.cs$/],
  ['alembic', /(^|\/)(alembic|migrations)\/versions\/[^/]+\.py$/],
  ['edmx', /\.edmx$/],
  ['sql', /(^|\/)(migrations?|db|database|sql|schema|flyway)\/(.*\/)?[^/]+\.sql$|(^|\/)schema\.sql$/],
];

const architecturePattern =
  /(^|\/)(ARCHITECTURE|architecture)[^/]*\.(md|adoc|rst|txt|puml|dsl)$|(^|\/)(docs?|documentation)\/(.*\/)?architecture\/[^/]+\.(md|adoc|rst|puml|dsl)$|(^|\/)(adr|adrs|decisions)\/[^/]+\.(md|adoc)$/;
const interfacePattern = /(^|\/)(openapi|swagger|asyncapi)[^/]*\.(json|ya?ml)$|\.(graphqls?|gql|proto|wsdl)$/i;
const entryPattern =
  /(^|\/)(main|index|server|app|cli|manage|wsgi|asgi|__main__|Program|Application|Startup)\.(ts|tsx|js|jsx|mjs|cjs|py|cs|java|go)$/;

/** Whether a path is the project's own work. */
export function isOwnPath(path: string): boolean {
  return !foreign.test(path);
}

export function surveyRepository(paths: readonly string[]): RepositorySurvey {
  const own = paths.filter(isOwnPath).sort();
  return {
    database: databaseOf(own),
    architecture: own.filter((path) => architecturePattern.test(path)).slice(0, mostListed),
    interfaces: own.filter((path) => interfacePattern.test(path)).slice(0, mostListed),
    modules: modulesOf(own),
    entryPoints: own.filter((path) => entryPattern.test(path) && path.split('/').length <= 4).slice(0, mostListed),
  };
}

/** The first kind that is there: a Prisma project's SQL migrations follow from its schema, not the other way round. */
function databaseOf(own: readonly string[]): RepositorySurvey['database'] {
  for (const [kind, pattern] of databasePatterns) {
    const files = own.filter((path) => pattern.test(path));
    // Migrations are numbered or dated, so the newest come last; they decide.
    if (files.length > 0) return { kind, files: files.slice(-mostListed) };
  }
  return { kind: 'none', files: [] };
}

function modulesOf(own: readonly string[]): RepositorySurvey['modules'] {
  const counts = new Map<string, number>();
  for (const path of own) {
    const folder = path.includes('/') ? (path.split('/', 1)[0] ?? '') : '.';
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts].map(([folder, files]) => ({ folder, files })).slice(0, mostListed);
}

import type { MockServer } from '../../contracts/run';

/** One answer of a mock server. The first route that fits is taken. */
interface MockRoute {
  /** Default: any method. */
  readonly method?: string;
  /** `{name}` stands for any one segment. */
  readonly path: string;
  /** What the query must hold; more is allowed. */
  readonly query?: Readonly<Record<string, string>>;
  /** Default 200. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text is sent as it is, anything else as JSON. */
  readonly body?: unknown;
  readonly delayMs?: number;
}

/** A file can describe several servers; each names the variable of its own port. */
interface MockFile {
  readonly routes?: readonly MockRoute[];
  readonly servers?: readonly {
    readonly name?: string;
    readonly portVariable: string;
    readonly routes: readonly MockRoute[];
  }[];
}

interface Described extends Pick<MockServer, 'name' | 'portVariable'> {
  readonly routes: readonly MockRoute[];
}

/**
 * The main of a process of its own: its text is handed to `node -e`, so it uses nothing from outside of itself. Arguments:
 * the servers as JSON, and the command to run beside them. `GET /__requests` tells a server's requests so far.
 */
export function serveMocks(): void {
  const { createServer } = process.getBuiltinModule('node:http');
  const { readFileSync } = process.getBuiltinModule('node:fs');
  const { spawn } = process.getBuiltinModule('node:child_process');
  const [servers = '[]', command = 'true'] = process.argv.slice(1);
  const mocks = JSON.parse(servers) as MockServer[];
  const failedToServe = 97;

  const fail = (name: string, why: string): void => {
    console.error(`Mock server ${name}: ${why}`);
    process.exit(failedToServe);
  };
  const isDescribed = ({ portVariable, routes }: Partial<Described>): boolean =>
    typeof portVariable === 'string' &&
    Array.isArray(routes) &&
    routes.every((route: Partial<MockRoute>) => typeof route.path === 'string');
  const describedBy = ({ name, portVariable, file }: MockServer): readonly Described[] => {
    try {
      const { routes, servers } = JSON.parse(readFileSync(file, 'utf8')) as MockFile;
      const described = Array.isArray(servers)
        ? servers.map(
            (each: Partial<Described>) => ({ name: `${name} ${each.portVariable ?? ''}`, ...each }) as Described,
          )
        : [{ name, portVariable, routes: routes ?? 'none' } as Described];
      if (described.every(isDescribed)) return described;
      fail(
        name,
        `${file} needs "routes", a list of objects with a "path", or "servers" with a "portVariable" and "routes" each`,
      );
    } catch (error) {
      fail(name, `${file} cannot be read: ${(error as Error).message}`);
    }
    return [];
  };
  const fits = (route: MockRoute, method: string, url: URL): boolean => {
    const wanted = route.path.split('/');
    const given = url.pathname.split('/');
    return (
      (route.method ?? method).toUpperCase() === method &&
      wanted.length === given.length &&
      wanted.every((part, index) => /^\{.*\}$/.test(part) || part === given[index]) &&
      Object.entries(route.query ?? {}).every(([key, value]) => url.searchParams.get(key) === value)
    );
  };
  const serve = (mock: Described): Promise<[string, string]> => {
    const { routes } = mock;
    const requests: object[] = [];
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const method = request.method ?? 'GET';
        const url = new URL(request.url ?? '/', 'http://127.0.0.1');
        const answer = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void => {
          const isText = typeof body === 'string';
          const type = isText ? 'text/plain; charset=utf-8' : 'application/json';
          response.writeHead(status, { 'content-type': type, ...headers });
          response.end(isText ? body : (JSON.stringify(body) ?? ''));
        };
        if (method === 'GET' && url.pathname === '/__requests') {
          answer(200, requests);
          return;
        }
        requests.push({ method, path: request.url, body: Buffer.concat(chunks).toString('utf8') });
        const route = routes.find((candidate) => fits(candidate, method, url));
        if (!route) {
          answer(404, { error: `the mock server ${mock.name} knows no ${method} ${url.pathname}` });
          return;
        }
        setTimeout(() => answer(route.status ?? 200, route.body, route.headers), route.delayMs ?? 0);
      });
    });
    return new Promise((resolve) => {
      server.on('error', (error) => fail(mock.name, error.message));
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        resolve([mock.portVariable, String(typeof address === 'object' ? address?.port : '')]);
      });
    });
  };

  void Promise.all(mocks.flatMap(describedBy).map(serve)).then((ports) => {
    const env = { ...process.env, ...Object.fromEntries(ports) };
    const child = spawn('sh', ['-c', command], { env, stdio: 'inherit' });
    child.on('error', (error) => fail('command', error.message));
    child.on('exit', (code) => process.exit(code ?? 1));
  });
}

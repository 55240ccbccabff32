import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { killAll, processesOf, signal } from './product-processes';

export const packageRoot = join(__dirname, '../..');
export const nodeBinary = join(packageRoot, 'node_modules/node/bin/node');
const bundle = join(packageRoot, 'dist/host.js');

/** What a SIGKILL hits: the host alone, its process group, or whatever runs for its data folder, as in a power cut. */
export type Blow = 'host' | 'group' | 'everything';

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

/** The built product in the embedded host: processes of its own, a data folder of its own, a free port. */
export interface Product {
  readonly data: string;
  /** Changes with every start. */
  readonly url: string;
  readonly pid: number;
  /** What its hosts have written so far. */
  output(): string;
  /** With another build of the app, when a folder is given; it stays for the starts that follow. */
  start(app?: string): Promise<void>;
  /** SIGTERM; rejects when it does not end by itself. */
  stop(): Promise<void>;
  kill(blow: Blow): Promise<void>;
  /** In the name of a local user. Rejects only while no host answers. */
  call<T>(user: string, method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<Answer<T>>;
  /** Ends what is left of it, deployed services included, and removes the folder. */
  dispose(): Promise<void>;
}

export interface ProductOptions {
  /** Of the host; without it only runs that bring their own script get a reply. */
  readonly modelScript?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Folder of the app's build; default: this package. */
  readonly app?: string;
  /** Node that runs the host; default: the pinned one. */
  readonly node?: string;
  /** Where people are not those of the data folder. */
  readonly tokenOf?: (user: string) => string;
}

const readyWithinMs = 30_000;

export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const data = newFolder('product');
  let running: { readonly child: ChildProcess; readonly ended: Promise<string>; readonly url: string } | undefined;
  let output = '';
  let app = options.app ?? packageRoot;

  async function start(otherApp = app): Promise<void> {
    app = otherApp;
    const child = spawnHost(data, app, options);
    const ended = new Promise<string>((resolve) =>
      child.once('exit', (code, name) => resolve(name ?? `exit code ${code}`)),
    );
    const begun = output.length;
    const take = (chunk: Buffer): void => void (output += chunk.toString('utf8'));
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    const find = (): string | undefined => /Host is up at (http:\S+)/.exec(output.slice(begun))?.[1];
    let gone: string | undefined;
    void ended.then((how) => (gone = how));
    const until = Date.now() + readyWithinMs;
    for (;;) {
      const url = find();
      if (url !== undefined && (await isReady(url, options.tokenOf ? undefined : data))) {
        running = { child, ended, url };
        return;
      }
      if (gone !== undefined) throw new Error(`The host ended (${gone}):\n${output.slice(begun)}`);
      if (Date.now() > until) throw new Error(`The host is not ready:\n${output.slice(begun)}`);
      await sleep(25);
    }
  }

  function host(): NonNullable<typeof running> {
    if (running === undefined) throw new Error('No host runs.');
    return running;
  }

  const product: Product = {
    data,
    get url() {
      return host().url;
    },
    get pid() {
      return host().child.pid ?? 0;
    },
    output: () => output,
    start,
    async stop() {
      const { child, ended } = host();
      child.kill('SIGTERM');
      const how = await Promise.race([ended, sleep(8000, 'still running', { ref: false })]);
      if (how !== 'exit code 0') throw new Error(`The host was asked to stop: ${how}\n${output}`);
      running = undefined;
    },
    async kill(blow) {
      const { child, ended } = host();
      const pid = child.pid ?? 0;
      signal(blow === 'host' ? pid : -pid, 'SIGKILL');
      if (blow === 'everything') killAll(processesOf(data));
      await ended;
      running = undefined;
    },
    async call<T>(user: string, method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) {
      const response = await fetch(`${host().url}/api${path}`, {
        method,
        headers: {
          authorization: `Bearer ${options.tokenOf?.(user) ?? tokenOf(data, user)}`,
          'content-type': 'application/json',
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: read(await response.text()) as T };
    },
    async dispose() {
      if (running !== undefined) await product.kill('group');
      for (let look = 0; look < 50 && processesOf(data).length > 0; look += 1) {
        killAll(processesOf(data));
        await sleep(20);
      }
      rmSync(data, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  await start().catch(async (error: unknown) => {
    await product.dispose();
    throw error;
  });
  return product;
}

/** The caller removes it. */
export function newFolder(name: string): string {
  return mkdtempSync(join(tmpdir(), `stellwerk-${name}-`));
}

interface LocalUser {
  readonly user: string;
  readonly roles: readonly string[];
  readonly token: string;
}

export function tokenOf(data: string, user: string): string {
  const found = readUsers(data).find((candidate) => candidate.user === user);
  if (found === undefined) throw new Error(`${data} knows no user "${user}".`);
  return found.token;
}

/** A person of the tenant `local`; counts from the next start. */
export function addUser(data: string, { user, roles }: Pick<LocalUser, 'user' | 'roles'>): void {
  const added = { user, displayName: user, tenant: 'local', roles, token: `token-of-${user}`.padEnd(40, '-') };
  writeFileSync(join(data, 'identities.json'), JSON.stringify({ users: [...readUsers(data), added] }));
}

function readUsers(data: string): readonly LocalUser[] {
  const text = readFileSync(join(data, 'identities.json'), 'utf8');
  return (JSON.parse(text) as { readonly users: readonly LocalUser[] }).users;
}

function spawnHost(data: string, app: string, { modelScript, env, node = nodeBinary }: ProductOptions): ChildProcess {
  if (!existsSync(bundle)) throw new Error('dist/host.js is missing: run node scripts/build.mjs first.');
  const args = ['--app', app, '--port', '0', '--data', data];
  return spawn(node, ['--disable-warning=ExperimentalWarning', bundle, ...args], {
    cwd: packageRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    env: {
      PATH: [join(packageRoot, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter),
      HOME: process.env['HOME'] ?? '/',
      STELLWERK_DATA: data,
      // The app's own level leaves out the line that names the port.
      'AzureFunctionsJobHost__logging__logLevel__Host.Startup': 'Information',
      ...(modelScript === undefined ? {} : { STELLWERK_MODEL_SCRIPT: modelScript }),
      ...env,
    },
  });
}

async function isReady(url: string, data: string | undefined): Promise<boolean> {
  const response = await fetch(`${url}/api/health`).catch(() => undefined);
  return response?.ok === true && (data === undefined || existsSync(join(data, 'identities.json')));
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

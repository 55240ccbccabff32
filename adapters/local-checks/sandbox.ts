import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckResult } from '../../ports/check-runner';
import { runCommand } from '../local-machine/run-command';
import { bubblewrap } from './sandbox-bubblewrap';
import { namespaces } from './sandbox-namespaces';
import { visiblePaths } from './visible-paths';

export type SandboxKind = Exclude<CheckResult['sandbox'], 'pipeline'>;

export interface SandboxedCommand {
  readonly command: string;
  readonly network: boolean;
  /** The only folder that may be written; `folder` lies in it. */
  readonly writable: string;
  readonly folder: string;
  /** Real paths of what must not be seen; missing ones are left out. */
  readonly hidden: readonly string[];
  /** Real paths of folders with programs that stay readable below /tmp, /var/tmp and /run. */
  readonly visible: readonly string[];
}

/** Turns a shell command line into the program that runs it walled in. */
export interface Sandbox {
  readonly kind: SandboxKind;
  wrap(command: SandboxedCommand): { readonly file: string; readonly args: readonly string[] };
}

export interface ChosenSandbox {
  readonly sandbox: Sandbox;
  /** One sentence for people: what separates checks from this machine, and why not more. */
  readonly description: string;
}

const noSandbox: Sandbox = {
  kind: 'none',
  wrap: ({ command }) => ({ file: 'sh', args: ['-c', command] }),
};

const descriptions: Readonly<Record<SandboxKind, string>> = {
  bubblewrap: 'Checks run in bubblewrap: own network, processes and files; only the checkout can be written.',
  namespaces: 'Checks run in Linux namespaces: own network, processes and files; only the checkout can be written.',
  none:
    'Checks run WITHOUT a sandbox: with a clean environment, but with the files and the network of this user. ' +
    'Install bubblewrap, or allow unprivileged user namespaces, to wall them in.',
};

/** The strongest wall that really stands on this machine, found by trying each one. */
export async function chooseSandbox(config: {
  readonly folder: string;
  readonly path: string;
  readonly wanted?: SandboxKind;
}): Promise<ChosenSandbox> {
  for (const sandbox of [bubblewrap, namespaces(join(config.folder, '.root'))]) {
    if (config.wanted !== undefined && config.wanted !== sandbox.kind) continue;
    if (await holds(sandbox, config)) return { sandbox, description: descriptions[sandbox.kind] };
  }
  return { sandbox: noSandbox, description: descriptions.none };
}

/** Loopback works, no other network is there, a hidden file is hidden, its own folder can be written; the outside is tried. */
const probe = `
const fs = require('node:fs'), net = require('node:net'), os = require('node:os');
const fail = (why) => { console.error(why); process.exit(1); };
if (fs.existsSync(process.argv[1])) fail('a hidden file is visible');
if (Object.values(os.networkInterfaces()).flat().some((one) => !one.internal)) fail('the network is open');
try { fs.writeFileSync(process.argv[2], ''); } catch {}
fs.writeFileSync('inside', 'x');
const server = net.createServer((socket) => socket.end('pong')).listen(0, '127.0.0.1', () => {
  net.connect(server.address().port, '127.0.0.1').on('data', () => process.exit(0)).on('error', fail);
});
setTimeout(() => fail('loopback does not answer'), 3000);
`;

async function holds(sandbox: Sandbox, config: { readonly folder: string; readonly path: string }): Promise<boolean> {
  const root = join(config.folder, '.probe');
  const writable = join(root, 'inside');
  const hidden = join(root, 'hidden');
  rmSync(root, { recursive: true, force: true });
  for (const folder of [writable, hidden]) mkdirSync(folder, { recursive: true });
  const secret = join(hidden, 'secret');
  writeFileSync(secret, '');
  const outside = join(root, 'outside');
  const command = [process.execPath, '-e', probe, secret, outside].map(quoted).join(' ');
  const visible = visiblePaths(config.path);
  const { file, args } = sandbox.wrap({
    command,
    network: false,
    writable,
    folder: writable,
    hidden: [hidden],
    visible,
  });
  const { outcome } = await runCommand({
    file,
    args,
    folder: writable,
    environment: { PATH: config.path, HOME: writable },
    timeoutMilliseconds: 10_000,
    outputLimitBytes: 100_000,
  });
  const leaked = existsSync(outside);
  rmSync(root, { recursive: true, force: true });
  return outcome === 'passed' && !leaked;
}

/** One word of a shell line, whatever it holds. */
export function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

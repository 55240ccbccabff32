// Installs the packages when they are missing or no longer what package-lock.json asks for. Runs on the machine's own Node
// (≥ 20) before anything is installed, so it uses built-ins only.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const packageRoot = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(packageRoot, 'node_modules');
const stampFile = join(modules, '.stellwerk-install');
const progressEveryMs = 10_000;

/** The Node the app runs on: pinned in package-lock.json, whatever the machine has. */
export const nodeBinary = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Environment for child processes: the pinned Node and the package's tools come first. */
export function childEnvironment(base = process.env) {
  return { ...base, PATH: [join(modules, '.bin'), base.PATH ?? ''].join(delimiter) };
}

/** Runs `npm ci` unless the installed packages are those of package-lock.json. Rejects with a text for the user. */
export async function ensureInstalled() {
  requireNode();
  const lock = readFileSync(join(packageRoot, 'package-lock.json'), 'utf8');
  const wanted = createHash('sha256').update(lock).digest('hex');
  if (existsSync(nodeBinary) && (readOr(stampFile) === wanted || holdsLocked(lock, modules))) {
    if (readOr(stampFile) !== wanted) writeFileSync(stampFile, wanted);
    return;
  }
  const reason = existsSync(modules) ? 'package-lock.json has changed' : 'nothing is installed yet';
  console.error(`Installing packages (${reason}); this needs the network once and takes about a minute.`);
  await runNpmCi();
  if (!existsSync(nodeBinary)) {
    throw new Error(
      `npm ci ended well, but ${nodeBinary} is missing: install scripts seem to be switched off. ` +
        'Next step: npm ci --ignore-scripts=false',
    );
  }
  writeFileSync(stampFile, wanted);
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(`Node ${process.versions.node} is too old: Stellwerk needs Node 20.19 or newer to start.`);
}

/** True when somebody else's `npm ci` (npm's own record of the tree) has installed exactly what the lock file names. */
function holdsLocked(lock, folder) {
  const record = readOr(join(folder, '.package-lock.json'));
  if (record === undefined) return false;
  const installed = JSON.parse(record).packages;
  return Object.entries(JSON.parse(lock).packages).every(([path, entry]) => {
    if (path === '' || entry.link === true) return true;
    const found = installed[path];
    return found === undefined ? entry.optional === true : found.version === entry.version;
  });
}

/**
 * Emulators that only the tests and `--services azure-emulators` start have a lock file of their own: who runs the product does
 * not wait for them. They run on what npm itself offers, without install scripts.
 */
export async function ensureEmulators() {
  const folder = join(packageRoot, 'test/support/emulators');
  const stamp = join(folder, 'node_modules/.stellwerk-install');
  const lock = readFileSync(join(folder, 'package-lock.json'), 'utf8');
  const wanted = createHash('sha256').update(lock).digest('hex');
  if (readOr(stamp) === wanted || holdsLocked(lock, join(folder, 'node_modules'))) return;
  console.error('Installing the emulators; this needs the network once.');
  await runNpmCi(folder, ['--ignore-scripts']);
  writeFileSync(stamp, wanted);
}

async function runNpmCi(folder = packageRoot, more = []) {
  const started = Date.now();
  const ticker = setInterval(() => {
    console.error(`  still installing (${Math.round((Date.now() - started) / 1000)} s)`);
  }, progressEveryMs);
  try {
    const { code, signal } = await run(
      npmCommand(),
      ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...more],
      folder,
    );
    if (signal !== null) process.exit(130);
    if (code === 0) return;
    throw new Error(
      `npm ci failed (exit code ${code}); its output is above. Nothing was started. ` +
        'Next step: check the network and registry (npm ping), the free disk space, then do the same again.',
    );
  } finally {
    clearInterval(ticker);
  }
}

/** Under `npm start` the very npm that runs us; else the one on PATH. */
function npmCommand() {
  const own = process.env.npm_execpath;
  if (own !== undefined && /npm-cli\.c?js$/.test(own)) return [process.execPath, own];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

function run([command, ...first], args, cwd) {
  return new Promise((resolve, reject) => {
    const shell = process.platform === 'win32' && first.length === 0;
    const child = spawn(command, [...first, ...args], { cwd, stdio: ['ignore', 2, 2], shell });
    child.once('error', (error) => {
      reject(new Error(`npm cannot be started (${error.message}). Next step: install Node with npm from nodejs.org.`));
    });
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
}

function readOr(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  ensureInstalled().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}

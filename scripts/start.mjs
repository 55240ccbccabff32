// `npm start`: installs what is missing, builds what has changed, then hands over to `stellwerk start` on the pinned Node.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { childEnvironment, ensureEmulators, ensureInstalled, nodeBinary, packageRoot } from './install.mjs';

const watchEveryMs = 500;

async function main() {
  await ensureInstalled();
  if (process.argv.includes('azure-emulators')) await ensureEmulators();
  const built = await ensureBuilt();
  if (built.length > 0) console.error('Built dist/.');
  const child = spawn(nodeBinary, [join(packageRoot, 'dist', 'cli.js'), 'start', ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: childEnvironment(),
  });
  // A terminal's Ctrl-C reaches the child as well; it takes repeated signals as one.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  endWithParent(() => child.kill('SIGTERM'));
  child.once('error', (error) => fail(error));
  child.once('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 1));
}

/**
 * npm runs this file through a shell, so npm's death changes our grandparent, not our parent. Both are watched: when either
 * goes, what we started goes too.
 */
function endWithParent(end) {
  const parent = process.ppid;
  const grandparent = isNpmShell(parent) ? parentOf(parent) : undefined;
  const timer = setInterval(() => {
    const alone = process.ppid !== parent || (grandparent !== undefined && parentOf(parent) !== grandparent);
    if (!alone) return;
    clearInterval(timer);
    end();
  }, watchEveryMs);
  timer.unref();
}

function isNpmShell(pid) {
  if (process.env.npm_lifecycle_event === undefined) return false;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes('-c');
  } catch {
    return false;
  }
}

/** Undefined where the system has no /proc; then only the direct parent is watched. */
function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}

function fail(error) {
  console.error(error.message);
  process.exit(1);
}

main().catch(fail);

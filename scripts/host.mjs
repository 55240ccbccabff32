// npm run host -- --app <folder> --port <n> --data <folder>: hosts any Functions app (Node v4 model) on this machine.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { childEnvironment, ensureInstalled, nodeBinary, packageRoot } from './install.mjs';

await ensureInstalled();
await ensureBuilt({ only: ['host'] });
const child = spawn(nodeBinary, ['--no-warnings', join(packageRoot, 'dist/host.js'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: childEnvironment(),
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.once('exit', (code, signal) => {
  process.exitCode = code ?? (signal ? 1 : 0);
});

// Bundles the engine's bench and runs it: `node bench/engine/run.mjs [--full] [--only <measure>]`, one JSON line per figure.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const folder = mkdtempSync(join(tmpdir(), 'engine-bench-'));
const outfile = join(folder, 'bench.js');
buildSync({
  entryPoints: [join(import.meta.dirname, 'main.ts')],
  bundle: true,
  platform: 'node',
  outfile,
  logLevel: 'error',
});
const flags = ['--no-warnings', '--expose-gc', ...(process.env.BENCH_NODE_FLAGS ?? '').split(' ').filter(Boolean)];
const { status } = spawnSync(process.execPath, [...flags, outfile, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, BENCH_APP: join(import.meta.dirname, 'app') },
});
rmSync(folder, { recursive: true, force: true });
process.exit(status ?? 1);

// npm run bench                        every figure of the README, measured on this machine
// npm run bench -- product hooks       only these groups: product, hooks, policy, http, engine
// npm run bench -- --json              one line per figure: {measure, value, unit, goal, ok}
import { execFileSync, spawn } from 'node:child_process';
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ensureBuilt } from './build.mjs';
import { childEnvironment, ensureInstalled, nodeBinary, packageRoot } from './install.mjs';

/** What the pinned Node is given per group; it writes one figure a line. */
const groups = {
  product: {
    title: 'Product',
    command: ['scripts/bench-file.cjs', 'bench/product/product-bench.ts', 'benchProduct'],
  },
  hooks: { title: 'Service hooks', command: ['scripts/bench-file.cjs', 'bench/hooks/hook-bench.ts', 'benchHooks'] },
  policy: { title: 'Rules', command: ['scripts/bench-file.cjs', 'bench/policy/policy-bench.ts', 'benchPolicy'] },
  budget: {
    title: 'Budgets and admission',
    command: ['scripts/bench-file.cjs', 'bench/budget/budget-bench.ts', 'benchBudget'],
  },
  cosmos: {
    title: 'Cosmos DB (emulator)',
    command: ['scripts/bench-file.cjs', 'bench/adapters/cosmos-bench.ts', 'benchCosmos'],
  },
  'service-bus': {
    title: 'Service Bus (emulator)',
    command: ['scripts/bench-file.cjs', 'bench/adapters/service-bus-bench.ts', 'benchServiceBus'],
  },
  http: { title: 'HTTP trigger', command: ['scripts/bench-file.cjs', 'bench/http/http-bench.ts', 'benchHttp'] },
  engine: { title: 'Engine (some minutes)', command: ['bench/engine/run.mjs', '--full'] },
};
const usage = `Usage: npm run bench -- [${Object.keys(groups).join('|')}]… [--json]`;
const syncForMs = 2_000;
let stopped = false;

function parse(args) {
  const wanted = args.filter((arg) => arg in groups);
  const unknown = args.filter((arg) => !(arg in groups) && arg !== '--json');
  if (unknown.length > 0) {
    console.log(usage);
    process.exit(unknown.includes('--help') ? 0 : 2);
  }
  return { json: args.includes('--json'), wanted: wanted.length > 0 ? wanted : Object.keys(groups) };
}

/** Each group in a process of its own, one after the other: what one leaves behind must not cost the next. */
function runGroup(name, show) {
  const child = spawn(nodeBinary, ['--no-warnings', ...groups[name].command], {
    cwd: packageRoot,
    env: childEnvironment(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => {
      stopped = true;
      child.kill(signal);
    });
  }
  createInterface({ input: child.stdout }).on('line', (line) => show(JSON.parse(line)));
  return new Promise((resolve) => child.once('close', (code) => resolve(code === 0)));
}

/** Appends of one page, each on disk before the next: what one commit costs at least. */
function measureSync() {
  const folder = mkdtempSync(join(tmpdir(), 'stellwerk-bench-sync-'));
  const file = openSync(join(folder, 'page'), 'w');
  const page = Buffer.alloc(4096, 1);
  const started = performance.now();
  let syncs = 0;
  while (performance.now() - started < syncForMs) {
    writeSync(file, page);
    fdatasyncSync(file);
    syncs += 1;
  }
  const value = Math.round(syncs / ((performance.now() - started) / 1000));
  closeSync(file);
  rmSync(folder, { recursive: true });
  return { measure: 'disk: synced 4 KB appends, one after another', value, unit: '/s', goal: null, ok: null };
}

function describeMachine() {
  const [cpu] = cpus();
  const memory = `${Math.round(totalmem() / 1024 ** 3)} GB`;
  const load = loadavg()[0]?.toFixed(1);
  const value = `${cpus().length} × ${cpu?.model.trim()}, ${memory}, Node ${nodeVersion()}, ${process.platform}, load ${load}`;
  return { measure: 'machine', value, unit: '', goal: null, ok: null };
}

/** Of the Node that everything is measured on, not of the one that runs this file. */
function nodeVersion() {
  return execFileSync(nodeBinary, ['--version'], { encoding: 'utf8' }).trim().slice(1);
}

async function main() {
  const { json, wanted } = parse(process.argv.slice(2));
  await ensureInstalled();
  await ensureBuilt();
  const show = json ? (figure) => console.log(JSON.stringify(figure)) : (figure) => console.log(lineOf(figure));
  let failed = false;
  for (const name of wanted) {
    if (!json) console.log(`\n${groups[name].title}`);
    failed = !(await runGroup(name, show)) || failed;
    if (stopped) process.exit(130);
  }
  if (!json) console.log('\nMachine');
  show(measureSync());
  show(describeMachine());
  process.exitCode = failed ? 1 : 0;
}

function lineOf({ measure, value, unit, goal, ok }) {
  const shown = typeof value === 'number' ? value.toLocaleString('en', { maximumFractionDigits: 2 }) : value;
  const verdict = ok === null ? '' : ok ? 'ok' : 'MISSED';
  const bound = goal === null ? '' : `goal ${goal.toLocaleString('en')} ${unit}`;
  if (typeof value !== 'number') return `  ${measure}: ${value}`;
  return `  ${measure.padEnd(58)} ${shown.padStart(10)} ${unit.padEnd(11)} ${bound.padEnd(24)} ${verdict}`.trimEnd();
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});

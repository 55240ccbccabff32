// Everything that must hold: types, lint, format, and every test. Ends with one line `N passed, N failed`.
// npm test                     all of it
// npm test -- --only unit      one jest project (unit, contract, replay, architecture, integration, e2e); may be repeated
// npm test -- --no-static      without types, lint and format
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { childEnvironment, ensureEmulators, ensureInstalled, nodeBinary, packageRoot } from './install.mjs';

const projects = ['unit', 'contract', 'replay', 'model', 'architecture', 'integration', 'e2e'];

/** They commit a thousand times a second and test no disk: where the machine has memory for files, theirs are there. */
const inMemory = ['replay', 'model'];
const enoughMemory = 1024 ** 3;

function parse(args) {
  const only = [];
  let statics = true;
  let pattern;
  for (let index = 0; index < args.length; index += 1) {
    if (args[index] === '--only' && projects.includes(args[index + 1])) {
      only.push(args[(index += 1)]);
    } else if (args[index] === '--no-static') {
      statics = false;
    } else if (!args[index].startsWith('-')) {
      pattern = args[index];
    } else {
      console.log(`Usage: npm test -- [--only <${projects.join('|')}>] [--no-static] [path pattern]`);
      process.exit(args[index] === '--help' ? 0 : 2);
    }
  }
  return { selected: only.length > 0 ? only : projects, statics: statics && only.length === 0 && !pattern, pattern };
}

function run(title, script, args, environment = {}) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(nodeBinary, [join(packageRoot, 'node_modules', script), ...args], {
      cwd: packageRoot,
      env: { ...childEnvironment(), ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk) => (output += chunk);
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('close', (code) => {
      const seconds = ((performance.now() - started) / 1_000).toFixed(1);
      console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${title} (${seconds} s)`);
      resolve({ ok: code === 0, output });
    });
  });
}

async function staticChecks() {
  const results = [];
  results.push(
    ...(await Promise.all([
      run('types', 'typescript/bin/tsc', ['-p', '.']),
      run('lint and layers', 'eslint/bin/eslint.js', ['.', '--max-warnings', '0']),
    ])),
  );
  results.push(await run('format', 'prettier/bin/prettier.cjs', ['--check', '.', '--log-level', 'warn']));
  for (const { ok, output } of results) {
    if (!ok) console.log(output.trim());
  }
  return { passed: results.filter(({ ok }) => ok).length, failed: results.filter(({ ok }) => !ok).length };
}

async function tests(selected, pattern) {
  const folder = mkdtempSync(join(tmpdir(), 'stellwerk-test-'));
  let passed = 0;
  let failed = 0;
  // One project after the other: the ones that start processes and measure time do not share the cores with the rest.
  for (const project of selected) {
    const file = join(folder, `${project}.json`);
    const args = ['--selectProjects', project, '--json', `--outputFile=${file}`, '--passWithNoTests', '--silent'];
    args.push('--cacheDirectory', join(tmpdir(), 'stellwerk-jest'));
    if (pattern) args.push('--', pattern);
    const figures = join(folder, `${project}-figures.jsonl`);
    const memory = inMemory.includes(project) ? memoryFolder() : undefined;
    const environment = { NODE_OPTIONS: '--no-warnings', FIGURES_FILE: figures, ...(memory ? { TMPDIR: memory } : {}) };
    const result = await run(project, 'jest/bin/jest.js', args, environment);
    if (memory) rmSync(memory, { recursive: true, force: true });
    if (existsSync(figures)) console.log(readFileSync(figures, 'utf8').trim());
    const report = readReport(file);
    if (!result.ok || !report) {
      console.log(problemsOf(report) || result.output.trim());
    }
    passed += report?.numPassedTests ?? 0;
    failed += (report?.numFailedTests ?? 0) + (report?.numRuntimeErrorTestSuites ?? 0) + (report ? 0 : 1);
  }
  rmSync(folder, { recursive: true, force: true });
  return { passed, failed };
}

function memoryFolder() {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize > enoughMemory ? mkdtempSync('/dev/shm/stellwerk-test-') : undefined;
  } catch {
    return undefined;
  }
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function problemsOf(report) {
  return (report?.testResults ?? [])
    .filter((suite) => suite.status === 'failed')
    .map((suite) => suite.message.trim())
    .join('\n\n');
}

async function main() {
  const { selected, statics, pattern } = parse(process.argv.slice(2));
  await ensureInstalled();
  await ensureEmulators();
  await ensureBuilt();
  const checks = statics ? await staticChecks() : { passed: 0, failed: 0 };
  const tested = await tests(selected, pattern);
  const failed = checks.failed + tested.failed;
  console.log(`${checks.passed + tested.passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main().catch((error) => {
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
});

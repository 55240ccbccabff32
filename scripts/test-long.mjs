// The sizes that are too long for every change: the engine's random programs and kills at full length, and every path of the
// life cycle's model to a depth, and a thousand runs of a hundred tenants. The figures are printed as JSON lines.
// npm run test:long [-- --programs 5000 --kills 200 --seed 1 --model-depth 4 --model-seconds 600]
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { childEnvironment, ensureEmulators, ensureInstalled, nodeBinary, packageRoot } from './install.mjs';

const { values } = parseArgs({
  options: {
    programs: { type: 'string', default: '5000' },
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    'model-depth': { type: 'string', default: '4' },
    'model-seconds': { type: 'string', default: '600' },
    'model-full': { type: 'boolean', default: false },
    runs: { type: 'string', default: '1000' },
    tenants: { type: 'string', default: '100' },
    crashes: { type: 'string', default: '40' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log(
    'Usage: npm run test:long [-- --programs <n> --kills <n> --seed <n> --model-depth <n> --model-seconds <n> --model-full --runs <n> --tenants <n> --crashes <n>]   (about half an hour on two cores; --model-full walks the model until no move leads anywhere new, however long that takes)',
  );
  process.exit(0);
}

await ensureInstalled();
await ensureEmulators();
const jest = join(packageRoot, 'node_modules/jest/bin/jest.js');
const child = spawn(
  nodeBinary,
  [jest, '--selectProjects', 'integration', 'model', '--verbose', '--', 'test/integration/engine', 'test/model'],
  {
    cwd: packageRoot,
    stdio: 'inherit',
    env: {
      ...childEnvironment(),
      NODE_OPTIONS: '--no-warnings',
      FUZZ_PROGRAMS: values.programs,
      FUZZ_SEED: values.seed,
      KILLS: values.kills,
      SIM_RUNS: values.runs,
      SIM_TENANTS: values.tenants,
      SIM_CRASHES: values.crashes,
      SIM_SEED: values.seed,
      MODEL_DEPTH: values['model-depth'],
      MODEL_SECONDS: values['model-seconds'],
      ...(values['model-full'] ? { MODEL_FULL: '1' } : {}),
    },
  },
);
child.once('exit', (code) => {
  process.exitCode = code ?? 1;
});

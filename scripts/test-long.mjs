// The sizes that are too long for every change: the engine's random programs and kills at full length.
// npm run test:long [-- --programs 5000 --kills 200 --seed 1]
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { childEnvironment, ensureInstalled, nodeBinary, packageRoot } from './install.mjs';

const { values } = parseArgs({
  options: {
    programs: { type: 'string', default: '5000' },
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log('Usage: npm run test:long [-- --programs <n> --kills <n> --seed <n>]   (about ten minutes on two cores)');
  process.exit(0);
}

await ensureInstalled();
const jest = join(packageRoot, 'node_modules/jest/bin/jest.js');
const child = spawn(
  nodeBinary,
  [jest, '--selectProjects', 'integration', '--verbose', '--', 'test/integration/engine'],
  {
    cwd: packageRoot,
    stdio: 'inherit',
    env: {
      ...childEnvironment(),
      NODE_OPTIONS: '--no-warnings',
      FUZZ_PROGRAMS: values.programs,
      FUZZ_SEED: values.seed,
      KILLS: values.kills,
    },
  },
);
child.once('exit', (code) => {
  process.exitCode = code ?? 1;
});

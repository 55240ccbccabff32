// Runs one group of measurements from its TypeScript source; writes one line of JSON per figure.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { transformSync } = require('@swc/core');
const { groups } = require('./bench-groups.cjs');

const packageRoot = join(__dirname, '..');
const options = {
  jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
  swcrc: false,
};

require.extensions['.ts'] = (module, filename) => {
  module._compile(transformSync(readFileSync(filename, 'utf8'), { ...options, filename }).code, filename);
};

async function main() {
  const { file, run } = groups[process.argv[2]];
  const measured = require(join(packageRoot, file))[run](join(packageRoot, 'dist/host.js'));
  // A list at the end, or one figure after the other.
  for await (const figure of Symbol.asyncIterator in measured ? measured : await measured) {
    process.stdout.write(`${JSON.stringify(figure)}\n`);
  }
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});

// node bench-file.cjs <file> <function>: runs one TypeScript file of measurements; writes one line of JSON per figure.
const { readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { transformSync } = require('@swc/core');

const options = {
  jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
  swcrc: false,
};

require.extensions['.ts'] = (module, filename) => {
  module._compile(transformSync(readFileSync(filename, 'utf8'), { ...options, filename }).code, filename);
};

for (const kind of ['.cedar', '.cedarschema']) {
  require.extensions[kind] = (module, filename) => {
    module.exports = { __esModule: true, default: readFileSync(filename, 'utf8') };
  };
}

async function main([file, name]) {
  const measured = require(resolve(file))[name](join(__dirname, '../dist/host.js'));
  // One figure after the other, or all of them at the end.
  for await (const figure of Symbol.asyncIterator in measured ? measured : await measured) {
    process.stdout.write(`${JSON.stringify(figure)}\n`);
  }
}

main(process.argv.slice(2)).catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});

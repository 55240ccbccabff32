import type { Kind } from '../kind';

const runScript = (name: string, otherwise: string): string =>
  `if node -e "process.exit(require('./package.json').scripts?.['${name}'] ? 0 : 1)"; then npm run ${name}; else ${otherwise}; fi`;

const tests = `
if node -e "process.exit(require('./package.json').scripts?.test ? 0 : 1)"; then
  npm test
else
  mkdir -p results
  node --test --test-reporter=spec --test-reporter-destination=stdout --test-reporter=junit --test-reporter-destination=results/junit.xml
fi`.trim();

const coverage = `
mkdir -p results
if node -e "process.exit(require('./package.json').scripts?.coverage ? 0 : 1)"; then
  npm run coverage
else
  node --test --experimental-test-coverage --test-reporter=lcov --test-reporter-destination=results/lcov.info
fi`.trim();

export const node: Kind = {
  name: 'node',
  marks: ['package.json'],
  tool: { task: 'UseNode@1', inputs: { version: '22.21.1' } },
  commands: [
    {
      name: 'install',
      script: 'if [ -f package-lock.json ]; then npm ci --ignore-scripts; else npm install --ignore-scripts; fi',
      network: true,
    },
    { name: 'lint', script: runScript('lint', 'echo "package.json has no script lint."') },
    { name: 'build', script: runScript('build', 'echo "package.json has no script build."') },
    { name: 'test', script: tests },
    { name: 'coverage', script: coverage, advisory: true },
  ],
  testResults: 'results/junit*.xml',
  lcov: 'results/lcov.info',
  bill: { script: 'npm sbom --sbom-format cyclonedx --omit dev >"$BILL"', network: false },
  pack: 'npm pack --ignore-scripts --pack-destination "$PACKAGES"',
};

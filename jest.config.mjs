/** Packages that come as ES modules only; jest's own module system needs them as CommonJS. */
const esmPackages = [
  '@secretlint',
  'jose',
  '@octokit',
  'universal-user-agent',
  'before-after-hook',
  'json-with-bigint',
  'content-type',
];

const transform = {
  '\\.(cedar|cedarschema)$': '<rootDir>/test/support/text-transform.cjs',
  [`/node_modules/(?:${esmPackages.join('|')})/.+\\.js$`]: ['@swc/jest', { module: { type: 'commonjs' } }],
  '^.+\\.ts$': [
    '@swc/jest',
    { jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
  ],
};

function project(name) {
  return {
    displayName: name,
    testEnvironment: 'node',
    testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
    transform,
    transformIgnorePatterns: [`/node_modules/(?!(?:${esmPackages.join('|')})/)`],
    moduleFileExtensions: ['ts', 'js', 'mjs', 'json', 'node'],
    modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.stellwerk'],
  };
}

export default {
  maxWorkers: 2,
  // Tests that start processes take seconds on a busy machine; what hangs is ended all the same.
  testTimeout: 60_000,
  projects: ['unit', 'contract', 'replay', 'model', 'architecture', 'integration', 'e2e'].map(project),
};

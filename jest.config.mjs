const transform = { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } }] };
const base = { testEnvironment: 'node', transform, moduleFileExtensions: ['ts', 'js', 'mjs', 'json', 'node'], modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.stellwerk'] };
const project = (name, testTimeout) => ({ ...base, displayName: name, testMatch: [`<rootDir>/test/${name}/**/*.test.ts`], testTimeout });
export default {
  maxWorkers: 2,
  projects: [
    project('unit', 10_000),
    project('replay', 20_000),
    project('contract', 30_000),
    project('architecture', 60_000),
    project('integration', 180_000),
    project('e2e', 300_000),
  ],
};

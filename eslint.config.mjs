import { readdirSync } from 'node:fs';
import importX from 'eslint-plugin-import-x';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import tseslint from 'typescript-eslint';
import { layers, mayImportAdapter } from './scripts/layers.mjs';

const rooms = Object.keys(layers);
const zones = rooms.flatMap((room) =>
  rooms
    .filter((other) => other !== room && !layers[room].rooms.includes(other))
    .map((other) => ({ target: `./${room}`, from: `./${other}`, message: `${room} may not import ${other}` })),
);
// One adapter never imports another; what several have in common lies in folders of its own.
const adapterFolders = readdirSync('./adapters', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
for (const name of adapterFolders) {
  for (const other of adapterFolders.filter((folder) => !mayImportAdapter(name, folder))) {
    zones.push({
      target: `./adapters/${name}`,
      from: `./adapters/${other}`,
      message: 'adapters never import each other',
    });
  }
}

const nondeterminism = [
  { object: 'Date', property: 'now', message: 'Use the orchestration clock (kit.now).' },
  { object: 'Math', property: 'random', message: 'Use kit.newGuid.' },
];

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'node_modules/',
      '.stellwerk/',
      'samples/',
      '**/*.generated.ts',
      '**/*.generated.d.ts',
      '**/*.generated.js',
      'test/**/fixtures/**',
      'coverage/',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    plugins: { 'import-x': importX },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error',
      'import-x/no-restricted-paths': ['error', { zones }],
      'max-lines': ['error', { max: 350, skipBlankLines: false, skipComments: false }],
      'no-nested-ternary': 'error',
      eqeqeq: ['error', 'always'],
    },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 400 }],
      'import-x/no-restricted-paths': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
    },
  },
  {
    files: ['orchestrators/**/*.ts', 'entities/**/*.ts', 'domain/**/*.ts'],
    rules: {
      'no-restricted-properties': ['error', ...nondeterminism],
      'no-restricted-globals': [
        'error',
        ...['process', 'fetch', 'setTimeout', 'setInterval', 'setImmediate', 'performance', 'crypto'].map((name) => ({
          name,
          message: 'Orchestrators, entities and domain code are deterministic: no clock, random, environment or I/O.',
        })),
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Use the orchestration clock.' },
        { selector: 'AwaitExpression', message: 'No async code here.' },
        { selector: 'FunctionDeclaration[async=true]', message: 'No async code here.' },
        { selector: 'ArrowFunctionExpression[async=true]', message: 'No async code here.' },
      ],
      'no-restricted-imports': ['error', { patterns: ['node:*'] }],
    },
  },
  {
    files: ['orchestrators/**/*.ts'],
    ignores: ['orchestrators/kit.ts', 'orchestrators/kit/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'YieldExpression[delegate=false]',
          message: 'Raw yield lives in orchestrators/kit.ts; use yield*.',
        },
        { selector: 'MemberExpression[property.name="df"]', message: 'context.df lives in orchestrators/kit.ts.' },
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Use the orchestration clock.' },
        { selector: 'AwaitExpression', message: 'No async code here.' },
        { selector: 'FunctionDeclaration[async=true]', message: 'No async code here.' },
      ],
    },
  },
);

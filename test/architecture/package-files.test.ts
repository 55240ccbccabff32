import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

/** What `.funcignore`, which has the form of .gitignore, leaves of these files. */
function sentToAzure(files: readonly string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'stellwerk-funcignore-'));
  try {
    for (const file of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), '');
    }
    const rules = join(folder, '.git-rules');
    copyFileSync(join(root, '.funcignore'), rules);
    execFileSync('git', ['init', '-q', folder]);
    const listed = ['ls-files', '--others', `--exclude-from=${rules}`];
    return execFileSync('git', listed, { cwd: folder, encoding: 'utf8' }).split('\n').filter(Boolean).sort();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

it('.funcignore sends the bundle, the packages it loads late and the two files that a host reads, and nothing else', () => {
  const here = readdirSync(root, { withFileTypes: true })
    .filter(({ name }) => !['.git', 'dist', 'node_modules'].includes(name))
    .map((entry) => (entry.isDirectory() ? `${entry.name}/file.ts` : entry.name));
  const needed = ['dist/lazy/cedar_wasm_bg.wasm', 'dist/lazy/openai.js', 'dist/main.js', 'host.json', 'package.json'];
  const made = [
    'dist/main.js.map',
    'dist/.build-stamp',
    ...['host', 'cli', 'replay', 'ado-emulator'].map((name) => `dist/${name}.js`),
    'dist/package/stellwerk-0.1.0.zip',
    'node_modules/ajv/package.json',
    '.env',
    'local.settings.json',
    '.stellwerk/stellwerk.db',
  ];
  expect(sentToAzure([...here, ...needed, ...made])).toEqual(needed);
});

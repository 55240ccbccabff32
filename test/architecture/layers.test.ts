import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { preProcessFile } from 'typescript';

const root = resolve(__dirname, '../..');

interface Layers {
  readonly layers: Record<string, { rooms: string[]; packages: string[]; node: boolean | string[] }>;
  readonly mayImportAdapter: (folder: string, other: string) => boolean;
}

const { layers: table, mayImportAdapter } = readLayers();

/** The table lives in an ES module that ESLint reads; jest runs CommonJS. */
function readLayers(): Layers {
  const source = readFileSync(join(root, 'scripts/layers.mjs'), 'utf8').replaceAll(/^export /gm, '');
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  return new Function(`${source}; return { layers, mayImportAdapter };`)() as Layers;
}

function sourcesOf(room: string): string[] {
  return readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .map((path) => join(room, path));
}

function importsOf(file: string): string[] {
  return preProcessFile(readFileSync(join(root, file), 'utf8'), true, true).importedFiles.map(
    (entry) => entry.fileName,
  );
}

function problemOf(file: string, specifier: string): string | undefined {
  const room = file.split(sep)[0] ?? '';
  const rules = table[room];
  if (!rules) return `${file}: room ${room} is not in the table`;
  if (specifier.startsWith('node:')) {
    const allowed = Array.isArray(rules.node) ? rules.node.includes(specifier) : rules.node;
    return allowed ? undefined : `${file} uses ${specifier}`;
  }
  if (specifier.startsWith('.')) {
    const target = relative(root, resolve(root, dirname(file), specifier)).split(sep);
    const other = target[0] ?? '';
    if (room === 'app' && other === 'package.json') return undefined;
    if (room === 'adapters' && other === 'adapters' && !mayImportAdapter(file.split(sep)[1] ?? '', target[1] ?? '')) {
      return `${file} imports another adapter: ${specifier}`;
    }
    return other === room || rules.rooms.includes(other) ? undefined : `${file} imports ${other}`;
  }
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  return rules.packages.includes('*') || rules.packages.includes(name) ? undefined : `${file} uses package ${name}`;
}

describe('the import table', () => {
  it.each(Object.keys(table))('%s imports only what it may', (room) => {
    const problems = sourcesOf(room).flatMap((file) => importsOf(file).map((specifier) => problemOf(file, specifier)));
    expect(problems.filter((problem) => problem !== undefined)).toEqual([]);
  });

  it('finds an import that is not allowed', () => {
    expect(problemOf('domain/money.ts', '../ports/ledger')).toBe('domain/money.ts imports ports');
    expect(problemOf('domain/money.ts', 'node:fs')).toBe('domain/money.ts uses node:fs');
    expect(problemOf('adapters/llm/index.ts', '../sqlite/index')).toContain('another adapter');
    expect(problemOf('adapters/sqlite/gates.ts', '../record-keeping/judge-decision')).toBeUndefined();
    expect(problemOf('adapters/record-keeping/judge-decision.ts', '../sqlite/index')).toContain('another adapter');
    expect(problemOf('cli/main.ts', 'openai')).toBe('cli/main.ts uses package openai');
  });
});

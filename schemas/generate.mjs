// Turns the JSON Schemas of this folder into code: validators compiled ahead of time (so that starting the app compiles
// nothing), TypeScript types, and the list of documents. The build runs it; a test proves that what is committed is what it
// makes. `node schemas/generate.mjs --lock` also adds schemas that are new to the lock file, which releases them.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import { compile } from 'json-schema-to-typescript';

const folder = fileURLToPath(new URL('.', import.meta.url));
const fileName = /^([a-z_]+)\.v(\d+)\.(\d+)\.(\d+)\.json$/;
const header = '/* Made by schemas/generate.mjs; edit the JSON Schemas instead. */\n';

/** Every generated file's path (relative to schemas/) with its text. Writes nothing. */
export async function renderSchemas(from = folder) {
  const schemas = readSchemas(from);
  return {
    'generated/validators.generated.js': renderValidators(schemas),
    'generated/validators.generated.d.ts': renderValidatorTypes(schemas),
    'generated/types.generated.ts': await renderTypes(newestOfEach(schemas)),
    'generated/documents.generated.ts': renderDocuments(schemas),
  };
}

/** Writes the generated files; with `lock`, adds new schemas to the lock file. A released schema's entry is never changed. */
export async function generateSchemas({ lock = false } = {}) {
  mkdirSync(join(folder, 'generated'), { recursive: true });
  // Compilers would take it before the JavaScript that has replaced it.
  rmSync(join(folder, 'generated/validators.generated.ts'), { force: true });
  for (const [path, text] of Object.entries(await renderSchemas())) writeIfChanged(join(folder, path), text);
  if (lock) lockNewSchemas();
}

function readSchemas(from) {
  return readdirSync(from)
    .filter((file) => fileName.test(file))
    .map((file) => {
      const [, name, major, minor, patch] = fileName.exec(file);
      const document = JSON.parse(readFileSync(join(from, file), 'utf8'));
      return { file, name, version: [major, minor, patch].map(Number), document };
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || compareVersions(a.version, b.version));
}

function compareVersions(a, b) {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

function newestOfEach(schemas) {
  return [...new Map(schemas.map((schema) => [schema.name, schema])).values()];
}

function renderValidators(schemas) {
  const ajv = new Ajv({
    allErrors: true,
    strict: true,
    strictRequired: false,
    code: { source: true, esm: false, lines: true },
  });
  addFormats.default(ajv);
  const byExport = {};
  for (const { name, version, document } of schemas) {
    ajv.addSchema(withoutText(document));
    byExport[exportName(name, version)] = document.$id;
  }
  return `${header}${standalone.default(ajv, byExport)}\n`;
}

/** The validators are JavaScript: their size is beyond what the type checker can take in one file, and nothing in it has a type. */
function renderValidatorTypes(schemas) {
  const names = schemas.map(
    ({ name, version }) => `export const ${exportName(name, version)}: (document: unknown) => boolean;`,
  );
  return `${header}${names.join('\n')}\n`;
}

/** Descriptions say nothing to a validator; without them it loads faster. */
function withoutText(schema) {
  return JSON.parse(
    JSON.stringify(schema, (key, value) => (key === 'description' && typeof value === 'string' ? undefined : value)),
  );
}

async function renderTypes(schemas) {
  let text = `${header}import type { Immutable } from '../immutable';\n`;
  for (const { document } of schemas) {
    const name = pascalCase(document.$id);
    const { then: _then, if: _if, ...unconditional } = document;
    const fields = await compile({ ...unconditional, title: `${name}Fields` }, `${name}Fields`, {
      additionalProperties: false,
      // Lengths are the validators' matter; as tuples of every length they would fill thousands of lines.
      ignoreMinAndMaxItems: true,
      bannerComment: '',
      style: { singleQuote: true, printWidth: 120 },
    });
    text += `\n${fields}\nexport type ${name} = Immutable<${name}Fields>;\n`;
  }
  return text;
}

function renderDocuments(schemas) {
  const imports = schemas.map(
    ({ name, version, file }) => `import ${exportName(name, version)}Schema from '../${file}';`,
  );
  const validators = schemas.map(({ name, version }) => exportName(name, version)).join(', ');
  const rows = schemas.map(({ name, version, file }) => {
    const symbol = exportName(name, version);
    return `  { name: '${name}', version: '${version.join('.')}', file: '${file}', document: ${symbol}Schema, validator: ${symbol} },`;
  });
  const types = newestOfEach(schemas).map(({ name, document }) => `  ${name}: types.${pascalCase(document.$id)};`);
  return [
    header.trimEnd(),
    `import type * as types from './types.generated';`,
    `import { ${validators} } from './validators.generated';`,
    ...imports,
    '',
    'export const documents = [',
    ...rows,
    '] as const;',
    '',
    'export interface DocumentTypes {',
    ...types,
    '}',
    '',
  ].join('\n');
}

function exportName(name, version) {
  const pascal = pascalCase(name);
  return `${pascal[0].toLowerCase()}${pascal.slice(1)}V${version.join('_')}`;
}

function pascalCase(idOrName) {
  const name = basename(idOrName).replace(/\.v.*$/, '');
  return name
    .split('_')
    .map((word) => word[0].toUpperCase() + word.slice(1))
    .join('');
}

function lockNewSchemas() {
  const path = join(folder, 'schemas.lock.json');
  const locked = JSON.parse(readFileSync(path, 'utf8'));
  for (const { file } of readSchemas(folder)) {
    locked[file] ??= createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest('hex');
  }
  const sorted = Object.fromEntries(Object.entries(locked).sort(([a], [b]) => a.localeCompare(b, 'en')));
  writeIfChanged(path, `${JSON.stringify(sorted, null, 2)}\n`);
}

function writeIfChanged(path, text) {
  let current;
  try {
    current = readFileSync(path, 'utf8');
  } catch {
    current = undefined;
  }
  if (current !== text) writeFileSync(path, text);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await generateSchemas({ lock: process.argv.includes('--lock') });
}

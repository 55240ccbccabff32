import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder, nodeBinary, packageRoot } from './product-host';

const schemas = join(packageRoot, 'schemas');

/** The app as a release made it that knew only the first version of every contract. The caller removes the folder. */
export function buildWithFirstSchemas(): string {
  return build((file) => file.endsWith('.v1.0.0.json'));
}

/** The app as it is, started as a release whose new runs are of the given version of the orchestrations. */
export function buildAsVersion(version: string): string {
  const app = build(() => true);
  setDefaultVersion(app, version);
  return app;
}

/** The app as a later release makes it, in which each of the named contracts has one more MINOR version with the field `noted`. */
export function buildWithLaterSchemas(names: readonly string[]): {
  readonly app: string;
  readonly versions: Readonly<Record<string, string>>;
} {
  const later = new Map<string, object>();
  const versions: Record<string, string> = {};
  for (const name of names) {
    const { file, version, document } = nextMinor(name);
    later.set(file, document);
    versions[name] = version;
  }
  return { app: build(() => true, later), versions };
}

/** Another `defaultVersion` for new orchestrations. */
function setDefaultVersion(app: string, version: string): void {
  const file = join(app, 'host.json');
  const host = JSON.parse(readFileSync(file, 'utf8')) as { extensions: { durableTask: { defaultVersion: string } } };
  host.extensions.durableTask.defaultVersion = version;
  writeFileSync(file, JSON.stringify(host));
}

function build(keep: (file: string) => boolean, more: ReadonlyMap<string, object> = new Map()): string {
  const out = newFolder('app');
  const folder = join(out, 'schemas');
  mkdirSync(folder);
  for (const file of schemaFiles().filter(keep)) copyFileSync(join(schemas, file), join(folder, file));
  for (const [file, document] of more) writeFileSync(join(folder, file), JSON.stringify(document));
  const script = join(packageRoot, 'scripts/build.mjs');
  execFileSync(nodeBinary, [script, '--schemas', folder, '--out', out], { cwd: packageRoot, stdio: 'pipe' });
  return out;
}

function schemaFiles(): readonly string[] {
  return readdirSync(schemas).filter((file) => /\.v\d+\.\d+\.\d+\.json$/.test(file));
}

function nextMinor(name: string): { readonly file: string; readonly version: string; readonly document: object } {
  const minors = schemaFiles().flatMap(
    (file) => new RegExp(`^${name}\\.v1\\.(\\d+)\\.0\\.json$`).exec(file)?.[1] ?? [],
  );
  const newest = Math.max(...minors.map(Number));
  const text = readFileSync(join(schemas, `${name}.v1.${newest}.0.json`), 'utf8');
  const version = `1.${newest + 1}.0`;
  const document = JSON.parse(text.replaceAll(`${name}.v1.${newest}.0.json`, `${name}.v${version}.json`)) as {
    readonly properties: object;
  };
  const properties = { ...document.properties, noted: { type: 'string', description: 'A later field.' } };
  return { file: `${name}.v${version}.json`, version, document: { ...document, properties } };
}

// Bundles the app, the embedded host and the command line tool into dist/. Skips when no source has changed.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, packageRoot } from './install.mjs';

const dist = join(packageRoot, 'dist');
const stampFile = join(dist, '.build-stamp');
const sourceRooms = [
  'activities',
  'adapters',
  'agents',
  'app',
  'cli',
  'contracts',
  'domain',
  'entities',
  'functions',
  'local',
  'orchestrators',
  'pipelines',
  'policies',
  'ports',
  'schemas',
  'test/support/ado-emulator',
  'test/support/emulators/azure',
  'test/support/emulators/cosmos',
  'test/support/emulators/service-bus',
];
const inputFiles = [
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'scripts/build.mjs'],
  ...['azurite', 'certificate', 'https-server', 'key-vault', 'token-credential'].map(
    (name) => `test/support/emulators/${name}.ts`,
  ),
];

// `main` is what Azure Functions loads too, hence the target of its oldest supported Node; `cli` runs on the user's Node.
const entries = {
  main: { source: 'functions/index.ts', target: 'node22' },
  host: { source: 'local/main.ts', target: 'node24' },
  replay: { source: 'local/replay-main.ts', target: 'node24' },
  settings: { source: 'app/host/settings-main.ts', target: 'node24' },
  cli: { source: 'cli/main.ts', target: 'node20' },
  // `npm start -- --platform ado` runs the sample through it.
  'ado-emulator': { source: 'test/support/ado-emulator/main.ts', target: 'node24' },
  // `npm start -- --services azure-emulators` runs the app against these.
  'azure-emulators': { source: 'test/support/emulators/azure/main.ts', target: 'node24' },
};

/**
 * Brings dist/ up to date and answers what was built (empty = all was current). Each file is replaced in one step, so a
 * host that runs from dist/ never loads half a file.
 */
export async function ensureBuilt({ force = false, only = Object.keys(entries) } = {}) {
  const stamp = stampOfSources();
  const stale = force || readOr(stampFile) !== stamp;
  const wanted = only.filter((name) => stale || !existsSync(join(dist, `${name}.js`)));
  if (wanted.length === 0) return [];
  const esbuild = await import('esbuild');
  mkdirSync(dist, { recursive: true });
  const built = [];
  for (const name of wanted) built.push(...(await bundle(esbuild, name)));
  if (wanted.length === Object.keys(entries).length) replace(stampFile, stamp);
  return built;
}

/**
 * Builds the app alone into `out`, as a folder that a host can run, and answers the packages that are in it. With the schemas
 * of another folder: how a build of an earlier or a later release behaves is tried with it.
 */
export async function buildAppInto({ out, schemas }) {
  const esbuild = await import('esbuild');
  const { renderSchemas } = await import('../schemas/generate.mjs');
  const { source, target } = entries.main;
  const lazy = new Set();
  const options = { ...commonOptions, absWorkingDir: packageRoot, target, sourcemap: false, metafile: true };
  const other = schemas ? [otherSchemas(schemas, await renderSchemas(schemas))] : [];
  const main = await esbuild.build({
    ...options,
    // Comments with the builder's own paths go; names stay, for they are in errors and traces.
    minifyWhitespace: !schemas,
    entryPoints: [source],
    outfile: join(out, 'dist/main.js'),
    plugins: [...other, lazyPackages(lazy)],
  });
  write(main.outputFiles);
  const inputs = Object.keys(main.metafile.inputs);
  for (const packageName of [...lazy].sort()) {
    const { files, metafile } = await buildLazy(esbuild, { ...options, minifyWhitespace: !schemas }, packageName, out);
    write(files);
    inputs.push(...Object.keys(metafile.inputs));
  }
  for (const file of ['package.json', 'host.json'])
    writeFileSync(join(out, file), readFileSync(join(packageRoot, file)));
  return packagesOf(inputs);
}

/** Of packages whose manifest names no licence: what stands below the heading of their README, or their licence's own words. */
const mit = /\blicen[cs]e\b[\s=#*:-]*\bMIT\b|\bMIT License\b|permission is hereby granted, free of charge/i;

function writtenLicence(folder) {
  const texts = readdirSync(folder).filter((name) => /^(licen[cs]e|readme)/i.test(name));
  return texts.some((name) => mit.test(readFileSync(join(folder, name), 'utf8'))) ? 'MIT' : 'NOASSERTION';
}

/** Name, version and licence of every package that some input comes from, sorted. */
function packagesOf(inputs) {
  const found = new Map();
  for (const input of inputs) {
    const [, folder, name] = /^(.*node_modules\/)((?:@[^/]+\/)?[^/]+)\//.exec(input) ?? [];
    if (folder === undefined) continue;
    const { version, license, licenses } = JSON.parse(
      readFileSync(join(packageRoot, folder, name, 'package.json'), 'utf8'),
    );
    found.set(`${name}@${version}`, {
      name,
      version,
      license: license ?? licenses?.[0]?.type ?? writtenLicence(join(packageRoot, folder, name)),
    });
  }
  return [...found.values()].sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));
}

/** The code generated from another folder's schemas takes the place of the one in schemas/generated. */
function otherSchemas(folder, rendered) {
  const namespace = 'other-schemas';
  return {
    name: namespace,
    setup(build) {
      build.onResolve({ filter: /\/(documents|validators)\.generated$/ }, ({ path }) => ({
        path: `generated/${path.split('/').at(-1)}.${path.endsWith('validators.generated') ? 'js' : 'ts'}`,
        namespace,
      }));
      build.onResolve({ filter: /^\.\.\/.*\.json$/ }, ({ path, namespace: importer }) =>
        importer === namespace ? { path: join(folder, path.slice(3)) } : undefined,
      );
      build.onLoad({ filter: /.*/, namespace }, ({ path }) => ({
        contents: rendered[path],
        loader: path.endsWith('.js') ? 'js' : 'ts',
        resolveDir: join(packageRoot, 'schemas/generated'),
      }));
    },
  };
}

async function bundle(esbuild, name) {
  const { source, target } = entries[name];
  if (!existsSync(join(packageRoot, source))) throw new Error(`${source} is missing; dist/${name}.js cannot be built.`);
  const lazy = new Set();
  const options = { ...commonOptions, absWorkingDir: packageRoot, target };
  const main = await esbuild.build({
    ...options,
    entryPoints: [source],
    outfile: `dist/${name}.js`,
    plugins: [lazyPackages(lazy)],
  });
  const built = write(main.outputFiles);
  for (const packageName of lazy) built.push(...(await bundleLazy(esbuild, options, packageName)));
  return built;
}

const commonOptions = {
  bundle: true,
  write: false,
  platform: 'node',
  format: 'cjs',
  sourcemap: true,
  sourcesContent: false,
  minify: false,
  legalComments: 'none',
  logLevel: 'error',
  // The Functions host (Azure's or the embedded one) provides this module at run time.
  external: ['@azure/functions-core'],
  loader: { '.md': 'text', '.txt': 'text', '.cedar': 'text', '.cedarschema': 'text' },
  // A dynamic import becomes a deferred require: nothing of it is read before it is needed.
  supported: { 'dynamic-import': false },
};

/** Files a lazy package reads beside itself, by the name of its bundle. */
const besideLazy = {
  '@cedar-policy/cedar-wasm/nodejs': ['cedar_wasm_bg.wasm'],
};

/**
 * `import('package')` leaves the package out of the bundle; it gets a file of its own that only the first use reads. So does
 * a file of ours that is imported like that, with the packages it stands on: they share what they have in common.
 */
function lazyPackages(found) {
  return {
    name: 'lazy-packages',
    setup(build) {
      build.onResolve({ filter: /^[@a-z.]/ }, (request) => {
        if (request.kind !== 'dynamic-import' || request.path.startsWith('node:')) return undefined;
        if (request.importer.includes('node_modules')) return undefined;
        // TypeScript asks for the name the file would have once compiled.
        const own = request.path.startsWith('.') && join(request.resolveDir, request.path.replace(/\.js$/, ''));
        const wanted = own ? `./${relative(packageRoot, own)}` : request.path;
        found.add(wanted);
        return { path: `./lazy/${lazyFile(wanted)}`, external: true };
      });
    },
  };
}

async function bundleLazy(esbuild, options, packageName) {
  return write((await buildLazy(esbuild, options, packageName, packageRoot)).files);
}

async function buildLazy(esbuild, options, packageName, folder) {
  const contents = `module.exports = require(${JSON.stringify(packageName)});`;
  const result = await esbuild.build({
    ...options,
    stdin: { contents, resolveDir: packageRoot, loader: 'js', sourcefile: `lazy/${packageName}` },
    outfile: join(folder, `dist/lazy/${lazyFile(packageName)}`),
  });
  return { files: [...result.outputFiles, ...filesBeside(packageName, folder)], metafile: result.metafile };
}

function filesBeside(packageName, folder) {
  const names = besideLazy[packageName] ?? [];
  if (names.length === 0) return [];
  const source = dirname(createRequire(join(packageRoot, 'package.json')).resolve(packageName));
  return names.map((file) => ({
    path: join(folder, 'dist/lazy', file),
    contents: readFileSync(join(source, file)),
  }));
}

function lazyFile(packageName) {
  return `${packageName.replace(/^(@|\.\/)/, '').replaceAll('/', '-')}.js`;
}

function write(files) {
  for (const file of files) {
    mkdirSync(dirname(file.path), { recursive: true });
    replace(file.path, file.contents);
  }
  return files.map((file) => ({ path: file.path, bytes: file.contents.length }));
}

function replace(path, contents) {
  const draft = `${path}.${process.pid}.tmp`;
  writeFileSync(draft, contents);
  renameSync(draft, path);
}

/** Path, size and time of every source file; reading their contents would cost more than the whole check may take. */
function stampOfSources() {
  const hash = createHash('sha256');
  const add = (path) => {
    const stat = statSync(join(packageRoot, path), { throwIfNoEntry: false });
    if (stat?.isFile()) hash.update(`${path} ${stat.size} ${stat.mtimeMs}\n`);
  };
  inputFiles.forEach(add);
  for (const room of sourceRooms) {
    if (!existsSync(join(packageRoot, room))) continue;
    for (const path of readdirSync(join(packageRoot, room), { recursive: true }).sort()) add(join(room, path));
  }
  return hash.digest('hex');
}

function readOr(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

async function main(args) {
  await ensureInstalled();
  const [schemas, out] = ['--schemas', '--out'].map((name) =>
    args.includes(name) ? args[args.indexOf(name) + 1] : '',
  );
  if (schemas && out) {
    await buildAppInto({ schemas: resolve(schemas), out: resolve(out) });
    return;
  }
  const only = args.filter((arg) => arg in entries);
  const started = performance.now();
  const built = await ensureBuilt({ force: args.includes('--force'), ...(only.length > 0 ? { only } : {}) });
  const millis = Math.round(performance.now() - started);
  if (built.length === 0) console.log(`dist/ is up to date (${millis} ms).`);
  for (const { path, bytes } of built.filter((file) => !file.path.endsWith('.map'))) {
    console.log(`${path.slice(packageRoot.length + 1)} ${Math.round(bytes / 1024)} KB`);
  }
  if (built.length > 0) console.log(`Built in ${millis} ms.`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main(process.argv.slice(2)).catch((error) => {
    console.error(`Build failed: ${error.message}`);
    process.exitCode = 1;
  });
}

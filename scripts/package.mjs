// npm run package: the zip for Azure Functions (Flex Consumption), with its bill of materials and its digest.
//   --out <folder>   where they go; default dist/package
// The same sources and lock file make the same bytes.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAppInto } from './build.mjs';
import { childEnvironment, ensureInstalled, nodeBinary, packageRoot } from './install.mjs';
import { zip } from './zip.mjs';

const mostBytes = 25 * 1024 * 1024;

async function main(args) {
  if (args.includes('--help')) {
    console.log(
      'Usage: npm run package -- [--out <folder>]\nMakes the zip for Azure Functions, its SBOM and its digest.',
    );
    return;
  }
  const at = args.indexOf('--out');
  const out = resolve(at < 0 ? join(packageRoot, 'dist/package') : (args[at + 1] ?? '.'));
  const folder = mkdtempSync(join(tmpdir(), 'stellwerk-package-'));
  try {
    await makePackage(folder, out);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function makePackage(folder, out) {
  const { name, version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  const packages = await buildAppInto({ out: folder });
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest(name, version), null, 2)}\n`);
  writeFileSync(join(folder, 'LICENSE'), readFileSync(join(packageRoot, 'LICENSE')));
  const archive = zip(filesIn(folder));
  if (archive.length > mostBytes) {
    throw new Error(
      `The package has ${archive.length} bytes; ${mostBytes} are allowed. See what dist/lazy has grown by.`,
    );
  }
  const sha256 = createHash('sha256').update(archive).digest('hex');
  const base = join(out, `${name}-${version}`);
  mkdirSync(out, { recursive: true });
  writeFileSync(`${base}.zip`, archive);
  writeFileSync(`${base}.zip.sha256`, `${sha256}  ${name}-${version}.zip\n`);
  writeFileSync(`${base}.sbom.json`, `${JSON.stringify(billOfMaterials(name, version, sha256, packages), null, 2)}\n`);
  console.log(`${base}.zip ${(archive.length / 1024 / 1024).toFixed(1)} MB, ${packages.length} packages`);
  console.log(`sha256 ${sha256}`);
}

/** All that a host reads; dependencies are in the bundle. */
function manifest(name, version) {
  return { name, version, private: true, main: 'dist/main.js', engines: { node: '>=22.13' } };
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile())
    .map((path) => ({ name: relative(folder, path).replaceAll('\\', '/'), content: readFileSync(path) }));
}

/** CycloneDX 1.6. Its serial number comes from the digest, so that it is the same for the same package. */
function billOfMaterials(name, version, sha256, packages) {
  const id = `${sha256.slice(0, 8)}-${sha256.slice(8, 12)}-5${sha256.slice(13, 16)}-a${sha256.slice(17, 20)}-${sha256.slice(20, 32)}`;
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${id}`,
    version: 1,
    metadata: {
      component: { type: 'application', name, version, hashes: [{ alg: 'SHA-256', content: sha256 }] },
    },
    components: packages.map((each) => ({
      type: 'library',
      'bom-ref': `pkg:npm/${each.name.replace('@', '%40')}@${each.version}`,
      name: each.name,
      version: each.version,
      purl: `pkg:npm/${each.name.replace('@', '%40')}@${each.version}`,
      licenses: [
        /^[A-Za-z0-9.+-]+$/.test(each.license) ? { license: { id: each.license } } : { expression: each.license },
      ],
    })),
  };
}

// The pinned Node packs, whichever one was called: another zlib may pack other bytes.
await ensureInstalled();
if (process.execPath === nodeBinary || process.env['STELLWERK_PACKING'] === '1') {
  await main(process.argv.slice(2));
} else {
  const script = fileURLToPath(import.meta.url);
  const env = { ...childEnvironment(), STELLWERK_PACKING: '1' };
  const { status } = spawnSync(nodeBinary, ['--no-warnings', script, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env,
  });
  process.exitCode = status ?? 1;
}

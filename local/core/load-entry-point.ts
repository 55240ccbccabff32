import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

interface AppManifest {
  readonly main?: string;
  readonly type?: string;
}

/** Loads the files `main` of the app's package.json names, one after another; a failure names the file and stops the app. */
export async function loadEntryPoint(appDir: string): Promise<readonly string[]> {
  const manifest = readManifest(appDir);
  if (manifest.main === undefined || manifest.main === '') return [];
  const files = filesOf(appDir, manifest.main);
  if (files.length === 0) throw entryPointError(manifest.main, 'Found zero files matching the supplied pattern');
  for (const file of files) await loadFile(file, manifest);
  return files;
}

function readManifest(appDir: string): AppManifest {
  const file = join(appDir, 'package.json');
  if (!existsSync(file)) return {};
  return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) as AppManifest;
}

function filesOf(appDir: string, main: string): readonly string[] {
  const direct = join(appDir, main);
  if (existsSync(direct)) return [direct];
  return globSync(main.replaceAll('\\', '/'), { cwd: appDir })
    .sort()
    .map((file) => join(appDir, file));
}

async function loadFile(file: string, manifest: AppManifest): Promise<void> {
  const isModule = file.endsWith('.mjs') || (manifest.type === 'module' && !file.endsWith('.cjs'));
  try {
    if (isModule) await import(pathToFileURL(file).href);
    else process.getBuiltinModule('node:module').createRequire(file)(file);
  } catch (error) {
    throw entryPointError(file, error instanceof Error ? error.message : String(error), error);
  }
}

function entryPointError(name: string, message: string, cause?: unknown): Error {
  return new Error(`Worker was unable to load entry point "${name}": ${message}`, { cause });
}

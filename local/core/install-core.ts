import * as core from './functions-core';

const REQUEST = '@azure/functions-core';

interface ModuleLoader {
  _load(request: string, parent: unknown, isMain: boolean): unknown;
}

let installed = false;

/**
 * Answers `require('@azure/functions-core')` in this process with our module; works for CommonJS and ESM apps, since both
 * reach the CommonJS bundle of `@azure/functions`. Must run before the app is loaded; a second call does nothing.
 */
export function installCore(): void {
  if (installed) return;
  installed = true;
  const loader = process.getBuiltinModule('node:module') as unknown as ModuleLoader;
  const load = loader._load.bind(loader);
  loader._load = (request, parent, isMain) => (request === REQUEST ? core : load(request, parent, isMain));
}

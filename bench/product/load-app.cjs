// Loads the app's bundle the way a Functions worker does and tells how long that took. A process of its own per run.
const Module = require('node:module');

const functions = [];
class Disposable {}
const core = {
  version: '3.13.0',
  hostVersion: '4.1037.0',
  Disposable,
  registerFunction: (metadata) => (functions.push(metadata.name), new Disposable()),
  registerHook: () => new Disposable(),
  setProgrammingModel: (model) => (core.model = model),
  getProgrammingModel: () => core.model,
  log: () => undefined,
};
const load = Module._load;
Module._load = (request, ...rest) => (request === '@azure/functions-core' ? core : load(request, ...rest));

const started = performance.now();
require(process.argv[2]);
const milliseconds = performance.now() - started;
process.stdout.write(JSON.stringify({ milliseconds, functions: functions.length }));

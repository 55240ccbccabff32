import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const folder = mkdtempSync(join(tmpdir(), 'core-'));
const runtime = join(folder, 'runtime.js');

/** The library keeps its core module for the life of a process, so each app is loaded in one of its own. */
export function inOwnProcess(appName: string, body: string): Record<string, unknown> {
  const app = join(__dirname, 'fixtures', appName);
  const script = join(folder, 'script.js');
  writeFileSync(
    script,
    `const { loadApp } = require(${JSON.stringify(runtime)});
     const logs = [], sent = [], app = ${JSON.stringify(app)};
     const bindings = {
       input: (binding) => ({ string: JSON.stringify({ taskHubName: 'Hub', creationUrls: {}, managementUrls: { id: 'X' }, baseUrl: 'http://x', rpcBaseUrl: 'http://x/' }) }),
       output: async (binding, data) => void sent.push([binding.queueName, data]),
     };
     const load = () => loadApp({ app, env: { FROM_SETTINGS: 'value' }, log: (record) => logs.push(record), bindings });
     const http = (runtime, name, extra = {}) => {
       const target = runtime.find(name);
       const data = { http: { url: 'http://x/api', method: 'POST', nullableQuery: {}, nullableHeaders: {}, nullableParams: {}, ...extra } };
       return runtime.invoke(target, { inputData: [{ name: target.trigger.name, data }], triggerMetadata: {} })
         .then((invoked) => ({ status: invoked.response.returnValue.http.statusCode, body: Buffer.from(invoked.response.returnValue.http.body.bytes).toString() }),
               (error) => ({ error: error.message }));
     };
     const activity = (runtime, name, input = null) => runtime.runActivity({ name, instanceId: '123', input, trace: undefined });
     (async () => { ${body} })().then((result) => process.stdout.write(JSON.stringify({ ...result, logs, sent })));`,
  );
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', script], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Record<string, unknown>;
}

export function buildRuntime(): void {
  const entry = join(__dirname, '../../../../local/core/runtime.ts');
  buildSync({ entryPoints: [entry], bundle: true, platform: 'node', outfile: runtime, logLevel: 'error' });
}

export function removeRuntime(): void {
  rmSync(folder, { recursive: true, force: true });
}

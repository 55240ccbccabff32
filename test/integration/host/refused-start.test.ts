import { chmodSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { newDataDir, runRefusedHost, startHost } from './support/host-process';
import { newApp } from './support/new-app';

describe('a host that cannot start', () => {
  it('names every unsupported function, binding and setting at once', async () => {
    const { code, output } = await runRefusedHost({ app: 'unsupported' });
    expect(code).toBe(1);
    for (const line of [
      /Function 'onBlob': the trigger '\w+' of type 'blobTrigger' is not supported/,
      /Function 'readsTable': the input '\w+' of type 'table' is not supported/,
      /Function 'writesQueue': the output '\w+' of type 'queue' is not supported/,
      /Function 'newName': the output '\w+' takes its entity's name from the trigger's data/,
      /Function 'nameFromData': the output '\w+' takes its entity's name from the trigger's data/,
      /Function 'badTimer', binding '\w+': the minute field "61"/,
      /Function 'badRoute', binding '\w+': the route "x\/\{id:integer\}" has the unknown constraint "integer"/,
      /Function 'noSetting', binding '\w+': the setting %MISSING_SCHEDULE% is not set/,
      /Function 'settles', binding '\w+': sdkBinding: true/,
      /Function 'manual', binding '\w+': autoCompleteMessages: false/,
    ]) {
      expect(output).toMatch(line);
    }
  });

  it('reports every problem of both settings files before it loads the app', async () => {
    const app = newApp({
      'package.json': '{ "main": "index.js" }',
      'host.json':
        '{ "version": "2.0", "functionTimeout": "soon", "extensions": { "durableTask": { "hubName": "1" } } }',
      'local.settings.json': '{ "Values": ',
      'index.js': 'throw new Error("must not be loaded");',
    });
    const { code, output } = await runRefusedHost({ app });
    expect(code).toBe(1);
    expect(output).toMatch(/functionTimeout is "soon"/);
    expect(output).toMatch(/hubName is "1"/);
    expect(output).toMatch(/local\.settings\.json is not JSON/);
    expect(output).not.toContain('must not be loaded');
  });

  it('names the file that threw while loading', async () => {
    const app = newApp({ 'package.json': '{ "main": "index.js" }', 'index.js': 'throw new Error("broken app");' });
    const { output } = await runRefusedHost({ app });
    expect(output).toContain(`Worker was unable to load entry point "${app}/index.js": broken app`);
  });

  it('says which port is in use', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    const { code, output } = await runRefusedHost({ app: 'http-cjs', args: ['--port', String(port)] });
    server.close();
    expect([code, output]).toEqual([
      1,
      `Port ${port} on 127.0.0.1 is in use. Stop what listens there, or choose another --port.\n`,
    ]);
  });

  it('says which data folder cannot be used', async () => {
    const folder = newDataDir();
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect((await runRefusedHost({ app: 'http-cjs', dataDir: file })).output).toBe(
      `The data folder ${file} cannot be used: it is a file. Choose another --data folder.\n`,
    );
    chmodSync(folder, 0o500);
    if (process.getuid?.() !== 0) {
      expect((await runRefusedHost({ app: 'http-cjs', dataDir: folder })).output).toContain(
        'it is not writable for this user',
      );
    }
    chmodSync(folder, 0o700);
  });

  it('says which process has the data folder', async () => {
    const host = await startHost({ app: 'http-cjs' });
    const { code, output } = await runRefusedHost({ app: 'http-cjs', dataDir: host.dataDir });
    await host.stop();
    expect(code).toBe(1);
    expect(output).toMatch(new RegExp(`Data folder ${host.dataDir} is in use by process \\d+`));
  });

  it('says what its arguments are', async () => {
    const { output } = await runRefusedHost({ app: 'http-cjs', args: ['--help'] });
    expect(output).toContain('--address <ip>');
    expect((await runRefusedHost({ app: 'http-cjs', args: ['--port', 'x'] })).output).toBe(
      '--port x is no port number.\n',
    );
  });
});

import { execFile } from 'node:child_process';
import { besideMocks } from '../../../adapters/local-checks/mock-servers';
import { newFolder, removeFolders, writeFiles } from './scratch';

const routes = {
  routes: [
    { method: 'POST', path: '/orders', status: 201, body: { id: 7 } },
    { path: '/orders/{id}', query: { full: 'yes' }, headers: { 'x-kind': 'full' }, body: 'all of it' },
    { path: '/orders/{id}', body: { id: 7 } },
  ],
};
const mocks = [{ name: 'orders', portVariable: 'ORDERS_PORT', file: 'orders.json' }];

function run(folder: string, command: string): Promise<{ readonly code: number; readonly out: string }> {
  return new Promise((resolve) => {
    execFile('sh', ['-c', besideMocks(mocks, command)], { cwd: folder, encoding: 'utf8' }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out: out + err });
    });
  });
}

function inNode(code: string): string {
  return `node -e '${code}'`;
}

describe('besideMocks', () => {
  afterEach(removeFolders);

  it('serves the routes while the command runs: method, path, query, headers, and what nobody described', async () => {
    const folder = newFolder('mocks');
    writeFiles(folder, { 'orders.json': JSON.stringify(routes) });
    const client = `
      const base = "http://127.0.0.1:" + process.env.ORDERS_PORT;
      const ask = async (path, init) => { const r = await fetch(base + path, init); return r.status + " " + (r.headers.get("x-kind") ?? "-") + " " + await r.text(); };
      (async () => {
        console.log(await ask("/orders", { method: "POST", body: "two" }));
        console.log(await ask("/orders/7?full=yes"));
        console.log(await ask("/orders/7"));
        console.log(await ask("/elsewhere"));
        console.log(await ask("/__requests"));
      })();`;
    const { code, out } = await run(folder, inNode(client));

    expect(code).toBe(0);
    const [created, full, short, unknown, requests] = out.trim().split('\n');
    expect(created).toBe('201 - {"id":7}');
    expect(full).toBe('200 full all of it');
    expect(short).toBe('200 - {"id":7}');
    expect(unknown).toMatch(/^404 - .*knows no GET \/elsewhere/);
    expect(requests).toContain('{"method":"POST","path":"/orders","body":"two"}');
  });

  it('serves every server that one file describes, each on a port of its own', async () => {
    const folder = newFolder('mocks');
    const servers = [
      { name: 'rates', portVariable: 'RATES_PORT', routes: [{ path: '/', body: 'rates' }] },
      { portVariable: 'STOCK_PORT', routes: [{ path: '/', body: 'stock' }] },
    ];
    writeFiles(folder, { 'orders.json': JSON.stringify({ servers }) });
    const client = `
      const ask = async (port) => (await fetch("http://127.0.0.1:" + port)).text();
      (async () => console.log(await ask(process.env.RATES_PORT), await ask(process.env.STOCK_PORT)))();`;
    expect(await run(folder, inNode(client))).toEqual({ code: 0, out: 'rates stock\n' });
  });

  it('ends with the code of the command', async () => {
    const folder = newFolder('mocks');
    writeFiles(folder, { 'orders.json': JSON.stringify(routes) });
    expect(await run(folder, 'exit 3')).toMatchObject({ code: 3 });
  });

  it.each([
    ['is missing', {}, 'orders.json cannot be read'],
    ['has another form', { 'orders.json': '{"routes":{}}' }, 'needs "routes"'],
    ['has a server without a port', { 'orders.json': '{"servers":[{"routes":[]}]}' }, 'with a "portVariable"'],
  ])('fails with the reason when the file of routes %s', async (_what, files, reason) => {
    const folder = newFolder('mocks');
    writeFiles(folder, files);
    const { code, out } = await run(folder, 'echo ran');

    expect(code).toBe(97);
    expect(out).toContain(reason);
    expect(out).not.toContain('ran\n');
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Ends what the deploy command left running. */
export function endDeployed(folder: string): void {
  const file = join(folder, 'state.json');
  if (!existsSync(file)) return;
  const { front, candidates } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly front: { readonly pid: number };
    readonly candidates: Readonly<Record<string, { readonly pid: number }>>;
  };
  for (const { pid } of [front, ...Object.values(candidates)]) {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // it has ended already
    }
  }
}

/**
 * A project's deploy command for the emulator: the version's process beside the live one, and a proxy before both whose address
 * stays. State lies in `folder`. The file is run by the pipeline's deploy step, as a real project's script would be.
 */
export function sampleDeployScript(folder: string): string {
  return `
const { spawn, spawnSync } = require('node:child_process');
const { cpSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } = require('node:fs');
const net = require('node:net');
const { join } = require('node:path');
const root = ${JSON.stringify(folder)};
const state = join(root, 'state.json');
const read = () => (existsSync(state) ? JSON.parse(readFileSync(state, 'utf8')) : { live: [], candidates: {} });
const write = (value) => writeFileSync(state, JSON.stringify(value));
const { STELLWERK_ACTION: action, STELLWERK_DEPLOYMENT: id, STELLWERK_OUT: out, STELLWERK_WEIGHT: weight } = process.env;
const freePort = () => new Promise((resolve) => {
  const server = net.createServer().listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => resolve(port)); });
});
const end = (found) => { try { process.kill(-found.pid, 'SIGKILL'); } catch {} };
const proxy = ${JSON.stringify(`
const { createServer, request } = require('node:http');
const { readFileSync } = require('node:fs');
const [port, state] = process.argv.slice(1);
let count = 0;
createServer((incoming, response) => {
  const { live, candidates, split } = JSON.parse(readFileSync(state, 'utf8'));
  const isSplit = split && candidates[split.id] && (live.length === 0 || count++ % 100 < split.weight);
  const target = isSplit ? candidates[split.id] : candidates[live.at(-1)];
  if (!target) { response.statusCode = 503; return response.end(); }
  request({ port: target.port, host: '127.0.0.1', path: incoming.url, method: incoming.method, agent: false }, (answer) => {
    response.writeHead(answer.statusCode, { connection: 'close' });
    answer.pipe(response);
  }).on('error', () => { response.statusCode = 502; response.end(); }).end();
}).listen(Number(port), '127.0.0.1');
`)};
(async () => {
  mkdirSync(root, { recursive: true });
  const now = read();
  if (action === 'candidate') {
    if (!now.front) {
      const port = await freePort();
      const child = spawn(process.execPath, ['-e', proxy, String(port), state], { detached: true, stdio: 'ignore' });
      child.unref();
      now.front = { port, pid: child.pid };
    }
    const tree = join(root, id);
    cpSync(process.cwd(), tree, { recursive: true, filter: (path) => !path.endsWith('.git') });
    for (const command of [process.env.STELLWERK_INSTALL, process.env.STELLWERK_BUILD]) {
      const { status } = spawnSync('sh', ['-c', command], { cwd: tree, stdio: 'inherit' });
      if (status !== 0) process.exit(status || 1);
    }
    const port = await freePort();
    const log = openSync(join(root, id + '.log'), 'a');
    const env = { PATH: process.env.PATH, PORT: String(port) };
    const child = spawn('sh', ['-c', process.env.STELLWERK_START], { cwd: tree, env, detached: true, stdio: ['ignore', log, log] });
    child.unref();
    now.candidates[id] = { port, pid: child.pid };
  }
  if (action === 'shift') now.split = { id, weight: Number(weight) };
  if (action === 'promote') { now.live = [...now.live.filter((each) => each !== id), id]; delete now.split; }
  if (action === 'rollBack') {
    now.live = now.live.filter((each) => each !== id);
    if (now.split?.id === id) delete now.split;
    if (now.candidates[id]) end(now.candidates[id]);
  }
  if (action === 'complete') {
    for (const each of now.live.slice(0, now.live.indexOf(id))) end(now.candidates[each]);
    now.live = now.live.slice(now.live.indexOf(id));
  }
  write(now);
  const local = (port) => 'http://127.0.0.1:' + port;
  const answer = { url: local(now.front.port), candidateUrl: local(now.candidates[id].port) };
  writeFileSync(join(out, 'answer.json'), JSON.stringify(answer));
})();
`;
}

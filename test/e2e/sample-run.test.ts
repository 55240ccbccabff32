import { execFile, execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { addressOf } from '../support/product-effects';
import { newFolder, nodeBinary, packageRoot } from '../support/product-host';
import { killAll, processesOf } from '../support/product-processes';
import { samplePath } from '../support/product-sample';

jest.setTimeout(90_000);

interface Ended {
  readonly code: number | null;
  readonly text: string;
}

const starter = join(packageRoot, 'scripts/start.mjs');

/** `npm start` without npm, as it runs in a script: nobody sits at a terminal. */
function startApp(...args: readonly string[]): { readonly child: ChildProcess; text(): string; ended: Promise<Ended> } {
  const child = spawn(nodeBinary, [starter, ...args], { cwd: packageRoot, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  const take = (chunk: Buffer): void => void (text += chunk.toString('utf8'));
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, text }));
  return { child, text: () => text, ended };
}

async function untilSaid(app: ReturnType<typeof startApp>, what: RegExp, limitMs = 60_000): Promise<RegExpExecArray> {
  const until = Date.now() + limitMs;
  let ended = false;
  void app.ended.then(() => (ended = true));
  for (;;) {
    const found = what.exec(app.text());
    if (found !== null) return found;
    if (ended || Date.now() > until) throw new Error(`It never said ${String(what)}:\n${app.text()}`);
    await sleep(50);
  }
}

function shell(command: string): Promise<Ended> {
  return new Promise((resolve) => {
    execFile('sh', ['-c', command], { cwd: packageRoot, encoding: 'utf8' }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), text: out + err });
    });
  });
}

describe('npm start', () => {
  const data = newFolder('start');
  const runId = 'local.tram-departures.4711.1';
  let app: ReturnType<typeof startApp>;
  let url = '';

  beforeAll(() => {
    app = startApp('--data', data, '--port', '0');
  });

  afterAll(() => {
    killAll(processesOf(data));
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  });

  it('says what it serves, with which model and sandbox, and where its data is', async () => {
    url = (await untilSaid(app, /serves at (http:\/\/127\.0\.0\.1:\d+)/))[1] ?? '';
    await untilSaid(app, /model +scripted/);
    await untilSaid(app, /sandbox +\S.*/);
    await untilSaid(app, new RegExp(`data +${data}`));
  });

  it('files the sample ticket, shows the run live, and stops at the quality gate within a minute', async () => {
    const begun = Date.now();
    await untilSaid(
      app,
      /work item 4711 "Next departures at a stop" was filed .*became local\.tram-departures\.4711\.1/,
    );
    await untilSaid(app, /local\.tram-departures\.4711\.1 waits at the qa gate/);
    expect(Date.now() - begun).toBeLessThan(60_000);
    const told = app.text();
    for (const line of [
      /agent +planner \(turn 1\): .*run so far \$0\.\d+/,
      /state +T1: PLANNING → CODING/,
      /commit +[0-9a-f]{12} on stellwerk\/\S*4711\S*: .*src\/departures\.js/,
      /check +check FAILED: test failed in/,
      /check +qa report REJECTED: 1 blocker/,
      /state +L1: AWAITING_QA_APPROVAL → CODING/,
      /check +check passed: test passed in/,
      /check +qa report APPROVED/,
    ]) {
      expect(told).toMatch(line);
    }
  });

  it('says what is to be approved, by whom, and how', async () => {
    await untilSaid(app, /by the API +curl -X POST/);
    const told = app.text();
    expect(told).toMatch(/decided by +a member of qa, here qa \(not dev, who asked for it\)/);
    expect(told).toMatch(/report +APPROVED, critical paths 100 %, coverage of new code \d+/);
    expect(told).toMatch(/subject +[0-9a-f]{64}/);
    expect(told).toMatch(
      new RegExp(`to reject +npx stellwerk reject ${runId} --as qa --subject [0-9a-f]{64} .*--comment`),
    );
    expect(told).toContain(`${url}/api/v1/runs/${runId}/gates/qa/decision`);
  });

  it('takes the approval by the printed command and brings the feature to production', async () => {
    const [, command = ''] = await untilSaid(app, /to approve +(npx stellwerk approve .*)/);
    const approved = await shell(command.replace(/^npx/, 'npx --no'));
    expect(approved).toMatchObject({ code: 0, text: expect.stringContaining(`Approved ${runId}`) });

    await untilSaid(app, /is completed in PRODUCTION/);
    const [, serviceUrl = ''] = await untilSaid(app, /deployed +(http:\S+)/);
    await untilSaid(app, /try it +curl '?http:\S+departures\?at=08:00/);
    await untilSaid(app, /it answers +200 /);
    const answer = await fetch(serviceUrl + samplePath);
    expect(await answer.json()).toMatchObject({ stop: { id: 'harbour' }, at: '08:00', departures: expect.any(Array) });
  });

  it('refuses a second start on the same data folder', async () => {
    const { code, text } = await startApp('--data', data, '--port', '0').ended;
    expect(code).toBe(1);
    expect(text).toContain(`Data folder ${data} is in use by the Stellwerk at ${url}`);
  });

  it('refuses a port that is in use, and names who holds it', async () => {
    const other = newFolder('other');
    const port = new URL(url).port;
    const { code, text } = await startApp('--data', other, '--port', port).ended;
    rmSync(other, { recursive: true });
    expect(code).toBe(1);
    expect(text).toMatch(new RegExp(`Port ${port} is in use by another Stellwerk: process \\d+`));
    expect(text).toContain('--port');
  });

  it('stops when asked, and leaves the deployed service running', async () => {
    app.child.kill('SIGTERM');
    const { code, text } = await app.ended;
    expect(code).toBe(0);
    expect(text).toContain('Everything is kept; continue with npm start.');
    expect(processesOf(`${data}/deployments`)).not.toEqual([]);
    await expect(fetch(`${url}/api/health`)).rejects.toThrow();
  });

  it('shows at a later start where things stand and how to file the next ticket', async () => {
    const later = startApp('--data', data, '--port', '0');
    await untilSaid(later, new RegExp(`${runId} +PRODUCTION +completed`));
    await untilSaid(later, /File the next ticket:\s+npx stellwerk run --repo \S+tram-departures --title/);
    expect((await fetch(addressOf(data, 'tram-departures') + samplePath)).status).toBe(200);
    expect(later.text()).not.toContain('was filed for');
    later.child.kill('SIGINT');
    expect((await later.ended).code).toBe(0);
  });

  it('leaves nothing running but the service when it is killed, and starts again', async () => {
    const killed = startApp('--data', data, '--port', '0');
    await untilSaid(killed, /File the next ticket/);
    killed.child.kill('SIGKILL');
    const others = () => processesOf(data).filter(({ command }) => !command.includes('src/server.js'));
    for (let look = 0; look < 100 && others().length > 0; look += 1) await sleep(100);
    expect(others()).toEqual([]);

    const again = startApp('--data', data, '--port', '0');
    await untilSaid(again, new RegExp(`${runId} +PRODUCTION +completed`));
    expect((await fetch(addressOf(data, 'tram-departures') + samplePath)).status).toBe(200);
    again.child.kill('SIGTERM');
    expect((await again.ended).code).toBe(0);
  });
});

describe('npm start, asked wrongly', () => {
  const folder = newFolder('refused');
  const inNamespace = ['--user', '--map-root-user', '--mount', 'sh', '-c'];
  const canMount = tryMount();
  if (!canMount) process.stderr.write('\nSKIPPED: no mount namespaces here, so no read-only and no full disk.\n');

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Starts where `mount` has been carried out for this process alone; root cannot be kept out otherwise. */
  function startBehind(mount: string): Promise<Ended> {
    const command = `${mount} && exec "${nodeBinary}" "${starter}" --data "${folder}" --port 0`;
    return new Promise((resolve) => {
      execFile('unshare', [...inNamespace, command], { encoding: 'utf8' }, (error, out, err) => {
        resolve({ code: error === null ? 0 : Number(error.code), text: out + err });
      });
    });
  }

  function tryMount(): boolean {
    try {
      execFileSync('unshare', [...inNamespace, `mount -t tmpfs tmpfs "${folder}"`], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  }

  it('explains itself with --help', async () => {
    const { code, text } = await startApp('--help').ended;
    expect(code).toBe(0);
    for (const option of ['--port', '--data', '--no-sample', '--model', '--json']) expect(text).toContain(option);
  });

  it('names what is wrong with an option', async () => {
    const { code, text } = await startApp('--port', 'many').ended;
    expect(code).toBe(2);
    expect(text).toContain('--port many is no port');
  });

  it('refuses a file in the place of its data folder', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const { code, text } = await startApp('--data', file, '--port', '0').ended;
    expect(code).toBe(1);
    expect(text).toContain(`Data folder ${file} cannot be`);
    expect(text).toContain('Choose another folder');
  });

  (canMount ? it : it.skip)('refuses a read-only data folder', async () => {
    const { code, text } = await startBehind(
      `mount --bind "${folder}" "${folder}" && mount -o remount,bind,ro "${folder}"`,
    );
    expect(code).toBe(1);
    expect(text).toContain(`Data folder ${folder} is read-only for you (EROFS).`);
  });

  (canMount ? it : it.skip)('refuses a full disk', async () => {
    const { code, text } = await startBehind(`mount -t tmpfs -o size=1m tmpfs "${folder}"`);
    expect(code).toBe(1);
    expect(text).toMatch(new RegExp(`The disk of data folder ${folder} is full`));
  });
});

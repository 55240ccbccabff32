import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { newFolder, nodeBinary, packageRoot } from '../support/product-host';
import { killAll, processesOf } from '../support/product-processes';

jest.setTimeout(120_000);

const runId = 'local.tram-departures.4711.1';

interface Status {
  readonly context: { readonly genre: string; readonly name: string };
  readonly state: number;
}

/** As the service numbers the states of a status. */
const [pending, succeeded] = [1, 2];

describe('npm start -- --platform ado', () => {
  const data = newFolder('start-ado');
  let child: ChildProcess;
  let text = '';

  beforeAll(() => {
    const args = [join(packageRoot, 'scripts/start.mjs'), '--data', data, '--port', '0', '--platform', 'ado'];
    child = spawn(nodeBinary, args, { cwd: packageRoot, stdio: ['ignore', 'pipe', 'pipe'] });
    const take = (chunk: Buffer): void => void (text += chunk.toString('utf8'));
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
  });

  afterAll(async () => {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'close');
    killAll(processesOf(data));
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  });

  async function untilSaid(what: RegExp): Promise<string> {
    const until = Date.now() + 90_000;
    for (;;) {
      const found = what.exec(text)?.[1];
      if (found !== undefined) return found;
      if (Date.now() > until || child.exitCode !== null) throw new Error(`It never said ${String(what)}:\n${text}`);
      await sleep(50);
    }
  }

  async function ask<T>(url: string, path: string): Promise<T> {
    const token = readFileSync(join(data, 'ado-emulator', 'token'), 'utf8').trim();
    const authorization = `Basic ${Buffer.from(`:${token}`).toString('base64')}`;
    const response = await fetch(`${url}/TramDepartures/_apis/${path}`, { headers: { authorization } });
    return (await response.json()) as T;
  }

  /** State of the newest status of each context. */
  async function statuses(url: string): Promise<Readonly<Record<string, number>>> {
    const path = 'git/repositories/tram-departures/pullRequests/1/statuses';
    const { value } = await ask<{ readonly value: readonly Status[] }>(url, path);
    return Object.fromEntries(value.map(({ context: { genre, name }, state }) => [`${genre}/${name}`, state]));
  }

  it('takes the ticket from its tag in Azure DevOps to the completed pull request and production', async () => {
    const url = await untilSaid(/ado +(http:\S+) \(emulator\)/);
    const subject = await untilSaid(/subject +([0-9a-f]{64})/);
    const pullRequest = 'git/repositories/tram-departures/pullRequests/1';
    expect(await ask(url, pullRequest)).toMatchObject({
      status: 'active',
      isDraft: true,
      workItemRefs: [{ id: '4711' }],
      labels: [{ name: 'stellwerk' }, { name: 'qa-approved' }],
    });
    expect((await statuses(url))['stellwerk/qa-approval']).toBe(pending);

    const approve = ['approve', runId, '--as', 'qa', '--subject', subject, '--data', data];
    execFileSync(nodeBinary, [join(packageRoot, 'dist', 'cli.js'), ...approve], { stdio: 'pipe' });
    const commit = await untilSaid(/merged into main as ([0-9a-f]{12})/);
    await untilSaid(/is completed in (PRODUCTION)/);

    const merged = await ask<{ readonly lastMergeCommit: { readonly commitId: string } }>(url, pullRequest);
    expect(merged).toMatchObject({ status: 'completed', isDraft: false });
    expect(await statuses(url)).toMatchObject({
      ...{ 'stellwerk/test': succeeded, 'stellwerk/qa-report': succeeded, 'stellwerk/qa-approval': succeeded },
    });
    expect(merged.lastMergeCommit.commitId.slice(0, 12)).toBe(commit);
    const item = await ask<{ readonly fields: object }>(url, 'wit/workItems/4711');
    expect(item.fields).toMatchObject({ 'System.State': 'Closed' });
    const { comments } = await ask<{ readonly comments: readonly { readonly text: string }[] }>(
      url,
      'wit/workItems/4711/comments',
    );
    expect(comments.map((comment) => comment.text).join('\n')).toContain(`Run ${runId} completed`);
  });
});

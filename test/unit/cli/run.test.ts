import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunView } from '../../../contracts/api';
import { problem, startFakeHost, type FakeHost, type Replies } from './fake-host';
import { makeDataFolder, stellwerk, type DataFolder, type Ran } from './fake-terminal';
import { anEvent, aRun, aRunAtGate, runId } from './run-view';

let host: FakeHost;
let data: DataFolder;

function replies(run: RunView = aRun()): Replies {
  return {
    'POST /api/v1/projects': { tenant: 'local', project: 'shop', repository: 'shop', defaultBranch: 'main' },
    'POST /api/v1/runs': { runId, links: {} },
    [`GET /api/v1/runs/${runId}`]: run,
    [`GET /api/v1/runs/${runId}/events`]: ({ query }: { query: Record<string, string> }) => ({
      items: query['after'] === '0' ? [anEvent(1)] : [],
    }),
  };
}

async function run(known: Replies, args: readonly string[]): Promise<Ran> {
  host = await startFakeHost(known);
  data = makeDataFolder(host.url);
  mkdirSync(join(data.path, 'shop'));
  writeFileSync(join(data.path, 'script.json'), '{"replies":[]}');
  return stellwerk(data, ['run', '--repo', 'shop', '--title', 'Show the tax', ...args], { cwd: data.path });
}

afterEach(async () => {
  await host.close();
  data.remove();
});

describe('run', () => {
  it('registers the repository by its full path, then files the ticket with everything given', async () => {
    const more = ['--description', 'in full', '--acceptance', 'one', '--acceptance', 'two', '--script', 'script.json'];
    const { code, stdout } = await run(replies(), [...more, '--project', 'shop']);

    expect(code).toBe(0);
    expect(host.of('POST /api/v1/projects')[0]?.body).toEqual({ location: join(data.path, 'shop'), project: 'shop' });
    expect(host.of('POST /api/v1/runs')[0]?.body).toEqual({
      tenant: 'local',
      project: 'shop',
      title: 'Show the tax',
      description: 'in full',
      acceptanceCriteria: ['one', 'two'],
      modelScript: '{"replies":[]}',
    });
    expect(host.of('POST /api/v1/runs')[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
    expect(stdout).toContain(`npx stellwerk watch ${runId}`);
  });

  it('starts nothing when the repository is refused', async () => {
    const refusal = problem(422, 'project_file_missing', 'shop has no .stellwerk/project.yml.');
    const { code, stderr } = await run({ ...replies(), 'POST /api/v1/projects': refusal }, []);

    expect(code).toBe(1);
    expect(stderr).toContain('shop has no .stellwerk/project.yml.\nAdd .stellwerk/project.yml');
    expect(host.of('POST /api/v1/runs')).toEqual([]);
  });

  it('takes a script that cannot be read as wrong usage, before anything is asked of the host', async () => {
    const { code, stderr } = await run(replies(), ['--script', 'missing.json']);

    expect(code).toBe(2);
    expect(stderr).toContain('The model script cannot be read');
    expect(host.seen).toEqual([]);
  });

  it.each([
    ['waits for a person', aRunAtGate(), 0],
    ['is completed', aRun({ status: 'completed', state: 'PRODUCTION' }), 0],
    ['is paused', aRun({ status: 'paused' }), 0],
    ['has failed', aRun({ status: 'failed' }), 1],
    ['is cancelled', aRun({ status: 'cancelled' }), 1],
  ])('with --wait ends when the run %s, live lines beside the result', async (_what, view, code) => {
    const ran = await run(replies(view), ['--wait', '--json']);

    expect(ran.code).toBe(code);
    expect(JSON.parse(ran.stdout)).toEqual(view);
    expect(ran.stderr).toContain('event 1');
  });
});

describe('bug', () => {
  it('sends the report', async () => {
    host = await startFakeHost({ 'POST /api/v1/bugs': { triageId: 'local.bug.1' } });
    data = makeDataFolder(host.url);
    writeFileSync(join(data.path, 'bug.json'), '{"severity":"P1_Critical"}');

    const { code, stdout } = await stellwerk(data, ['bug', '--file', 'bug.json', '--project', 'shop'], {
      cwd: data.path,
    });

    expect(code).toBe(0);
    expect(host.seen[0]?.body).toEqual({ report: { severity: 'P1_Critical' }, project: 'shop' });
    expect(stdout).toContain('local.bug.1');
  });
});

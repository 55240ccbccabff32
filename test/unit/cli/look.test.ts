import { answer, problem, startFakeHost, type FakeHost, type Replies } from './fake-host';
import { makeDataFolder, stellwerk, type DataFolder, type Ran } from './fake-terminal';
import { aDiff, anEvent, aRun, aRunAtGate, reportUri, runId, subject } from './run-view';

let host: FakeHost | undefined;
let data: DataFolder;

async function run(replies: Replies, args: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
  host = await startFakeHost(replies);
  data = makeDataFolder(host.url);
  return stellwerk(data, args, { env });
}

afterEach(async () => {
  await host?.close();
  data.remove();
  host = undefined;
});

describe('show', () => {
  it('prints with --json exactly what the API answers', async () => {
    const { code, stdout } = await run({ [`GET /api/v1/runs/${runId}`]: aRunAtGate() }, ['show', runId, '--json']);

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(aRunAtGate());
  });

  it('says for people where the run stands, whom it waits for and what it cost', async () => {
    const { stdout } = await run({ [`GET /api/v1/runs/${runId}`]: aRunAtGate() }, ['show', runId]);

    for (const part of ['AWAITING_QA_APPROVAL', 'qa gate (qa)', subject, '$0.0123', reportUri, 'stellwerk/101']) {
      expect(stdout).toContain(part);
    }
  });

  it('asks in the name of dev, or of whom --as, STELLWERK_TOKEN or STELLWERK_USER name', async () => {
    const replies = { [`GET /api/v1/runs/${runId}`]: aRun() };
    await run(replies, ['show', runId]);
    await stellwerk(data, ['show', runId, '--as', 'ops']);
    await stellwerk(data, ['show', runId], { env: { STELLWERK_TOKEN: 'my-own' } });
    await stellwerk(data, ['show', runId], { env: { STELLWERK_USER: 'qa' } });

    expect(host?.seen.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer token-of-dev',
      'Bearer token-of-ops',
      'Bearer my-own',
      'Bearer token-of-qa',
    ]);
  });

  it('names the users there are when it does not know one', async () => {
    const { code, stderr } = await run({}, ['show', runId, '--as', 'nobody']);

    expect(code).toBe(1);
    expect(stderr).toContain('"nobody" is no user of this host.\nChoose one of: dev, qa, ops, admin.');
  });

  it('prints the problem of a refusal with its next step, or as JSON', async () => {
    const replies = {
      [`GET /api/v1/runs/${runId}`]: problem(404, 'unknown_run', `There is no run "${runId}" for you.`),
    };
    const { code, stderr } = await run(replies, ['show', runId]);
    const asJson = await stellwerk(data, ['--json', 'show', runId]);

    expect([code, asJson.code]).toEqual([1, 1]);
    expect(stderr).toBe(`There is no run "${runId}" for you.\nSee which runs there are: stellwerk runs.\n`);
    expect(JSON.parse(asJson.stdout)).toMatchObject({ code: 'unknown_run', status: 404 });
  });

  it('says what to do when nothing listens, and when something else answers', async () => {
    const { stderr } = await run({ [`GET /api/v1/runs/${runId}`]: answer(200, '<html>') }, ['show', runId]);
    await host?.close();
    const refused = await stellwerk(data, ['show', runId]);

    expect(stderr).toContain('answered no JSON');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toBe(`No host at ${host?.url}.\nStart one with npm start, or name it with --url.\n`);
    const named = await stellwerk(data, ['show', runId, '--data', 'my data']);
    expect(named.stderr).toContain("Start one with npm start -- --data 'my data', or name it with --url.");
  });
});

describe('runs', () => {
  it('passes its filters on and lists what waits', async () => {
    const args = ['runs', '--state', 'AWAITING_QA_APPROVAL', '--project', 'greeting', '--limit', '5'];
    const { stdout } = await run({ 'GET /api/v1/runs': { items: [aRunAtGate()] } }, args);

    expect(host?.seen[0]?.query).toEqual({ state: 'AWAITING_QA_APPROVAL', project: 'greeting', limit: '5' });
    expect(stdout).toMatch(/local\.greeting\.101\.1 +AWAITING_QA_APPROVAL +waiting_for_confirmation +qa gate \(qa\)/);
  });

  it('says how to start one when there is none', async () => {
    const { stdout } = await run({ 'GET /api/v1/runs': { items: [] } }, ['runs']);

    expect(stdout).toContain('No runs.');
  });
});

describe('logs', () => {
  const paged: Replies = {
    [`GET /api/v1/runs/${runId}/events`]: ({ query }: { query: Record<string, string> }) => ({
      items: [anEvent(1), anEvent(2, { kind: 'problem', text: 'two\nlines \u001b[2J' }), anEvent(3)].filter(
        ({ sequence }) => sequence > Number(query['after']) && sequence <= Number(query['after']) + 2,
      ),
    }),
  };

  it('prints every page, one line per event, and lets no control character through', async () => {
    const { stdout } = await run(paged, ['logs', runId]);

    expect(stdout.trimEnd().split('\n')).toHaveLength(3);
    expect(stdout).toContain('two · lines �[2J');
  });

  it('prints the events as they are with --json', async () => {
    const { stdout } = await run(paged, ['logs', runId, '--json']);

    expect((JSON.parse(stdout) as { sequence: number }[]).map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
  });
});

describe('watch', () => {
  it('follows a run until it is over and shows what came last', async () => {
    const stages = [aRun(), aRun({ state: 'PRODUCTION', status: 'completed' })];
    const { code, stdout } = await run(
      {
        [`GET /api/v1/runs/${runId}`]: () => stages.shift(),
        [`GET /api/v1/runs/${runId}/events`]: ({ query }: { query: Record<string, string> }) => ({
          items: Number(query['after']) < 3 ? [anEvent(Number(query['after']) + 1)] : [],
        }),
      },
      ['watch', runId, '--json'],
    );

    expect(code).toBe(0);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as { sequence: number }).sequence),
    ).toEqual([1, 2, 3]);
  });
});

describe('diff and artifact', () => {
  it.each(['diff', 'artifact'])(
    '%s: on a screen nothing an agent wrote hides a line; a program gets every byte',
    async (what) => {
      const written = '+a\r\n+ok\u001b[8m evil()\u001b[0m\u202e txt\n';
      host = await startFakeHost({
        [`GET /api/v1/runs/${runId}/diff`]: answer(200, written),
        [`GET /api/v1/artifacts/local/${'b'.repeat(64)}`]: answer(200, written),
      });
      data = makeDataFolder(host.url);
      const args = [what, what === 'diff' ? runId : reportUri];

      expect((await stellwerk(data, args, { answers: [] })).stdout).toBe('+a\r\n+ok�[8m evil()�[0m� txt\n');
      expect((await stellwerk(data, args)).stdout).toBe(written);
    },
  );

  it('prints the diff as it is', async () => {
    const { stdout } = await run({ [`GET /api/v1/runs/${runId}/diff`]: answer(200, aDiff) }, ['diff', runId]);

    expect(stdout).toBe(`${aDiff}\n`);
  });

  it('shows what was said in the pull request: checks, open findings, labels', async () => {
    const remark = { text: 'sast: adds\neval', path: 'src/a.ts', line: 4 };
    const review = {
      ...{
        pullRequest: 'https://dev.azure.com/acme/shop/_git/web/pullrequest/7',
        commit: 'c'.repeat(40),
        vote: 'wait',
      },
      remarks: [
        { ...remark, isOpen: true },
        { ...remark, isOpen: false },
      ],
      ...{ statuses: [{ name: 'test', state: 'failed', description: 'failed in 0.9 s' }], labels: ['stellwerk'] },
    };
    const { stdout } = await run({ [`GET /api/v1/runs/${runId}/review`]: answer(200, review) }, ['review', runId]);

    expect(stdout.split('\n')).toEqual([
      'https://dev.azure.com/acme/shop/_git/web/pullrequest/7 at cccccccccccc',
      '  failed     test: failed in 0.9 s',
      '  open       src/a.ts:4: sast: adds · eval',
      '  1 open, 1 resolved findings; stellwerk, waits for the author',
      '',
    ]);
  });

  it('reads a document by its link', async () => {
    const path = `GET /api/v1/artifacts/local/${'b'.repeat(64)}`;
    const { stdout } = await run({ [path]: answer(200, '{"status":"APPROVED"}') }, ['artifact', reportUri]);

    expect(stdout).toBe('{"status":"APPROVED"}\n');
  });
});

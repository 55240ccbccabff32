import { answer, problem, startFakeHost, type FakeHost, type Replies } from './fake-host';
import { makeDataFolder, stellwerk, type DataFolder, type Ran } from './fake-terminal';
import { aDiff, aReport, aRun, aRunAtGate, aWait, runId, subject } from './run-view';

const decisionPath = `POST /api/v1/runs/${runId}/gates/qa.1/decision`;
let host: FakeHost;
let data: DataFolder;

function atGate(more: Replies = {}): Replies {
  return {
    [`GET /api/v1/runs/${runId}`]: aRunAtGate(),
    [`GET /api/v1/artifacts/local/${'b'.repeat(64)}`]: aReport,
    [`GET /api/v1/runs/${runId}/diff`]: answer(200, aDiff),
    [decisionPath]: { outcome: 'recorded' },
    ...more,
  };
}

async function run(replies: Replies, args: readonly string[], answers?: readonly string[]): Promise<Ran> {
  host = await startFakeHost(replies);
  data = makeDataFolder(host.url);
  return stellwerk(data, args, answers === undefined ? {} : { answers });
}

afterEach(async () => {
  await host.close();
  data.remove();
});

describe('approve', () => {
  it('sends the digest, the comment and the checklist in the name of the local user with the role', async () => {
    const args = ['approve', runId, '--subject', subject, '--comment', 'fine', '--check', 'manual_ux_review_completed'];
    const { code, stderr } = await run(atGate(), args);

    const [decision] = host.of(decisionPath);
    expect(code).toBe(0);
    expect(decision?.headers.authorization).toBe('Bearer token-of-qa');
    expect(decision?.body).toEqual({
      decision: 'approve',
      subject,
      comment: 'fine',
      checklist: { manual_ux_review_completed: true },
    });
    expect(stderr).toContain('Deciding as qa (role qa).');
  });

  it('decides nothing without a digest where nobody can be asked: shows it and names the command', async () => {
    const { code, stdout } = await run(atGate(), ['approve', runId, '--comment', 'well done']);

    expect(code).toBe(2);
    expect(host.of(decisionPath)).toEqual([]);
    for (const part of ['All six tests pass.', 'coverage of new code 93.5 %', 'src/app.js  +2 -1', 'a member of qa']) {
      expect(stdout).toContain(part);
    }
    expect(stdout).toContain(`npx stellwerk approve ${runId} --subject ${subject} --comment 'well done'`);
  });

  it('says of a project without a coverage command that nothing was measured', async () => {
    const unmeasured = { ...aReport, coverage_on_new_code: 0, checks: [{ name: 'coverage', outcome: 'skipped' }] };
    const replies = atGate({ [`GET /api/v1/artifacts/local/${'b'.repeat(64)}`]: unmeasured });
    const { stdout } = await run(replies, ['approve', runId]);

    expect(stdout).toContain('coverage of new code not measured');
  });

  it('tells programs the digest and the command', async () => {
    const { code, stdout } = await run(atGate(), ['approve', runId, '--json']);

    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ code: 'subject_required', subject, report: aReport });
  });

  it.each([
    ['y', 0, 1],
    ['', 1, 0],
  ])('asks in a terminal; the answer "%s" ends with %i', async (typed, code, decisions) => {
    const ran = await run(atGate(), ['approve', runId], [typed]);

    expect(ran.code).toBe(code);
    expect(host.of(decisionPath)).toHaveLength(decisions);
    expect(ran.questions).toEqual(['Approve this? [y/N] ']);
  });

  it('passes a refusal on with what to do', async () => {
    const refusal = problem(409, 'stale_subject', 'The decision is about something else.');
    const { code, stderr } = await run(atGate({ [decisionPath]: refusal }), ['approve', runId, '--subject', 'old']);

    expect(code).toBe(1);
    expect(stderr).toContain('The decision is about something else.\nLook again (stellwerk show <run>)');
  });

  it('refuses a run that waits at no gate, and leaves a late decision to the API', async () => {
    const over = problem(410, 'run_over', 'The run is completed.');
    const ran = await run(
      {
        [`GET /api/v1/runs/${runId}`]: aRun({ status: 'completed', state: 'PRODUCTION' }),
        [`POST /api/v1/runs/${runId}/gates/qa/decision`]: over,
      },
      ['approve', runId],
    );
    const late = await stellwerk(data, ['approve', runId, '--as', 'ops', '--subject', subject]);

    expect([ran.code, late.code]).toEqual([1, 1]);
    expect(ran.stderr).toContain('does not wait at a gate: it is in PRODUCTION, completed.');
    expect(late.stderr).toContain('The run is completed.');
  });
});

describe('reject', () => {
  it('counts no approvals', async () => {
    const answer = { outcome: 'recorded', approvals: { have: 1, need: 1 } };
    const { stdout } = await run(atGate({ [decisionPath]: answer }), [
      'reject',
      runId,
      '--subject',
      subject,
      '--as',
      'qa',
    ]);

    expect(stdout).toBe(`Rejected ${runId}.\n`);
  });

  it('carries the comment, as the user who is named', async () => {
    const args = ['reject', runId, '--as', 'ops', '--subject', subject, '--comment', 'too loud'];
    const { code } = await run(atGate(), args);

    const [decision] = host.of(decisionPath);
    expect(code).toBe(0);
    expect(decision?.headers.authorization).toBe('Bearer token-of-ops');
    expect(decision?.body).toEqual({ decision: 'reject', subject, comment: 'too loud' });
  });
});

describe('continue', () => {
  const path = `GET /api/v1/runs/${runId}`;

  it('answers the open checkpoint', async () => {
    const waitingFor = aWait({ kind: 'checkpoint', gate: 'checkpoint', gateId: 'checkpoint.2' });
    const target = `POST /api/v1/runs/${runId}/checkpoint`;
    const replies = { [path]: aRun({ status: 'failed', waitingFor }), [target]: {} };
    const { code } = await run(replies, ['continue', runId, '--choice', 'repeat', '--comment', 'again']);

    expect(code).toBe(0);
    expect(host.of(target)[0]?.body).toEqual({ choice: 'repeat', checkpoint: 'checkpoint.2', comment: 'again' });
  });

  it.each([
    ['paused', 'resume'],
    ['failed', 'retry'],
  ] as const)(
    'lets a run that is %s go on by %s, as operations when its requester is no local user',
    async (status, verb) => {
      const target = `POST /api/v1/runs/${runId}/${verb}`;
      const { code } = await run({ [path]: aRun({ status }), [target]: {} }, ['continue', runId]);

      expect(code).toBe(0);
      expect(host.of(target)[0]?.headers.authorization).toBe('Bearer token-of-ops');
    },
  );

  it('points to approve when the run waits at a gate', async () => {
    const { code, stderr } = await run({ [path]: aRunAtGate() }, ['continue', runId]);

    expect(code).toBe(1);
    expect(stderr).toContain(`npx stellwerk approve ${runId}`);
  });
});

describe('pause, resume, cancel and retry', () => {
  it.each(['pause', 'resume', 'cancel', 'retry'])('%s the run as its requester', async (verb) => {
    const target = `POST /api/v1/runs/${runId}/${verb}`;
    const { code } = await run({ [`GET /api/v1/runs/${runId}`]: aRun({ requester: 'dev' }), [target]: {} }, [
      verb,
      runId,
    ]);

    expect(code).toBe(0);
    expect(host.of(target)[0]?.headers.authorization).toBe('Bearer token-of-dev');
  });
});

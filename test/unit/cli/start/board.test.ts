import { openSession } from '../../../../cli/session';
import { showBoard } from '../../../../cli/start/board';
import { voiceOf } from '../../../../cli/start/voice';
import { answer, startFakeHost, type FakeHost, type Replies } from '../fake-host';
import { fakeTerminal, makeDataFolder, type DataFolder, type FakeTerminal } from '../fake-terminal';
import { aDiff, anEvent, aReport, aRun, aRunAtGate, runId, subject } from '../run-view';

const decisionPath = `POST /api/v1/runs/${runId}/gates/qa.1/decision`;
let host: FakeHost;
let data: DataFolder;

interface Scene {
  /** The decision taken at the gate ends the run. */
  decided: boolean;
}

function gateScene(scene: Scene): Replies {
  const live = aRun({
    state: 'PRODUCTION',
    status: 'completed',
    deployment: { deployId: 'd', url: 'http://127.0.0.1:1', version: 'v2' },
  });
  const run = (): unknown => (scene.decided ? live : aRunAtGate());
  return {
    'GET /api/v1/runs': () => ({ items: [run()] }),
    [`GET /api/v1/runs/${runId}`]: run,
    [`GET /api/v1/runs/${runId}/events`]: ({ query }: { query: Record<string, string> }) => ({
      items: query['after'] === '0' ? [anEvent(1)] : [],
    }),
    [`GET /api/v1/artifacts/local/${'b'.repeat(64)}`]: aReport,
    [`GET /api/v1/runs/${runId}/diff`]: answer(200, aDiff),
    [decisionPath]: () => {
      scene.decided = true;
      return {};
    },
  };
}

async function watchBoard(scene: Scene, terminal: FakeTerminal, until: () => boolean, earlier = false): Promise<void> {
  host = await startFakeHost(gateScene(scene));
  data = makeDataFolder(host.url);
  const session = openSession({ ...terminal, env: { STELLWERK_DATA: data.path } }, {});
  const stop = new AbortController();
  const board = { earlier: earlier ? [aRunAtGate()] : [], tryPaths: { greeting: '/goodbye' } };
  const shown = showBoard(session, session.client('admin'), voiceOf(session), board, stop.signal);
  const deadline = Date.now() + 5000;
  while (!until() && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 10));
  stop.abort();
  await shown;
}

afterEach(async () => {
  await host.close();
  data.remove();
});

describe('showBoard', () => {
  it('says without a terminal what is approved, by whom, and how by command and by the API', async () => {
    const terminal = fakeTerminal({});

    await watchBoard({ decided: false }, terminal, () => terminal.stdout().includes('curl'));

    const text = terminal.stdout();
    expect(text).toContain('event 1');
    expect(text).toContain(`npx stellwerk approve ${runId} --as qa --subject ${subject}`);
    expect(text).toContain(`npx stellwerk reject ${runId} --as qa --subject ${subject} --comment`);
    expect(text).toContain(`curl -X POST ${host.url}/api/v1/runs/${runId}/gates/qa/decision`);
    expect(text).toContain('here qa (not jamal, who asked for it)');
    expect(host.of(decisionPath)).toEqual([]);
  });

  it('takes the decision on the spot in a terminal, then shows where the feature is live', async () => {
    const terminal = fakeTerminal({ answers: ['a', 'y'] });

    await watchBoard({ decided: false }, terminal, () => terminal.stdout().includes('try it'));

    expect(host.of(decisionPath)[0]?.body).toEqual({
      decision: 'approve',
      subject,
      checklist: { manual_ux_review_completed: true },
    });
    expect(terminal.stdout()).toContain('is completed in PRODUCTION');
    expect(terminal.stdout()).toContain('curl http://127.0.0.1:1/goodbye');
  });

  it('rejects on the spot with a comment', async () => {
    const terminal = fakeTerminal({ answers: ['r', 'make it louder'] });
    const scene = { decided: false };

    await watchBoard(scene, terminal, () => scene.decided);

    expect(host.of(decisionPath)[0]?.body).toEqual({ decision: 'reject', subject, comment: 'make it louder' });
  });

  it('shows of an earlier run what it waits for, but not what was shown before', async () => {
    const terminal = fakeTerminal({ answers: ['l'] });

    await watchBoard({ decided: false }, terminal, () => terminal.stdout().includes('Later, then'), true);

    expect(terminal.stdout()).toContain(subject);
    expect(terminal.stdout()).not.toContain('event 1');
    expect(host.of(decisionPath)).toEqual([]);
  });
});

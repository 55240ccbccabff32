import { execFile, execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunView } from '../../../contracts/api';
import { startProduct, nodeBinary, packageRoot, type Product } from '../../support/product-host';
import { commitFiles, git, makeRepository, writeFiles } from '../../support/product-repository';
import { atGate, ensureTenant, isCompleted, needsPerson, untilRun } from '../../support/product-runs';
import { coderEdits, plannerReply } from '../../support/product-script';

jest.setTimeout(90_000);

const service = {
  '.stellwerk/project.yml': `name: Answers in Python
commands:
  test: python3 -m unittest --verbose
  start: python3 service.py
  healthPath: /health
  portVariable: SERVICE_PORT
paths:
  allowed: ['*.py']
policy:
  deploymentApproval: policy
  coverageMin: 0
  soakSeconds: 2
  soakSampleCount: 1
`,
  '.gitignore': '__pycache__/\n',
  'answers.py': `def answer(path):
    if path == '/health':
        return 200, 'well'
    return 404, 'nothing here'
`,
  'service.py': `import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from answers import answer


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        status, text = answer(self.path)
        self.send_response(status)
        self.end_headers()
        self.wfile.write(text.encode())


ThreadingHTTPServer(('127.0.0.1', int(os.environ['SERVICE_PORT'])), Handler).serve_forever()
`,
  'test_answers.py': `import unittest

from answers import answer


class Answers(unittest.TestCase):
    def test_is_healthy(self):
        self.assertEqual(answer('/health'), (200, 'well'))
`,
};

const doubling = `def answer(path):
    if path == '/health':
        return 200, 'well'
    if path.startswith('/double/'):
        return 200, str(FACTOR * int(path.removeprefix('/double/')))
    return 404, 'nothing here'
`;

const doublingTest = `import unittest

from answers import answer


class Answers(unittest.TestCase):
    def test_is_healthy(self):
        self.assertEqual(answer('/health'), (200, 'well'))

    def test_doubles(self):
        self.assertEqual(answer('/double/21'), (200, '42'))
`;

/** The first change is wrong, which only the project's own tests can tell. */
const script = {
  version: 1,
  replies: [
    coderEdits([{ path: 'answers.py', find: 'FACTOR', replace: '2' }], { contains: 'FAILED (' }),
    coderEdits(
      [
        { path: 'answers.py', content: doubling },
        { path: 'test_answers.py', content: doublingTest },
      ],
      { visit: 1 },
    ),
    plannerReply(['answers.py', 'test_answers.py']),
    {
      when: { role: 'tester', contains: '"passed": true' },
      reply: { output: { summary: 'Doubles.', feedback: [] } },
    },
  ],
};

const hasPython = findPython();
if (!hasPython) process.stderr.write('\nSKIPPED: python3 is not installed, so no second language was tried.\n');

(hasPython ? describe : describe.skip)('a Python service of its own, through the command line', () => {
  let product: Product;
  let clone: string;
  let run: RunView;

  beforeAll(async () => {
    product = await startProduct();
    await ensureTenant(product);
    const origin = makeRepository(join(product.data, 'origin'), service);
    clone = join(product.data, 'answers');
    git(product.data, 'clone', '--quiet', origin, clone);
    writeFiles(product.data, { 'script.json': JSON.stringify(script) });
    const asked = ['--title', 'Double numbers', '--acceptance', 'GET /double/21 answers 42'];
    const files = ['--repo', clone, '--script', join(product.data, 'script.json')];
    const answered = await stellwerk('run', ...files, ...asked, '--wait', '--json');
    expect(answered).toMatchObject({ code: 0 });
    run = JSON.parse(answered.out) as RunView;
  });

  afterAll(() => (product as Product | undefined)?.dispose());

  async function stellwerk(
    ...args: readonly string[]
  ): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
    const command = [join(packageRoot, 'bin/stellwerk.js'), ...args, '--url', product.url, '--data', product.data];
    return new Promise((resolve) => {
      execFile(nodeBinary, command, { encoding: 'utf8' }, (error, out, err) => {
        resolve({ code: error === null ? 0 : Number(error.code), out, err });
      });
    });
  }

  it('waits at the gate after its own tests drove one repair within TESTING', () => {
    expect(run).toMatchObject({ state: 'AWAITING_QA_APPROVAL', status: 'waiting_for_confirmation', rounds: 0 });
    expect(run.waitingFor).toMatchObject({
      kind: 'gate',
      gate: 'qa',
      of: 'qa',
      subject: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(run.costUsd).toBeGreaterThan(0);
    expect(git(clone, 'show', `${run.commit}:answers.py`)).toContain('2 * int(');
  });

  it('shows the change as a diff, and leaves the work tree alone so far', async () => {
    const { out } = await stellwerk('diff', run.runId);
    expect(out).toContain('+        return 200, str(2 * int(path');
    expect(readFileSync(join(clone, 'answers.py'), 'utf8')).toBe(service['answers.py']);
    expect(git(clone, 'status', '--porcelain')).toBe('');
  });

  it('is refused without a digest, and says which command approves', async () => {
    const { code, out } = await stellwerk('approve', run.runId, '--as', 'qa');
    expect(code).toBe(2);
    expect(out).toContain(`npx stellwerk approve ${run.runId} --subject ${run.waitingFor?.subject} --as qa`);
  });

  it('does not merge over local changes in the work tree, and says which file is in the way', async () => {
    writeFiles(clone, { 'answers.py': `# my own note\n${service['answers.py']}` });
    const approved = await stellwerk('approve', run.runId, '--as', 'qa', '--subject', run.waitingFor?.subject ?? '');
    expect(approved).toMatchObject({ code: 0 });
    const stopped = await untilRun(product, run.runId, needsPerson);

    expect(stopped).toMatchObject({ state: 'DEPLOYMENT', status: 'failed' });
    expect(stopped.statusReason).toMatch(/^merge_blocked: The branch is checked out in .*answers: .*answers\.py/s);
    expect(stopped.statusReason).toContain('Commit, stash or remove these local changes there, then try again.');
    expect(readFileSync(join(clone, 'answers.py'), 'utf8')).toMatch(/^# my own note/);
    expect(git(clone, 'log', '--merges', '--format=%s', 'main')).toBe('');
  });

  it('is tested and approved again once they are committed, then merged, and the work tree follows', async () => {
    // Elsewhere in the file than the change of the run, so that both can be merged.
    commitFiles(clone, {}, 'My own note');
    const retried = await stellwerk('retry', run.runId);
    expect(retried).toMatchObject({ code: 0 });
    // The default branch has moved, so what was approved is no longer what would be released.
    const again = await untilRun(product, run.runId, atGate('qa'));
    const approved = await stellwerk('approve', run.runId, '--as', 'qa', '--subject', again.waitingFor?.subject ?? '');
    expect(approved).toMatchObject({ code: 0 });
    const { deployment } = await untilRun(product, run.runId, isCompleted);

    expect(git(clone, 'status', '--porcelain')).toBe('');
    const merged = readFileSync(join(clone, 'answers.py'), 'utf8');
    expect(merged).toMatch(/^# my own note/);
    expect(merged).toContain('2 * int(');
    expect(await (await fetch(`${deployment?.url}/double/21`)).text()).toBe('42');
  });

  it('ends with everything told by show', async () => {
    const { out } = await stellwerk('show', run.runId, '--json');
    const shown = JSON.parse(out) as RunView;
    expect(shown).toMatchObject({ state: 'PRODUCTION', status: 'completed', waitingFor: null, rounds: 0 });
    expect(atGate('qa')(shown)).toBe(false);
    expect(shown.deployment).toMatchObject({ version: git(clone, 'rev-parse', 'main') });
    expect(Object.keys(shown.links)).toEqual(
      expect.arrayContaining(['qa_report', 'deploy_receipt', 'artifact_bundle']),
    );
    const { out: listed } = await stellwerk('runs', '--state', 'PRODUCTION');
    expect(listed).toContain(run.runId);
  });
});

function findPython(): boolean {
  try {
    execFileSync('python3', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

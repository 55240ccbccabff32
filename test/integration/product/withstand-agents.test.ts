import { readStore } from '../../support/product-effects';
import { fileGreeting, type GreetingTicket } from '../../support/product-greetings';
import { startProduct, type Product } from '../../support/product-host';
import { git } from '../../support/product-repository';
import { artifactOf, atGate, ensureTenant, eventsOf, needsPerson, untilRun } from '../../support/product-runs';
import { coderEdits, coderGreets, plannerReply } from '../../support/product-script';

jest.setTimeout(60_000);

describe('what agents do', () => {
  let product: Product;

  beforeAll(async () => {
    product = await startProduct();
    await ensureTenant(product);
  });

  afterAll(() => (product as Product | undefined)?.dispose());

  async function stopped(ticket: GreetingTicket) {
    const filed = await fileGreeting(product, ticket);
    return { ...filed, run: await untilRun(product, filed.runId, needsPerson) };
  }

  describe('a reply of the model', () => {
    it('that is no JSON gets one corrective turn and the stage one more attempt, then the run stops with the reason', async () => {
      const chatty = { when: { role: 'tester' }, reply: { text: 'Looks good to me!' } };
      const { runId, run } = await stopped({ project: 'chatty', replies: [coderGreets('Servus'), chatty] });

      expect(run).toMatchObject({ state: 'TESTING', status: 'failed' });
      expect(run.statusReason).toMatch(/^model_output_invalid: The tester answered unusably twice: .*expected JSON/);
      const turns = (await eventsOf(product, runId)).filter(({ text }) => text.startsWith('tester (turn'));
      // Two turns of the first attempt, two of the automatic second one.
      expect(turns.map(({ kind }) => kind)).toEqual(['problem', 'problem', 'problem', 'problem']);
    });

    it('that breaks its schema gets one corrective turn, which names the field', async () => {
      const incomplete = { when: { role: 'planner' }, reply: { output: { summary: 'No plan.' } } };
      const { run } = await stopped({ project: 'incomplete', replies: [incomplete] });

      expect(run).toMatchObject({ state: 'PLANNING', status: 'failed' });
      expect(run.statusReason).toMatch(/^model_output_invalid: The planner answered unusably twice: .*steps/);
    });

    it('that is mended in the corrective turn is enough', async () => {
      const incomplete = { when: { role: 'planner', turn: 1 }, reply: { output: { summary: 'No plan.' } } };
      const { runId } = await fileGreeting(product, {
        project: 'mended',
        replies: [incomplete, coderGreets('Servus')],
      });
      await untilRun(product, runId, atGate('qa'));
    });

    it('that the script does not know stops the run with the nearest entry', async () => {
      const { run } = await stopped({ project: 'unscripted', replies: [coderGreets('Servus', { visit: 7 })] });
      expect(run.statusReason).toMatch(/^script_no_match: .*coder.*visit/s);
    });

    it('is not paid for once the limit of the run is reached', async () => {
      const { when, reply } = plannerReply(['**']);
      const usage = { inputTokens: 2_000_000, outputTokens: 1_000_000 };
      const { runId, run } = await stopped({
        project: 'costly',
        service: { policy: { runLimitUsd: 0.5 } },
        replies: [{ when, reply: { ...reply, usage } }, coderGreets('Servus')],
      });

      expect(run).toMatchObject({ state: 'CODING', status: 'failed', costUsd: 0.7, commit: null });
      expect(run.statusReason).toMatch(
        /^budget_exhausted: The run local\.costly\.\d+\.1 may spend \$0\.5000 in all\. \$0\.7000 is spent .* --scope run:local\.costly/,
      );
      expect(readStore(product.data, 'stellwerk', `SELECT * FROM ledger WHERE run_id = '${runId}'`)).toHaveLength(1);
    });
  });

  describe('an edit', () => {
    const outside = [
      ['beside the allowed paths', 'server.js', /"server\.js" is outside the allowed paths: greeting\.txt/],
      ['above the repository', '../greeting.txt', /"\.\.\/greeting\.txt" holds an empty, "\." or "\.\." part/],
      ['at an absolute path', '/tmp/greeting.txt', /"\/tmp\/greeting\.txt" is absolute/],
      ['in the folder of git', '.git/hooks/pre-commit', /is inside git's own folder/],
      ['of the project file', '.stellwerk/project.yml', /is restricted by "\.stellwerk\//],
    ] as const;

    it.each(outside)('%s is refused with everything beside it', async (what, path, reason) => {
      const allowed = path === 'server.js' ? ['greeting.txt'] : ['**'];
      const { repository, runId, run } = await stopped({
        project: what.replaceAll(' ', '-'),
        allowed,
        replies: [
          coderEdits([
            { path: 'greeting.txt', content: 'Servus\n' },
            { path, content: 'Owned\n' },
          ]),
        ],
      });

      expect(run).toMatchObject({ state: 'CODING', status: 'paused', commit: null });
      expect(run.statusReason).toMatch(/^path_violation: /);
      expect(run.statusReason).toMatch(reason);
      expect(git(repository, 'log', '--all', '--format=%s')).toBe('First commit');
      const kept = /stellwerk:\/\/\S+?\.json/.exec(run.statusReason ?? '')?.[0];
      expect(await artifactOf(product, kept)).toMatchObject({ path, session: expect.stringContaining(runId) });
    });

    it.each([
      ['through a symbolic link', 'link/greeting.txt', /"link" is no folder but a file, link or submodule/],
      ['of a symbolic link', 'link', /it is a symbolic link or a submodule/],
    ])('%s is refused before anything is committed', async (what, path, reason) => {
      const { repository, run, runId } = await stopped({
        project: what.replaceAll(' ', '-'),
        files: { link: { linkTo: '/tmp' } },
        replies: [coderEdits([{ path, content: 'Owned\n' }])],
      });

      expect(run).toMatchObject({ state: 'CODING', status: 'paused', commit: null });
      expect(run.statusReason).toMatch(/^path_violation: /);
      expect(run.statusReason).toMatch(reason);
      expect(git(repository, 'log', '--all', '--format=%s')).toBe('First commit');
      const { body } = await product.call('dev', 'GET', `/v1/runs/${runId}/artifacts?folder=_untrusted`);
      expect(body).toMatchObject({ items: [{ folder: '_untrusted/code', path, uri: expect.any(String) }] });
    });
  });

  describe('a check', () => {
    it('that hangs is ended after its time and rejects the change, with nothing left of it', async () => {
      const { run, runId } = await stopped({
        project: 'hanging',
        replies: [coderEdits([{ path: 'test.sh', content: 'sleep 300 & sleep 300\n' }])],
        service: { policy: { checkTimeoutSeconds: 1, maxRounds: 1 }, quality: { infrastructureRetries: 0 } },
      });

      expect(run).toMatchObject({ status: 'failed', rounds: 1 });
      expect(run.statusReason).toMatch(/^rounds_exhausted: 1 rounds without an approval/);
      const texts = (await eventsOf(product, runId)).map(({ text }) => text);
      expect(texts).toContainEqual(
        expect.stringMatching(/check FAILED: test timedOut in \d.*; output: stellwerk:\/\/.*check_result\.json$/),
      );
      expect(await artifactOf(product, run.links.qa_report)).toMatchObject({ status: 'REJECTED' });
    });

    it('that floods its output is ended and rejects the change', async () => {
      const { run, runId } = await stopped({
        project: 'flooding',
        replies: [
          coderEdits([{ path: 'test.sh', content: 'while true; do echo "the same line again and again"; done\n' }]),
        ],
        service: { policy: { checkTimeoutSeconds: 60, maxRounds: 1 } },
      });

      expect(run.statusReason).toMatch(/^rounds_exhausted/);
      const texts = (await eventsOf(product, runId)).map(({ text }) => text);
      expect(texts).toContainEqual(expect.stringMatching(/check FAILED: test outputLimit in/));
      const sizes = readStore(product.data, 'checks', 'SELECT length(result) AS size FROM checks');
      for (const { size } of sizes) expect(Number(size)).toBeLessThan(20_000);
    });

    it('sees neither the data folder nor secrets of the host', async () => {
      const script = `echo "tokens: $(cat ${product.data}/identities.json 2>&1 | head -c 200)"; env; exit 1\n`;
      const { runId } = await stopped({
        project: 'curious',
        files: { 'test.sh': script },
        service: { policy: { maxRounds: 1 } },
      });
      const sql = `SELECT result FROM checks WHERE check_id LIKE '${runId}%test%'`;
      const result = String(readStore(product.data, 'checks', sql)[0]?.['result']);
      expect(result).not.toMatch(/"user"|SERVICEBUS|STELLWERK_/);
    });
  });
});

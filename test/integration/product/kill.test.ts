import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { addressOf, operationsOf, readStore, repeated, verifyAuditChain } from '../../support/product-effects';
import { startProduct, type Blow, type Product } from '../../support/product-host';
import { processesOf } from '../../support/product-processes';
import { git } from '../../support/product-repository';
import { atGate, decide, eventsOf, isCompleted, showRun, untilRun } from '../../support/product-runs';
import { samplePath, sampleProject, sampleScript, type SampleProject } from '../../support/product-sample';

/** STELLWERK_KILL_SEED=<seed> repeats the blows of an earlier test run. */
const seed = Number(process.env['STELLWERK_KILL_SEED'] ?? Date.now() % 1_000_000);
const killsPerRun = 11;
/** Lines of the live log from filing to PRODUCTION; a kill waits until the run has come that far. */
const logLines = 40;
const longestJitterMs = 600;
const patienceMs = 100_000;

describe(`the product under ${2 * killsPerRun} SIGKILLs (seed ${seed})`, () => {
  const random = randomFrom(seed);
  const samples = [sampleProject('harbour', 101), sampleProject('market', 202)] as const;
  const blows: string[] = [];
  let product: Product;

  beforeAll(async () => {
    product = await startProduct({ modelScript: sampleScript });
    const driven = samples.map((sample) => drive(product, sample));
    await Promise.all([...driven, killAtRandom()]).catch(explain);
    await Promise.all(samples.map(({ runId }) => untilRun(product, runId, isCompleted))).catch(explain);
  }, 150_000);

  afterAll(async () => {
    await (product as Product | undefined)?.dispose();
    for (const { repository } of samples) rmSync(dirname(repository), { recursive: true, force: true });
  });

  /** Where the runs stand and what they were hit by. */
  async function explain(cause: unknown): Promise<never> {
    const standing = samples.map(({ runId }) =>
      untilRun(product, runId, () => false, 0).catch((error: Error) => error.message),
    );
    const stories = (await Promise.all(standing)).map((story) => (typeof story === 'string' ? story : story.runId));
    throw new Error(`seed ${seed}: ${[String(cause), ...blows, ...stories].join('\n')}`, { cause });
  }

  /** Each blow falls when one of the runs has written so many lines, and a little later. */
  async function killAtRandom(): Promise<void> {
    const points = samples.flatMap((sample) => killPoints(random).map((line) => ({ sample, line })));
    const until = Date.now() + patienceMs;
    while (points.length > 0) {
      if (Date.now() > until) throw new Error('The runs stand still.');
      const next = points.findIndex(({ sample, line }) => linesOf(product, sample) >= line);
      const [point] = next < 0 ? [] : points.splice(next, 1);
      if (point === undefined) {
        await sleep(15);
        continue;
      }
      await sleep(random() * longestJitterMs);
      const stands = samples.map((sample) => `${sample.project} ${linesOf(product, sample)}`).join(', ');
      const blow = chooseBlow(random);
      blows.push(`${blow} at line ${stands}`);
      await product.kill(blow);
      await product.start();
    }
  }

  it('was hit at least twenty times before both runs were in production', () => {
    expect(blows.length).toBeGreaterThanOrEqual(20);
  });

  describe.each(samples)('$project', (sample) => {
    const { repository, runId, project } = sample;
    const rows = (store: 'stellwerk' | 'codehost' | 'deployments', sql: string) =>
      readStore(product.data, store, sql.replaceAll('?', `'${runId}'`));

    it('has each commit and the merge once, and no commit besides', () => {
      // The merge's key names the commit that was approved.
      const operations = operationsOf(repository).map((key) => key.replace(/(\/merge)-[0-9a-f]{12}$/, '$1'));
      expect(operations).toEqual(['', `${runId}/code.1/commit.1`, `${runId}/code.2/commit.1`, `${runId}/merge`]);
      expect(git(repository, 'log', '--merges', '--format=%s', 'main')).toMatch(/^Merge pull request 1: .*$/);
      expect(git(repository, 'status', '--porcelain')).toBe('');
      expect(git(repository, 'for-each-ref', '--format=%(refname)').split('\n')).toEqual([
        'refs/heads/main',
        expect.stringMatching(/^refs\/heads\/stellwerk\//),
      ]);
    });

    it('has one pull request, completed by the merge, with one thread per report', () => {
      const pullRequests = rows('codehost', `SELECT * FROM pull_requests WHERE repository = 'local.${project}'`);
      expect(pullRequests).toHaveLength(1);
      expect(pullRequests[0]).toMatchObject({
        status: 'completed',
        merge_commit: git(repository, 'rev-parse', 'main'),
      });
      const threads = rows('codehost', `SELECT * FROM threads WHERE pull_request = 'local.${project}.pr-1'`);
      expect(threads).toHaveLength(2);
    });

    it('is deployed once, by one live process that answers the new feature', async () => {
      const deployments = rows('deployments', `SELECT * FROM deployments WHERE deploy_id LIKE ? || '%'`);
      expect(deployments).toHaveLength(1);
      expect(deployments[0]).toMatchObject({ state: 'live' });
      const deployId = String(deployments[0]?.['deploy_id']);
      const groups = new Set(processesOf(`${product.data}/deployments/${deployId}`).map(({ group }) => group));
      expect([...groups]).toEqual([deployments[0]?.['pid']]);
      const answer = (await (await fetch(addressOf(product.data, project) + samplePath)).json()) as {
        readonly departures: unknown[];
      };
      expect(answer.departures).toHaveLength(3);
    });

    it('has one decision at each of its two gates', () => {
      const gates = rows('stellwerk', 'SELECT gate_id, status FROM gates WHERE run_id = ? ORDER BY gate_id');
      expect(gates.map((gate) => ({ ...gate }))).toEqual([
        { gate_id: 'deploy.1', status: 'decided' },
        { gate_id: 'qa.1', status: 'decided' },
      ]);
      expect(rows('stellwerk', 'SELECT * FROM decisions WHERE run_id = ?')).toHaveLength(2);
    });

    it('has paid each recorded turn once', () => {
      const turns = rows(
        'stellwerk',
        `SELECT session_id || '/turn/' || turn AS key FROM turns WHERE session_id LIKE ? || '%'`,
      );
      const ledger = rows('stellwerk', 'SELECT key FROM ledger WHERE run_id = ?');
      expect(turns).toHaveLength(8);
      expect(ledger.map(({ key }) => key).sort()).toEqual(turns.map(({ key }) => key).sort());
    });

    it('tells each event once in its live log', async () => {
      const texts = (await eventsOf(product, runId)).map(({ kind, text }) => `${kind}: ${text}`);
      const inBothRounds = texts.filter((text) => /^(commit: pull request|state: T2)/.test(text));
      expect(repeated(texts.filter((text) => !inBothRounds.includes(text)))).toEqual([]);
      expect(inBothRounds).toHaveLength(4);
      const keys = rows('stellwerk', 'SELECT key FROM run_progress_keys WHERE run_id = ?');
      expect(repeated(keys.map(({ key }) => String(key)))).toEqual([]);
    });

    it('is one run, and its ticket is closed with what was delivered and one last word', () => {
      expect(rows('stellwerk', `SELECT * FROM runs WHERE project = '${project}'`)).toHaveLength(1);
      const items = rows('stellwerk', `SELECT state FROM work_items WHERE project = '${project}'`);
      expect(items.map(({ state }) => state)).toEqual(['Closed']);
      const comments = rows('stellwerk', `SELECT marker FROM work_item_comments WHERE project = '${project}'`);
      expect(comments.map(({ marker }) => marker).sort()).toEqual([`${runId}/delivered`, `${runId}/finished`]);
    });
  });

  it('keeps the audit chain whole, with one record for each effect of both runs', () => {
    expect(verifyAuditChain(product.data)).toBeGreaterThan(0);
    const effects = readStore(product.data, 'stellwerk', `SELECT entry FROM audit_records ORDER BY sequence`)
      .map(
        ({ entry }) =>
          JSON.parse(String(entry)) as { readonly runId?: string; readonly data: { readonly effect?: string } },
      )
      .map(({ runId, data }) => `${runId ?? ''} ${data.effect ?? ''}`);
    for (const { runId } of samples) {
      const count = (effect: string) => effects.filter((each) => each === `${runId} ${effect}`).length;
      expect(['commit', 'pull_request', 'merge', 'deployment', 'promotion'].map(count)).toEqual([2, 1, 1, 1, 1]);
    }
  });

  it('tells the same story of both runs, whenever they were hit', async () => {
    const [harbour, market] = await Promise.all(samples.map((sample) => storyOf(product, sample)));
    expect(harbour).toEqual(market);
    expect(harbour?.length).toBeGreaterThan(logLines);
  });

  it('leaves no process behind but its host and the two services', async () => {
    const services = readStore(product.data, 'deployments', 'SELECT pid FROM deployments').map(({ pid }) =>
      Number(pid),
    );
    const strangers = processesOf(product.data).filter(({ group }) => ![product.pid, ...services].includes(group));
    expect(strangers).toEqual([]);
  });
});

/** What the people of a sample run do, however often the host goes away: file the ticket, approve it. */
async function drive(product: Product, sample: SampleProject): Promise<void> {
  await patiently(async () => (await sample.file(product)) === 202);
  await patiently(async () => (await showRun(product, sample.runId)).runId === sample.runId);
  await patiently(async () => {
    const run = await showRun(product, sample.runId);
    if (run.waitingFor?.kind === 'checkpoint') throw new Error(`${run.runId} needs a person: ${run.statusReason}`);
    return atGate('qa')(run);
  });
  await patiently(async () => [200, 409].includes((await decide(product, sample.runId, 'qa', 'approve')).status));
}

async function patiently(isDone: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + patienceMs;
  let problem: unknown = 'it was never so far';
  for (;;) {
    try {
      if (await isDone()) return;
    } catch (error) {
      problem = error;
    }
    if (Date.now() > until || String(problem).includes('needs a person')) throw problem;
    await sleep(50);
  }
}

function linesOf(product: Product, { runId }: SampleProject): number {
  const sql = `SELECT count(*) AS lines FROM run_events WHERE run_id = '${runId}'`;
  return Number(readStore(product.data, 'stellwerk', sql)[0]?.['lines'] ?? 0);
}

/** What the live log tells, without ids, figures and the order of what happens at the same time. */
async function storyOf(product: Product, { runId, project }: SampleProject): Promise<readonly string[]> {
  const events = await eventsOf(product, runId);
  const plain = (text: string): string =>
    text
      .replaceAll(project, '')
      .replace(/\b(?:[0-9a-f]{12}|[0-9a-f]{64})\b/g, '#')
      .replace(/\d+(\.\d+)?/g, '#');
  return events.map(({ kind, text }) => `${kind}: ${plain(text)}`).sort();
}

/** Mostly the host alone: its children go on and meet their successors. */
function chooseBlow(random: () => number): Blow {
  const value = random();
  if (value < 0.5) return 'host';
  return value < 0.8 ? 'group' : 'everything';
}

function killPoints(random: () => number): readonly number[] {
  return Array.from({ length: killsPerRun }, () => Math.floor(random() * logLines)).sort((a, b) => a - b);
}

/** mulberry32: small, and the same everywhere. */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

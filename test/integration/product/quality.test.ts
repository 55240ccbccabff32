import { createHash } from 'node:crypto';
import type { ArtifactBundle, QaReport } from '../../../schemas/registry';
import { fileGreeting, type GreetingTicket } from '../../support/product-greetings';
import { startProduct, type Product } from '../../support/product-host';
import { git } from '../../support/product-repository';
import { artifactOf, atGate, ensureTenant, eventsOf, needsPerson, tenant, untilRun } from '../../support/product-runs';
import { coderEdits, coderGreets, plannerReply } from '../../support/product-script';

jest.setTimeout(120_000);

const token = `ghp_${'a1B2'.repeat(9)}`;
/** So that the run stops at the first gate that does not hold. */
const once = { maxCodingAttempts: 1, maxRounds: 1 };

describe('quality', () => {
  let product: Product;

  beforeAll(async () => {
    product = await startProduct();
    await ensureTenant(product);
  });

  afterAll(() => (product as Product | undefined)?.dispose());

  async function stopped(ticket: GreetingTicket) {
    const { runId, repository } = await fileGreeting(product, ticket);
    return { runId, repository, run: await untilRun(product, runId, needsPerson) };
  }

  async function tested(ticket: GreetingTicket) {
    const { runId, repository } = await fileGreeting(product, ticket);
    const run = await untilRun(product, runId, atGate('qa'));
    return { runId, repository, run, report: await artifactOf<QaReport>(product, run.links.qa_report) };
  }

  const textsOf = async (runId: string) => (await eventsOf(product, runId)).map(({ text }) => text);

  describe('the gates of CODING', () => {
    it('send a committed secret back, which the coder then takes out', async () => {
      const add = { path: 'config.js', content: `module.exports = { token: '${token}' };\n` };
      const { runId, run } = await tested({
        project: 'secret',
        replies: [
          coderEdits([{ path: 'config.js', content: 'module.exports = { token: process.env.TOKEN };\n' }], {
            contains: '"rule": "github/GITHUB_TOKEN"',
          }),
          coderEdits([add]),
        ],
      });

      expect(await textsOf(runId)).toContainEqual(
        expect.stringMatching(/^coding attempt 1: secrets: config\.js:1 adds a secret \(github\/GITHUB_TOKEN\)/),
      );
      const bundle = await artifactOf<ArtifactBundle>(product, run.links.artifact_bundle);
      expect(bundle.signature).toMatchObject({ algorithm: 'ed25519' });
      expect(JSON.stringify(await eventsOf(product, runId))).not.toContain(token);
    });

    it.each<[string, string, GreetingTicket]>([
      [
        'a package under the GPL',
        'licences: adds pkg:npm/copyleft@1.0.0 under GPL-3.0-only',
        {
          project: 'copyleft',
          replies: [
            coderEdits([
              {
                path: 'package-lock.json',
                content: JSON.stringify({
                  lockfileVersion: 3,
                  packages: { 'node_modules/copyleft': { version: '1.0.0', license: 'GPL-3.0-only' } },
                }),
              },
            ]),
          ],
        },
      ],
      [
        'a change that is too big',
        'diff-limits: 41 changed lines, at most 20 are allowed',
        {
          project: 'big',
          service: { quality: { maxChangedLines: 20 } },
          replies: [coderEdits([{ path: 'greeting.txt', content: 'Hi\n'.repeat(40) }])],
        },
      ],
      [
        'coverage that is too low',
        'coverage: 50.0 %, must be above 70 %',
        {
          project: 'uncovered',
          service: {
            policy: { coverageMin: 70 },
            commands: {
              coverage: {
                command: String.raw`printf 'SF:server.js\nDA:1,1\nDA:2,0\nend_of_record\n' > lcov.info`,
                lcov: 'lcov.info',
              },
            },
          },
        },
      ],
      [
        'a test that is switched off',
        'test-weakening: test/greeting.test.js:1 skips a test',
        {
          project: 'skipped',
          replies: [coderEdits([{ path: 'test/greeting.test.js', content: "it.skip('greets', () => {});\n" }])],
        },
      ],
    ])('stop %s', async (_what, reason, ticket) => {
      const { run } = await stopped({
        ...ticket,
        service: { ...ticket.service, policy: { ...once, ...ticket.service?.policy } },
      });

      expect(run).toMatchObject({ state: 'CODING', status: 'failed' });
      expect(run.statusReason).toContain(`quality_gates_failed: ${reason}`);
    });
  });

  describe('a failure in TESTING', () => {
    it('that passes the next time is flaky, and costs no model turn', async () => {
      // Every check has a home of its own, named after its id: this fails in the first test check and in no other.
      const firsts = Array.from({ length: 60 }, (_, index) => {
        const id = `${tenant}.flaky.${index + 1}.1.test.1.test.1`;
        return `*${createHash('sha256').update(id).digest('hex').slice(0, 16)}*`;
      });
      const { runId, report } = await tested({
        project: 'flaky',
        files: { 'test.sh': `case "$HOME" in ${firsts.join('|')}) echo unlucky; exit 1;; esac\n` },
      });

      expect(report).toMatchObject({
        status: 'APPROVED',
        stabilise_cycles: 0,
        failure_classes: [{ command: 'test', class: 'flaky', reruns: 1 }],
      });
      const texts = await textsOf(runId);
      expect(texts.filter((text) => text.startsWith('coder (turn'))).toHaveLength(1);
      expect(texts).toContainEqual(expect.stringMatching(/^test: flaky/));
    });

    it('that the base has too is upstream, and a person’s matter', async () => {
      const { run, runId } = await stopped({
        project: 'upstream',
        files: { 'test.sh': 'echo "broken before"; exit 1\n' },
      });

      expect(run).toMatchObject({ state: 'TESTING', status: 'failed' });
      expect(run.statusReason).toMatch(/^upstream_failure: test fails on the base commit too/);
      expect((await textsOf(runId)).filter((text) => text.startsWith('tester'))).toEqual([]);
    });

    it('of the machine is repeated, and then a person’s matter', async () => {
      const { run, runId } = await stopped({
        project: 'full-disk',
        service: { quality: { infrastructureRetries: 1 } },
        files: { 'test.sh': 'echo "write: No space left on device"; exit 1\n' },
      });

      expect(run.statusReason).toMatch(/^infrastructure_failure: test: the disk is full/);
      expect(await textsOf(runId)).toContainEqual(expect.stringMatching(/^test: infrastructure \(the disk is full\)/));
    });

    it('of the change’s own is repaired within the stage, whatever it claims to be', async () => {
      const broken = 'grep -q Servus greeting.txt || { echo "No space left on device"; exit 1; }\n';
      const { run, report, repository } = await tested({
        project: 'repaired',
        service: { quality: { infrastructureRetries: 0 } },
        replies: [
          coderGreets('Servus', { stage: 'test', contains: 'No space left on device' }),
          coderEdits([
            { path: 'greeting.txt', content: 'servus\n' },
            { path: 'test.sh', content: broken },
          ]),
        ],
      });

      expect(run.rounds).toBe(0);
      expect(report).toMatchObject({
        status: 'APPROVED',
        stabilise_cycles: 1,
        failure_classes: [{ command: 'test', class: 'own_change' }],
        commit: run.commit,
      });
      expect(git(repository, 'show', `${run.commit}:greeting.txt`)).toBe('Servus');
      const bundle = await artifactOf<ArtifactBundle>(product, run.links.artifact_bundle);
      expect(bundle.source_code.commit).toBe(run.commit);
    });
  });

  describe('the pyramid', () => {
    const service = {
      commands: {
        integration: {
          command: 'node integration.js',
          seed: 'node seed.js',
          mocks: [{ name: 'rates', portVariable: 'RATES_PORT', file: 'mocks/rates.json' }],
          results: 'integration.xml',
        },
        e2e: { command: 'node e2e.js', results: 'e2e.tap' },
      },
    };
    const files = {
      'mocks/rates.json': JSON.stringify({ routes: [{ path: '/rates/{currency}', body: { rate: 2 } }] }),
      'seed.js': `require('node:fs').writeFileSync('seeded.txt', process.env.RATES_PORT);\n`,
      'integration.js': `const { readFileSync, writeFileSync } = require('node:fs');
if (readFileSync('seeded.txt', 'utf8') !== process.env.RATES_PORT) throw new Error('not seeded beside the mock server');
fetch('http://127.0.0.1:' + process.env.RATES_PORT + '/rates/eur')
  .then((response) => response.json())
  .then(({ rate }) => {
    writeFileSync('integration.xml', '<testsuites><testcase name="reads the rate"/></testsuites>');
    if (rate !== 2) process.exit(1);
  });
`,
      'e2e.js': `require('node:fs').writeFileSync('e2e.tap', 'TAP version 14\\n1..1\\nok 1 - The service greets.\\n');\n`,
    };

    it('runs with its seed and mock servers, and shows each level’s figures and the critical paths', async () => {
      const { report } = await tested({ project: 'pyramid', service, files });

      expect(report).toMatchObject({
        ...{ status: 'APPROVED', critical_path_pass_rate: 100 },
        critical_paths: [{ name: 'The service greets.', outcome: 'passed' }],
        levels: [
          { level: 'unit', outcome: 'passed' },
          { level: 'integration', outcome: 'passed', seeded: true, mocks: ['rates'], tests: { total: 1, passed: 1 } },
          { level: 'e2e', outcome: 'passed', tests: { total: 1, passed: 1 } },
        ],
      });
    });

    it('runs beside the servers that the plan describes, from the file that the change brings', async () => {
      const routes = [{ path: '/rates/{currency}', body: { rate: 2 } }];
      const servers = [{ portVariable: 'RATES_PORT', routes }];
      const { report } = await tested({
        project: 'planned',
        service: { commands: { integration: { command: 'node integration.js', results: 'integration.xml' } } },
        files,
        replies: [
          plannerReply(['**'], { db_seed_script: 'seed.js', mock_server_config: 'mocks/plan.json' }),
          coderEdits([{ path: 'mocks/plan.json', content: JSON.stringify({ servers }) }]),
        ],
      });

      expect(report.levels?.[1]).toMatchObject({ outcome: 'passed', seeded: true, mocks: ['mocks/plan.json'] });
    });

    it('fails when the mock server does not know the request', async () => {
      const { run } = await stopped({
        project: 'unmocked',
        service: { ...service, policy: once, quality: { stabiliseCycles: 0 } },
        files,
        replies: [coderEdits([{ path: 'mocks/rates.json', content: JSON.stringify({ routes: [] }) }])],
      });

      const report = await artifactOf<QaReport>(product, run.links.qa_report);
      expect(report).toMatchObject({ status: 'REJECTED', levels: [{}, { outcome: 'failed' }, { outcome: 'passed' }] });
    });
  });

  it('rejects a vulnerable package that the declared scanner finds, and keeps the evidence', async () => {
    const osv = (severity: string) =>
      JSON.stringify({
        results: [
          {
            source: { path: 'package-lock.json' },
            packages: [
              {
                package: { name: 'left', version: '1.0.0', ecosystem: 'npm' },
                vulnerabilities: [{ id: 'GHSA-test', summary: 'Runs anything.' }],
                groups: [{ ids: ['GHSA-test'], max_severity: severity }],
              },
            ],
          },
        ],
      });
    const { run } = await stopped({
      project: 'vulnerable',
      service: {
        policy: once,
        quality: { sca: { command: 'cat osv.json > found.json', format: 'osv', file: 'found.json' } },
      },
      files: { 'osv.json': osv('3.1') },
      replies: [coderEdits([{ path: 'osv.json', content: osv('9.8') }])],
    });

    const report = await artifactOf<QaReport>(product, run.links.qa_report);
    expect(report).toMatchObject({ status: 'REJECTED', sca_check_passed: false, sast_check_passed: true });
    expect(report.scanners).toContainEqual(
      expect.objectContaining({
        ...{ kind: 'sca', passed: false },
        findings: [expect.objectContaining({ rule: 'GHSA-test', score: 9.8, blocking: true })],
      }),
    );
  });
});

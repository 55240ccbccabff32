import { loadDocument } from '../../../activities/documents';
import { createWriteBundle } from '../../../activities/write-bundle';
import { verifyBundle } from '../../../activities/bundle-signature';
import { createChangeScanners } from '../../../adapters/change-scanners';
import { createLocalSecretStore } from '../../../adapters/local-identity/secret-store';
import { defaultQualityPolicy } from '../../../domain/policy/quality';
import type { QualityPolicy } from '../../../domain/policy/quality';
import type { CheckResult } from '../../../ports/check-runner';
import type { CodeHost } from '../../../ports/code-host';
import { checkResult, codeHostOf, command, createActivityWorld, diffAdding, lcovOf } from './activity-world';
import type { ActivityWorld } from './activity-world';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const source = 'src/discount.js';

function lockOf(packages: Readonly<Record<string, object>>): string {
  return JSON.stringify({ lockfileVersion: 3, packages }, null, 1);
}

describe('writeBundle', () => {
  let world: ActivityWorld;
  let folder: string;
  beforeEach(async () => {
    world = await createActivityWorld();
    folder = mkdtempSync(join(tmpdir(), 'stellwerk-bundle-'));
  });
  afterEach(() => {
    world.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function write(diff: string, quality: Partial<QualityPolicy> = {}, files: CheckResult['files'] = {}) {
    const result = { ...checkResult([command('coverage')], lcovOf(source, [1, 1])), files };
    const check = {
      checkId: result.checkId,
      passed: true,
      result: await world.json('check_result', result),
      failures: [],
    };
    const host = codeHostOf(diff);
    const code: CodeHost = {
      ...host,
      // The base commit has none of the files.
      listFiles: async (repository, commit) =>
        commit === world.run.baseCommit ? [] : host.listFiles(repository, commit),
    };
    const secrets = createLocalSecretStore({ folder });
    const policy = { ...world.run.policy, quality: { ...defaultQualityPolicy, ...quality } };
    const ports = { ...world.ports, code, scanners: createChangeScanners(), secrets };
    const written = await createWriteBundle(ports)({
      ...{ run: { ...world.run, policy }, commit: result.commit, check },
      spec: await world.document('code_gen_spec'),
    });
    const bundle = await loadDocument(world.ports.artifacts, 'artifact_bundle', written.bundle);
    const failed = bundle.quality_gates.results.filter(({ outcome }) => outcome === 'failed');
    return { written, bundle, failed, secrets };
  }

  it('signs what it stores, with the bill of materials and the digests', async () => {
    const { written, bundle, secrets } = await write(diffAdding(source, ['export const a = 1;']));

    expect(written).toMatchObject({ qualityGatesPassed: true });
    expect(bundle).toMatchObject({ sbom: { format: 'cyclonedx' }, sbom_delta: { added: [], removed: [] } });
    expect(bundle.files[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(await verifyBundle(secrets, 'acme', bundle)).toMatchObject({ ok: true });
  });

  it('fails on a secret, at its line, without its value', async () => {
    const token = `ghp_${'a1B2'.repeat(9)}`;
    const { failed, bundle } = await write(diffAdding(source, ['const a = 1;', `const token = '${token}';`]));

    expect(failed).toMatchObject([{ name: 'secrets', findings: [{ file: source, line: 2 }] }]);
    expect(JSON.stringify(bundle)).not.toContain(token);
  });

  it('fails on a package under a denied licence, and shows it in the delta', async () => {
    const lock = lockOf({ '': {}, 'node_modules/copyleft': { version: '1.0.0', license: 'GPL-3.0-only' } });
    const { failed, bundle } = await write(diffAdding('package-lock.json', lock.split('\n')));

    expect(failed).toMatchObject([{ name: 'licences', detail: expect.stringContaining('pkg:npm/copyleft@1.0.0') }]);
    expect(bundle.sbom_delta).toMatchObject({ added: [{ purl: 'pkg:npm/copyleft@1.0.0', license: 'GPL-3.0-only' }] });
  });

  it('lets a development package and a choice of licences pass, and an unknown one unless the policy wants it known', async () => {
    const lock = lockOf({
      'node_modules/tool': { version: '1.0.0', license: 'GPL-3.0-only', dev: true },
      'node_modules/choice': { version: '1.0.0', license: '(MIT OR GPL-3.0-only)' },
      'node_modules/unknown': { version: '1.0.0' },
    });
    const diff = diffAdding('package-lock.json', lock.split('\n'));

    expect((await write(diff)).failed).toEqual([]);
    expect((await write(diff, { unknownLicences: 'refuse' })).failed).toMatchObject([
      { name: 'licences', findings: [{ message: expect.stringContaining('unknown@1.0.0') }] },
    ]);
  });

  describe('licences that no lock file tells', () => {
    const diff = diffAdding('requirements.txt', ['Flask_Login==0.6.3', 'left==1.0.0']);
    const report = (license: object) =>
      JSON.stringify({
        bomFormat: 'CycloneDX',
        components: [
          { purl: 'pkg:pypi/flask-login@0.6.3?extension=whl', licenses: [{ license: { id: 'MIT' } }] },
          { purl: 'pkg:pypi/left@1.0.0', licenses: [license] },
        ],
      });
    const strict = { unknownLicences: 'refuse', licenceReport: { file: 'bom.json' } } as const;
    const messages = async (...given: Parameters<typeof write>) =>
      (await write(...given)).failed.flatMap(({ name, findings }) =>
        findings?.map(({ message }) => `${name}: ${message}`),
      );

    it('are named, and refused where the policy wants them known', async () => {
      const { bundle } = await write(diff);
      const gate = bundle.quality_gates.results.find(({ name }) => name === 'licences');
      expect(gate?.detail).toBe(
        '2 packages added, 2 without a known licence: pkg:pypi/flask-login@0.6.3, pkg:pypi/left@1.0.0',
      );
      expect(await messages(diff, { unknownLicences: 'refuse' })).toHaveLength(2);
    });

    it('come from the report of a licence tool', async () => {
      const free = await write(diff, strict, { 'bom.json': report({ license: { id: 'Apache-2.0' } }) });
      expect(free.failed).toEqual([]);
      expect(free.bundle.sbom_delta?.added).toMatchObject([{ license: 'MIT' }, { license: 'Apache-2.0' }]);
      expect(await messages(diff, strict, { 'bom.json': report({ expression: 'GPL-3.0-only' }) })).toEqual([
        expect.stringContaining('left@1.0.0 under GPL-3.0-only, which the policy denies'),
      ]);
    });

    it.each([
      ['is missing', {}, 'nothing left the licence report bom.json'],
      ['is something else', { 'bom.json': '[]' }, 'bom.json cannot be read: it is no CycloneDX document'],
    ])('fail the gate when the report %s', async (_what, files, message) => {
      expect(await messages(diff, { licenceReport: { file: 'bom.json' } }, files)).toEqual([`licences: ${message}`]);
    });

    it('come from people first', async () => {
      const knownLicences = { 'pkg:pypi/Flask-Login': 'MIT', 'pkg:pypi/left@1.0.0': 'BSD-3-Clause' };
      expect((await write(diff, { unknownLicences: 'refuse', knownLicences })).failed).toEqual([]);
      const other = { 'pkg:pypi/flask-login': 'MIT', 'pkg:pypi/left@2.0.0': 'MIT' };
      expect(await messages(diff, { unknownLicences: 'refuse', knownLicences: other })).toHaveLength(1);
    });

    it('may be those of packages that nothing here can name', async () => {
      const cargo = diffAdding('Cargo.lock', ['[[package]]', 'name = "serde"']);
      const { bundle, failed } = await write(cargo);
      expect(failed).toEqual([]);
      expect(JSON.stringify(bundle.quality_gates.results)).toContain('not understood: Cargo.lock');
      expect(await messages(cargo, { unknownLicences: 'refuse' })).toEqual([
        'licences: names packages that nothing here can read',
      ]);
    });
  });

  it('fails on a dependency file that nobody can read', async () => {
    const { failed } = await write(diffAdding('package-lock.json', ['<<<<<<< HEAD']));
    expect(failed).toMatchObject([{ name: 'licences', findings: [{ file: 'package-lock.json' }] }]);
  });

  it.each<[string, Partial<QualityPolicy>, string]>([
    ['too many files', { maxFiles: 1 }, '2 changed files'],
    ['too many lines', { maxChangedLines: 3 }, '4 changed lines'],
  ])('fails on %s', async (_what, quality, detail) => {
    const diff = diffAdding(source, ['a', 'b']) + diffAdding('src/b.js', ['c', 'd']);
    expect((await write(diff, quality)).failed).toMatchObject([
      { name: 'diff-limits', detail: expect.stringContaining(detail) },
    ]);
  });

  it('fails on a change that weakens tests, or leaves it to the approver', async () => {
    const diff = diffAdding('test/a.test.js', ["it.skip('adds', () => {});"]);

    expect((await write(diff)).failed).toMatchObject([
      { name: 'test-weakening', findings: [{ file: 'test/a.test.js', line: 1, rule: 'skip' }] },
    ]);
    const asked = await write(diff, { testWeakening: 'ask' });
    expect(asked.failed).toEqual([]);
    expect(asked.bundle.quality_gates.results).toContainEqual(
      expect.objectContaining({ name: 'test-weakening', outcome: 'skipped' }),
    );
  });
});

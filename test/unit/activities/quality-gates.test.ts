import { loadDocument } from '../../../activities/documents';
import { createWriteBundle } from '../../../activities/write-bundle';
import { verifyBundle } from '../../../activities/bundle-signature';
import { createChangeScanners } from '../../../adapters/change-scanners';
import { createLocalSecretStore } from '../../../adapters/local-identity/secret-store';
import { defaultQualityPolicy } from '../../../domain/policy/quality';
import type { QualityPolicy } from '../../../domain/policy/quality';
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

  async function write(diff: string, quality: Partial<QualityPolicy> = {}) {
    const result = checkResult([command('coverage')], lcovOf(source, [1, 1]));
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

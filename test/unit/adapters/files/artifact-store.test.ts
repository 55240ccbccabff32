import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { createFileArtifactStore } from '../../../../adapters/files/artifact-store';

const sha256 = createHash('sha256').update('{"a":1}').digest('hex');
const uri = `stellwerk://acme/${sha256}/plan.json`;
let parent: string;
let folder: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'stellwerk-artifacts-'));
  folder = join(parent, 'artifacts');
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

function pathOf(name = 'plan'): string {
  return join(folder, 'acme', sha256.slice(0, 2), `${sha256}.${name}.json`);
}

describe('createFileArtifactStore', () => {
  it('keeps an artifact as a plain file under its digest, for its owner only', async () => {
    await createFileArtifactStore({ folder }).put('acme', 'plan', '{"a":1}');
    expect(readFileSync(pathOf(), 'utf8')).toBe('{"a":1}');
    expect(statSync(pathOf()).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, '.unfinished'))).toEqual([]);
  });

  it.each(['{"a":2}', '', '{"a":1} '])('never hands out content that lost its digest: %j', async (content) => {
    const artifacts = createFileArtifactStore({ folder });
    await artifacts.put('acme', 'plan', '{"a":1}');
    writeFileSync(pathOf(), content);
    const corrupt = { code: 'artifact_corrupt', retryable: false, message: expect.stringContaining(pathOf()) };
    await expect(artifacts.get(uri)).rejects.toMatchObject(corrupt);
    await expect(artifacts.find('acme', sha256)).rejects.toMatchObject({ code: 'artifact_corrupt' });
  });

  it('puts damaged content right when it is put again, and leaves good content alone', async () => {
    const artifacts = createFileArtifactStore({ folder });
    await artifacts.put('acme', 'plan', '{"a":1}');
    const written = statSync(pathOf()).ino;
    await artifacts.put('acme', 'plan', '{"a":1}');
    expect(statSync(pathOf()).ino).toBe(written);
    writeFileSync(pathOf(), 'torn');
    await artifacts.put('acme', 'plan', '{"a":1}');
    expect(Buffer.from(await artifacts.get(uri)).toString()).toBe('{"a":1}');
  });

  it('reaches nothing outside its folder, whatever it is asked for', async () => {
    const artifacts = createFileArtifactStore({ folder });
    mkdirSync(join(parent, sha256.slice(0, 2)));
    writeFileSync(join(parent, sha256.slice(0, 2), `${sha256}.plan.json`), '{"a":1}');
    const part = fc.oneof(
      fc.constantFrom('..', '.', '../..', '/', `..${'/'}artifacts`, 'acme/..', '%2e%2e', '..\\', 'acme\u0000', sha256),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(part, part, part, async (tenant, digest, name) => {
        const asked = `stellwerk://${tenant}/${digest}/${name}.json`;
        await expect(artifacts.get(asked)).rejects.toMatchObject({ code: 'unknown_artifact' });
        expect(await artifacts.find(tenant, digest)).toBeUndefined();
      }),
    );
    await expect(artifacts.put('..', 'plan', '{"a":1}')).rejects.toMatchObject({ code: 'invalid_id' });
    expect(readdirSync(parent).sort()).toEqual([sha256.slice(0, 2), 'artifacts'].sort());
    expect(readdirSync(folder)).toEqual(['.unfinished']);
  });

  it('clears away what a crash left behind, but not what is being written', () => {
    createFileArtifactStore({ folder });
    const [old, fresh] = ['old', 'fresh'].map((name) => join(folder, '.unfinished', name)) as [string, string];
    writeFileSync(old, '{');
    writeFileSync(fresh, '{');
    const yesterday = new Date(Date.now() - 24 * 60 * 60 * 1000);
    utimesSync(old, yesterday, yesterday);
    createFileArtifactStore({ folder });
    expect([existsSync(old), existsSync(fresh)]).toEqual([false, true]);
  });

  it('names a folder that cannot be used, when it is made and when it is written to', async () => {
    writeFileSync(join(parent, 'file'), '');
    const inFile = () => createFileArtifactStore({ folder: join(parent, 'file', 'artifacts') });
    const unusable = { code: 'store_unavailable', message: expect.stringContaining(parent) };
    expect(inFile).toThrow(expect.objectContaining({ ...unusable, retryable: false }));
    const artifacts = createFileArtifactStore({ folder });
    rmSync(folder, { recursive: true });
    await expect(artifacts.put('acme', 'plan', '{}')).rejects.toMatchObject(unusable);
  });
});

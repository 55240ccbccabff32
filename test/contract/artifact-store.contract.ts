import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { AdapterUnderTest, MakeAdapter } from './adapter-under-test';
import type { ArtifactStore } from '../../ports/artifact-store';

const digest = (content: string) => createHash('sha256').update(content).digest('hex');
const text = (content: Uint8Array | undefined) => content && Buffer.from(content).toString('utf8');

export function describeArtifactStoreContract(name: string, makeAdapter: MakeAdapter<ArtifactStore>): void {
  describe(`ArtifactStore of ${name}`, () => {
    let adapter: AdapterUnderTest<ArtifactStore>;
    let artifacts: ArtifactStore;
    beforeEach(async () => {
      adapter = await makeAdapter();
      artifacts = await adapter.open();
    });
    afterEach(() => adapter.dispose());

    it('answers URI, digest and size, and gives the content back byte for byte', async () => {
      const content = '{"sum":"9 €"}';
      const stored = await artifacts.put('acme', 'qa_report', content);
      const sha256 = digest(content);
      expect(stored).toEqual({ uri: `stellwerk://acme/${sha256}/qa_report.json`, sha256, size: 15 });
      expect(text(await artifacts.get(stored.uri))).toBe(content);
      const bytes = Uint8Array.from([0, 255, 10, 13]);
      const binary = await artifacts.put('acme', 'workspace', bytes);
      expect([...(await artifacts.get(binary.uri))]).toEqual([0, 255, 10, 13]);
      expect((await artifacts.put('acme', 'empty', '')).size).toBe(0);
    });

    it('answers the same URI for the same content, put twice, at once, or by another connection', async () => {
      const other = await adapter.open();
      const stored = await Promise.all([artifacts, other, artifacts].map((each) => each.put('acme', 'plan', '{}')));
      stored.push(await other.put('acme', 'plan', '{}'));
      expect(new Set(stored.map(({ uri }) => uri)).size).toBe(1);
    });

    it('finds an artifact by digest, and by a URI with another name for it', async () => {
      const { sha256 } = await artifacts.put('acme', 'plan', '{}');
      const found = await artifacts.find('acme', sha256);
      expect([found?.name, text(found?.content)]).toEqual(['plan', '{}']);
      expect(text(await artifacts.get(`stellwerk://acme/${sha256}/spec.json`))).toBe('{}');
    });

    it('keeps tenants apart', async () => {
      const { uri, sha256 } = await artifacts.put('acme', 'plan', '{}');
      expect(await artifacts.find('globex', sha256)).toBeUndefined();
      const foreign = artifacts.get(uri.replace('acme', 'globex'));
      await expect(foreign).rejects.toMatchObject({ code: 'unknown_artifact', retryable: false });
    });

    it('rejects an unknown or malformed URI', async () => {
      const malformed = [
        '',
        'plan',
        'stellwerk://acme/../../etc/passwd',
        `stellwerk://acme/${digest('x')}/../plan.json`,
      ];
      for (const uri of [...malformed, `stellwerk://acme/${digest('x')}/plan.json`]) {
        await expect(artifacts.get(uri)).rejects.toMatchObject({ code: 'unknown_artifact' });
      }
    });

    it('takes no part of a path from outside', async () => {
      for (const tenant of ['..', '.', '', 'a/b', 'ACME', '%2e%2e', 'a\\b', '../acme']) {
        await expect(artifacts.put(tenant, 'plan', '{}')).rejects.toMatchObject({ code: 'invalid_id' });
        expect(await artifacts.find(tenant, digest('{}'))).toBeUndefined();
      }
      for (const bad of ['../plan', 'plan.json', '', 'a/b', 'a\u0000']) {
        await expect(artifacts.put('acme', bad, '{}')).rejects.toMatchObject({ code: 'invalid_id' });
      }
      for (const sha256 of ['..', digest('{}').toUpperCase(), `${digest('{}')}/..`]) {
        expect(await artifacts.find('acme', sha256)).toBeUndefined();
      }
    });

    it('gives back any bytes after a stop', async () => {
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
          const { uri } = await artifacts.put('acme', 'any', bytes);
          await adapter.stop();
          artifacts = await adapter.open();
          expect(Buffer.from(await artifacts.get(uri)).equals(Buffer.from(bytes))).toBe(true);
        }),
        { numRuns: 20 },
      );
    });
  });
}

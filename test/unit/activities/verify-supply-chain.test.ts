import { createHash } from 'node:crypto';
import { signBundle } from '../../../activities/bundle-signature';
import { createVerifySupplyChain } from '../../../activities/verify-supply-chain';
import { resolveReleasePolicy } from '../../../domain/policy/release';
import type { ReleaseOverrides } from '../../../domain/policy/release';
import type { SecretStore } from '../../../ports/secret-store';
import type { ArtifactBundle } from '../../../schemas/registry';
import { validDocuments } from '../schemas/documents';
import { createActivityWorld } from './activity-world';
import type { ActivityWorld } from './activity-world';

const commit = 'c'.repeat(40);

describe('verifySupplyChain', () => {
  let world: ActivityWorld;
  let secrets: SecretStore;
  beforeEach(async () => {
    world = await createActivityWorld();
    const kept = new Map<string, string>();
    secrets = {
      async ensure(name: string) {
        kept.set(name, kept.get(name) ?? createHash('sha256').update(name).digest('hex'));
        return kept.get(name) ?? '';
      },
      get: async (name: string) => [kept.get(name) ?? []].flat(),
      set: async (name: string, value: string) => void kept.set(name, value),
      retire: async () => undefined,
    };
    world.heads.set(world.run.branch, commit);
  });
  afterEach(() => world.close());

  async function bundleOf(components: readonly string[], change: Partial<ArtifactBundle> = {}): Promise<string> {
    const bill = { bomFormat: 'CycloneDX', components: components.map((purl) => ({ purl })) };
    const { signature: _signature, ...valid } = validDocuments.artifact_bundle;
    const unsigned = {
      ...valid,
      source_code: { ...valid.source_code, commit },
      sbom: { format: 'cyclonedx', ref: await world.json('sbom', bill) },
    } as ArtifactBundle;
    const signature = await signBundle(secrets, 'acme', unsigned);
    return world.document('artifact_bundle', { ...unsigned, signature, ...change });
  }

  async function verify(bundle: string, supplyChain: ReleaseOverrides['supplyChain'] = {}, qaReport?: string) {
    const run = { ...world.run, policy: { ...world.run.policy, release: resolveReleasePolicy({ supplyChain }) } };
    const input = { run, bundle, deployId: `${run.runId}.deploy.1`, ...(qaReport ? { qaReport } : {}) };
    return createVerifySupplyChain({ ...world.ports, secrets })(input);
  }

  it("verifies the tenant's signature and tells what is new", async () => {
    expect(await verify(await bundleOf(['pkg:npm/a@1']))).toMatchObject({
      status: 'passed',
      signature: 'verified',
      added: ['pkg:npm/a@1'],
    });
    expect((await world.ports.audit.list('acme', {})).at(-1)?.data).toMatchObject({ effect: 'supply_chain_gate' });
  });

  it('holds a bundle that was changed after it was signed, and one that is not signed', async () => {
    const changed = await bundleOf([], { files: [{ path: 'src/evil.js', change: 'added', sha256: 'f'.repeat(64) }] });
    expect(await verify(changed)).toMatchObject({ status: 'held', signature: 'invalid' });
    const { signature: _signature, ...unsigned } = validDocuments.artifact_bundle;
    expect(await verify(await world.document('artifact_bundle', unsigned))).toMatchObject({ signature: 'missing' });
  });

  it('compares with the bill of the version that is live', async () => {
    const { runId } = await world.ports.runs.allocateRun({
      ...{ tenant: 'acme', project: 'shop', workItem: '7', title: 'Before', requester: 'dev' },
      ...{ state: 'PLANNING', requestKey: 'ticket-7', at: '2030-01-01T07:00:00.000Z', onlyIfNoneActive: false },
    });
    const live = await bundleOf(['pkg:npm/a@1', 'pkg:npm/b@1']);
    await world.ports.runs.recordProgress(runId, 'live', '2030-01-01T07:30:00.000Z', {
      state: 'PRODUCTION',
      status: 'completed',
      links: { artifact_bundle: live },
    });
    expect(await verify(await bundleOf(['pkg:npm/a@1', 'pkg:npm/c@1']))).toMatchObject({
      added: ['pkg:npm/c@1'],
      removed: ['pkg:npm/b@1'],
    });
  });

  it("holds what the report's dependency scan rates above the threshold", async () => {
    const findings = [{ rule: 'GHSA-1', message: 'remote code execution', score: 9.8, blocking: false }];
    const scanners = [{ kind: 'sca', engine: 'osv', passed: true, detail: 'one finding', findings }] as const;
    const qaReport = await world.document('qa_report', { scanners });
    const bundle = await bundleOf([]);
    expect(await verify(bundle, {}, qaReport)).toMatchObject({
      status: 'held',
      maxCvss: 9.8,
      reasons: ['GHSA-1 has CVSS 9.8, above 6.9'],
    });
    expect((await verify(bundle, { cvssMax: 10 }, qaReport)).status).toBe('passed');
  });

  it('says when the branch holds something newer than the bundle', async () => {
    world.heads.set(world.run.branch, 'd'.repeat(40));
    expect(await verify(await bundleOf([]))).toMatchObject({ isSuperseded: true });
  });
});

import { defaultReleasePolicy } from '../../../domain/policy/release';
import { judgeSupplyChain } from '../../../domain/release/supply-chain';
import type { SupplyChainEvidence } from '../../../domain/release/supply-chain';

const policy = { ...defaultReleasePolicy.supplyChain, licencesDenied: ['GPL-3.0-only'] };
const mit = { purl: 'pkg:npm/left-pad@1.3.0', licences: ['MIT'] };
const gpl = { purl: 'pkg:npm/copyleft@1.0.0', licences: ['(MIT OR GPL-3.0-only)'] };
const whole: SupplyChainEvidence = {
  signature: { verdict: 'verified' },
  mayHaveEvidence: true,
  sbom: 'stellwerk://acme/0/sbom.json',
  bill: { components: [mit], vulnerabilities: [] },
  live: [mit],
  unreadable: [],
};
const judge = (change: Partial<SupplyChainEvidence>, rules = policy) =>
  judgeSupplyChain({ ...whole, ...change }, rules);

describe('judgeSupplyChain', () => {
  it('passes a signed artefact and tells what is new against the live version', () => {
    expect(judge({ bill: { components: [mit], vulnerabilities: [] }, live: [gpl] })).toMatchObject({
      status: 'passed',
      added: [mit.purl],
      removed: [gpl.purl],
      reasons: [],
    });
  });

  it.each<[string, Partial<SupplyChainEvidence>, RegExp]>([
    ['a signature that does not fit', { signature: { verdict: 'invalid', reason: 'it does not fit' } }, /does not fit/],
    ['no signature', { signature: { verdict: 'missing', reason: 'it is not signed' } }, /not signed/],
    ['no bill of materials', { bill: undefined as never }, /no bill of materials/],
    ['a file nobody could read', { unreadable: ['pom.xml'] }, /pom\.xml brings is unknown/],
    ['a vulnerability that a scanner found', { scanned: [{ id: 'GHSA-1', cvss: 9.8 }] }, /GHSA-1 has CVSS 9\.8/],
    ['a denied licence', { bill: { components: [mit, gpl], vulnerabilities: [] } }, /under GPL-3\.0-only/],
    [
      'a vulnerability',
      { bill: { components: [mit], vulnerabilities: [{ id: 'CVE-1', cvss: 7 }] } },
      /CVSS 7, above 6\.9/,
    ],
  ])('holds with %s', (_, change, reason) => {
    expect(judge(change)).toMatchObject({ status: 'held', reasons: [expect.stringMatching(reason)] });
  });

  it('bears what is live already, and what is below the threshold', () => {
    expect(judge({ bill: { components: [mit, gpl], vulnerabilities: [] }, live: [gpl] }).status).toBe('passed');
    const low = { components: [mit], vulnerabilities: [{ id: 'CVE-1', cvss: 6.9 }] };
    expect(judge({ bill: low })).toMatchObject({ status: 'passed', maxCvss: 6.9 });
  });

  it('demands nothing of a bundle that could not have it, unless the policy requires it', () => {
    const { bill: _bill, sbom: _sbom, ...bare } = whole;
    const old: SupplyChainEvidence = { ...bare, signature: { verdict: 'missing' }, mayHaveEvidence: false };
    expect(judgeSupplyChain(old, policy).status).toBe('skipped');
    expect(judgeSupplyChain(old, { ...policy, signature: 'required', sbom: 'required' }).reasons).toHaveLength(2);
  });
});

import type { SupplyChainPolicy } from '../policy/release';

export interface BillComponent {
  readonly purl: string;
  /** Licences as their authors give them, mostly SPDX expressions. */
  readonly licences: readonly string[];
}

export interface Vulnerability {
  readonly id: string;
  readonly cvss: number;
}

export interface SupplyChainEvidence {
  readonly signature: { readonly verdict: 'verified' | 'invalid' | 'missing' | 'off'; readonly reason?: string };
  /** Whether the bundle's version of the contract has a place for signature and bill. */
  readonly mayHaveEvidence: boolean;
  readonly sbom?: string;
  readonly bill?: {
    readonly components: readonly BillComponent[];
    readonly vulnerabilities: readonly Vulnerability[];
  };
  /** What a dependency scanner found. */
  readonly scanned?: readonly Vulnerability[];
  /** Components of the live version; absent = none is known, so all are new. */
  readonly live?: readonly BillComponent[];
  /** Dependency files that could not be understood. */
  readonly unreadable: readonly string[];
}

export interface SupplyChainVerdict {
  readonly status: 'passed' | 'held' | 'skipped';
  readonly signature: 'verified' | 'invalid' | 'missing' | 'off';
  readonly sbom?: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly maxCvss?: number;
  readonly reasons: readonly string[];
}

/** Components named in full before the rest is a number: a verdict is kept in histories. */
const mostNamed = 50;

/** Whether the artefact may be delivered. A broken signature holds it always; what is missing holds it when it is demanded. */
export function judgeSupplyChain(evidence: SupplyChainEvidence, policy: SupplyChainPolicy): SupplyChainVerdict {
  const { signature, bill, live = [], sbom, unreadable } = evidence;
  const components = bill?.components ?? [];
  const added = without(components, live);
  const vulnerabilities = [...(bill?.vulnerabilities ?? []), ...(evidence.scanned ?? [])];
  const scores = vulnerabilities.map(({ cvss }) => cvss);
  const reasons = [
    ...signatureProblems(evidence, policy),
    ...(bill === undefined && demands(policy.sbom, evidence.mayHaveEvidence)
      ? ['the bundle has no bill of materials']
      : []),
    ...(unreadable.length > 0 && policy.sbom !== 'off'
      ? [`what ${unreadable.slice(0, 3).join(', ')} brings is unknown, for it could not be read`]
      : []),
    ...tooDangerous(vulnerabilities, policy.cvssMax),
    ...deniedLicences(added, policy.licencesDenied),
  ];
  const unheld = bill === undefined && signature.verdict !== 'verified' ? 'skipped' : 'passed';
  return {
    status: reasons.length > 0 ? 'held' : unheld,
    signature: signature.verdict,
    ...(sbom === undefined ? {} : { sbom }),
    added: named(added),
    removed: bill === undefined ? [] : named(without(live, components)),
    ...(scores.length > 0 ? { maxCvss: Math.max(...scores) } : {}),
    reasons,
  };
}

function signatureProblems({ signature, mayHaveEvidence }: SupplyChainEvidence, policy: SupplyChainPolicy): string[] {
  const { verdict, reason = 'the signature does not hold' } = signature;
  if (verdict === 'invalid') return [reason];
  return verdict === 'missing' && demands(policy.signature, mayHaveEvidence) ? [reason] : [];
}

function demands(demand: SupplyChainPolicy['sbom'], mayHaveEvidence: boolean): boolean {
  return demand === 'required' || (demand === 'auto' && mayHaveEvidence);
}

function tooDangerous(vulnerabilities: readonly Vulnerability[], cvssMax: number): string[] {
  return vulnerabilities
    .filter(({ cvss }) => cvss > cvssMax)
    .slice(0, 5)
    .map(({ id, cvss }) => `${id} has CVSS ${cvss}, above ${cvssMax}`);
}

/** A licence counts when its identifier stands in the expression: `(MIT OR GPL-3.0-only)` names both. */
function deniedLicences(added: readonly BillComponent[], denied: readonly string[]): string[] {
  return added.flatMap(({ purl, licences }) => {
    const words = licences.flatMap((licence) => licence.toLowerCase().split(/[\s()]+/));
    const found = denied.find((licence) => words.includes(licence.toLowerCase()));
    return found === undefined ? [] : [`${purl} is under ${found}, which the policy denies`];
  });
}

function without(components: readonly BillComponent[], others: readonly BillComponent[]): readonly BillComponent[] {
  const known = new Set(others.map(({ purl }) => purl));
  return components.filter(({ purl }) => !known.has(purl));
}

function named(components: readonly BillComponent[]): readonly string[] {
  const names = components.map(({ purl }) => purl);
  if (names.length <= mostNamed) return names;
  return [...names.slice(0, mostNamed), `and ${names.length - mostNamed} more`];
}

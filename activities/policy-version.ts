import { createHash } from 'node:crypto';
import type { GateTermsRecord } from '../contracts/gates';

/** Says under which rules a gate was opened: the same rules have the same version, whatever the order of their fields. */
export function termsOf(terms: Omit<GateTermsRecord, 'policyVersion'>): GateTermsRecord {
  const text = JSON.stringify(terms.policy, (_key, value: unknown) => sorted(value));
  return { ...terms, policyVersion: createHash('sha256').update(text).digest('hex').slice(0, 16) };
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)));
}

import { createHash } from 'node:crypto';
import { hardest } from '../../domain/policy/request';
import { AppError } from '../../domain/errors';
import { compileRules } from '../../policies/evaluator/rule-set';
import type { Compiled, RuleSet } from '../../policies/evaluator/rule-set';
import type { PolicySource, Rule } from '../../policies/evaluator/rule';
import { shippedSchema, shippedSources, tenantSource } from '../../policies/shipped';
import type { PolicyEngine, PolicyRule } from '../../ports/policy-engine';
import type { PolicyStore } from '../../ports/policy-store';

interface Live {
  readonly slot: string;
  /** The tenant's own text; empty = none. */
  readonly own: string;
  readonly policyVersion: string;
  readonly set: Promise<RuleSet>;
}

/** Slot of texts that are only looked at; it is overwritten by each. */
const draftSlot = 'draft';

/** The rules in Cedar, parsed once per tenant and version and kept for the life of the process. */
export function createCedarEngine(store: Pick<PolicyStore, 'current'>): PolicyEngine {
  const live = new Map<string, Live>();

  /** Tenants without rules of their own share one parsed set. */
  async function setOf(tenant: string): Promise<Live> {
    const own = ((await store.current(tenant))?.text ?? '').trim();
    const slot = own === '' ? 'shipped' : `tenant/${tenant}`;
    const known = live.get(slot);
    if (known?.own === own) return known;
    const sources = sourcesOf(own);
    const next = {
      slot,
      own,
      policyVersion: versionOf(sources),
      set: compileRules(slot, shippedSchema, sources).then(usable),
    };
    live.set(slot, next);
    return next;
  }

  /** Nothing is awaited between this answer and its use, so that no newer rules can take the slot meanwhile. */
  async function readyRules(tenant: string): Promise<{ policyVersion: string; rules: Pick<RuleSet, 'decide'> }> {
    for (;;) {
      const current = await setOf(tenant);
      const rules = await current.set.catch((error: unknown) => refuseAll(error));
      if (live.get(current.slot) === current) return { policyVersion: current.policyVersion, rules };
    }
  }

  return {
    async decide(tenant, requests) {
      const { policyVersion, rules } = await readyRules(tenant);
      const answers = requests.map((request) => rules.decide(request));
      return { verdict: hardest(answers.map(({ verdict }) => verdict)), answers, policyVersion };
    },
    async describe(tenant) {
      const { policyVersion, set } = await setOf(tenant);
      return { policyVersion, schema: shippedSchema, rules: (await set).rules.map(describe) };
    },
    async check(_tenant, text) {
      const sources = sourcesOf(text.trim());
      const compiled = await compileRules(draftSlot, shippedSchema, sources);
      if (!compiled.ok) return { kind: 'unusable', problems: compiled.problems };
      return { kind: 'usable', policyVersion: versionOf(sources), rules: compiled.set.rules.map(describe) };
    },
  };
}

function sourcesOf(own: string): readonly PolicySource[] {
  return own === '' ? shippedSources : [...shippedSources, tenantSource(own)];
}

function versionOf(sources: readonly PolicySource[]): string {
  const hash = createHash('sha256').update(shippedSchema);
  for (const { layer, text } of sources) hash.update(`\n${layer}\n${text}`);
  return hash.digest('hex').slice(0, 16);
}

function usable(compiled: Compiled): RuleSet {
  if (compiled.ok) return compiled.set;
  throw new AppError('configuration_invalid', `The rules cannot be used: ${compiled.problems.join('; ')}`, {
    details: { problems: compiled.problems },
  });
}

/** Rules that were usable when they were set may not be under a newer version of the product: then nothing is allowed. */
function refuseAll(error: unknown): Pick<RuleSet, 'decide'> {
  const text = error instanceof Error ? error.message : String(error);
  const next = 'Set usable rules (stellwerk policy set) and continue.';
  return { decide: () => ({ verdict: 'deny', reasons: [{ rule: 'engine:rules', text: text.slice(0, 500), next }] }) };
}

function describe({ id, layer, effect, actions, reason, next, text }: Rule): PolicyRule {
  return { id, layer, effect, actions, reason, ...(next === undefined ? {} : { next }), text };
}

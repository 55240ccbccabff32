import type { EntityJson, CedarValueJson } from '@cedar-policy/cedar-wasm/nodejs';
import { policyActions } from '../../domain/policy/request';
import type {
  PolicyAnswer,
  PolicyAction,
  PolicyEntity,
  PolicyReason,
  PolicyRequest,
  PolicyValue,
} from '../../domain/policy/request';
import { loadCedar, textOf } from './cedar';
import type { Cedar } from './cedar';
import { readRules } from './read-rules';
import { isHuman } from './rule';
import type { PolicySource, Rule } from './rule';

export interface RuleSet {
  readonly rules: readonly Rule[];
  /** Never throws: what cannot be decided is denied, with a reason `engine:…`. */
  decide(request: PolicyRequest): PolicyAnswer;
}

export type Compiled =
  { readonly ok: true; readonly set: RuleSet } | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Checks and parses rules once, so that a decision costs about 0.1 ms and 2 µs per rule that can apply. `slot` names the
 * parsed rules inside the engine, which never forgets one: compiling for the same slot again replaces what it held.
 */
export async function compileRules(slot: string, schema: string, sources: readonly PolicySource[]): Promise<Compiled> {
  const cedar = await loadCedar();
  const { rules, problems } = readRules(cedar, schema, sources);
  if (problems.length > 0) return { ok: false, problems };
  const parsed = cedar.preparseSchema(slot, schema);
  if (parsed.type === 'failure') return { ok: false, problems: parsed.errors.map(textOf) };
  // A rule about another action cannot decide, so each action asks only the rules that name it.
  for (const action of policyActions) {
    const own = rules.filter(({ actions }) => actions.includes(action)).map(({ id, text }) => [id, text] as const);
    const answer = cedar.preparsePolicySet(partOf(slot, action), { staticPolicies: Object.fromEntries(own) });
    if (answer.type === 'failure') return { ok: false, problems: answer.errors.map(textOf) };
  }
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return { ok: true, set: { rules, decide: (request) => decide(cedar, slot, byId, request) } };
}

function decide(cedar: Cedar, slot: string, byId: ReadonlyMap<string, Rule>, request: PolicyRequest): PolicyAnswer {
  try {
    const { principal, action, resource, context } = request;
    const answer = cedar.statefulIsAuthorized({
      principal: { type: principal.type, id: principal.id },
      action: { type: 'Action', id: action },
      resource: { type: resource.type, id: resource.id },
      context: context as Readonly<Record<string, CedarValueJson>>,
      preparsedPolicySetId: partOf(slot, action),
      preparsedSchemaName: slot,
      validateRequest: true,
      entities: entitiesOf(request),
    });
    if (answer.type === 'failure') return undecidable('engine:request', answer.errors.map(textOf).join('; '));
    const { decision, diagnostics } = answer.response;
    // Cedar leaves out a rule that fails; a forbid left out would be a permit.
    const failed = diagnostics.errors.map(({ policyId, error }) => `${policyId}: ${textOf(error)}`);
    if (failed.length > 0) return undecidable('engine:rule', failed.join('; '));
    return answerOf(
      decision,
      diagnostics.reason.flatMap((id) => byId.get(id) ?? []),
      request,
    );
  } catch (error) {
    return undecidable('engine:failed', error instanceof Error ? error.message : String(error));
  }
}

function answerOf(decision: 'allow' | 'deny', rules: readonly Rule[], { action }: PolicyRequest): PolicyAnswer {
  const reasons = [...rules].sort((left, right) => (left.id < right.id ? -1 : 1)).map(reasonOf);
  if (decision === 'allow') return { verdict: 'allow', reasons };
  if (reasons.length === 0) {
    const next = 'Add a permit for it to the rules of the tenant.';
    return { verdict: 'deny', reasons: [{ rule: 'engine:no-permit', text: `No rule permits ${action} here.`, next }] };
  }
  return { verdict: reasons.every(({ rule }) => isHuman(rule)) ? 'needs_human' : 'deny', reasons };
}

function reasonOf({ id, reason, next }: Rule): PolicyReason {
  return { rule: id, text: reason, ...(next === undefined ? {} : { next }) };
}

function undecidable(rule: string, text: string): PolicyAnswer {
  const next = 'Correct the rules (stellwerk policy test) and continue.';
  return { verdict: 'deny', reasons: [{ rule, text: `The rules could not be asked: ${text}`.slice(0, 500), next }] };
}

function entitiesOf({ principal, resource, run }: PolicyRequest): EntityJson[] {
  const known = new Map([principal, resource, ...(run ? [run] : [])].map((each) => [`${each.type} ${each.id}`, each]));
  return [...known.values()].map(({ type, id, attributes }: PolicyEntity) => ({
    uid: { type, id },
    attrs: Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, valueOf(value)])),
    parents: [],
  }));
}

function valueOf(value: PolicyValue): CedarValueJson {
  if (typeof value !== 'object') return value;
  return 'run' in value ? { __entity: { type: 'Run', id: value.run } } : [...value];
}

function partOf(slot: string, action: PolicyAction): string {
  return `${slot}/${action}`;
}

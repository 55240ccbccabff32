import type { ActionConstraint, EntityUidJson, PolicyJson } from '@cedar-policy/cedar-wasm/nodejs';
import { policyActions } from '../../domain/policy/request';
import type { PolicyAction } from '../../domain/policy/request';
import { textOf } from './cedar';
import type { Cedar } from './cedar';
import { isHard, isHuman } from './rule';
import type { PolicySource, Rule } from './rule';

export interface RulesRead {
  readonly rules: readonly Rule[];
  /** Empty = usable. */
  readonly problems: readonly string[];
}

/**
 * Splits sources into rules and checks what the engine itself does not: every rule has an id of its own, hard and human rules
 * are what their prefix promises, and a tenant touches no rule that ships with the product.
 */
export function readRules(cedar: Cedar, schema: string, sources: readonly PolicySource[]): RulesRead {
  const rules: Rule[] = [];
  const problems: string[] = [];
  for (const source of sources) {
    const parts = cedar.policySetTextToParts(source.text);
    if (parts.type === 'failure') {
      problems.push(...parts.errors.map((error) => `${source.name}: ${textOf(error)}`));
      continue;
    }
    if (parts.policy_templates.length > 0) problems.push(`${source.name}: templates are not used here.`);
    for (const text of parts.policies) {
      const read = readRule(cedar, source, text);
      if (typeof read === 'string') problems.push(`${source.name}: ${read}`);
      else if (rules.some(({ id }) => id === read.id)) problems.push(`${source.name}: ${taken(read.id)}`);
      else rules.push(read);
    }
  }
  return { rules, problems: problems.length > 0 ? problems : typeProblems(cedar, schema, rules) };
}

function readRule(cedar: Cedar, { layer }: PolicySource, text: string): Rule | string {
  const parsed = cedar.policyToJson(text);
  if (parsed.type === 'failure') return parsed.errors.map(textOf).join('; ');
  const { annotations = {}, effect, action } = parsed.json;
  const { id, reason = '', next } = annotations;
  if (id === undefined) return `A rule has no @id: ${text.slice(0, 80).replace(/\s+/g, ' ')}`;
  if (!/^[a-z0-9]+(?:[:-][a-z0-9]+){0,12}$/.test(id) || id.length > 64) {
    return `@id("${id.slice(0, 80)}") must be lower-case words joined by "-" or ":", at most 64 characters.`;
  }
  const problem =
    prefixProblem(layer, id, parsed.json) ?? (effect === 'forbid' ? reasonProblem(id, reason) : undefined);
  return problem ?? { id, layer, effect, actions: actionsOf(action), reason, next, text };
}

function prefixProblem(layer: Rule['layer'], id: string, json: PolicyJson): string | undefined {
  if (isHard(id) && layer !== 'base') {
    return `${id}: only the rules that ship with the product are hard denies; choose another prefix.`;
  }
  if (id.startsWith('engine:')) return `${id}: the prefix "engine:" is reserved.`;
  if ((isHard(id) || isHuman(id)) && json.effect !== 'forbid') return `${id}: a rule of this prefix must be a forbid.`;
  if (isHuman(id) && !json.conditions.some(isLiftedByPerson)) {
    return `${id}: must end in unless { context.personApproved }, or no answer could ever lift it.`;
  }
  return undefined;
}

function reasonProblem(id: string, reason: string): string | undefined {
  if (reason.trim() !== '' && reason.length <= 300) return undefined;
  return `${id}: a forbid needs a @reason of at most 300 characters; people read it.`;
}

function isLiftedByPerson({ kind, body }: PolicyJson['conditions'][number]): boolean {
  const wanted = { '.': { left: { Var: 'context' }, attr: 'personApproved' } };
  return kind === 'unless' && JSON.stringify(body) === JSON.stringify(wanted);
}

function actionsOf(constraint: ActionConstraint): readonly PolicyAction[] {
  if (constraint.op === 'All') return policyActions;
  const named = entitiesOf(constraint).map((entity) => ('__entity' in entity ? entity.__entity.id : entity.id));
  return policyActions.filter((action) => named.includes(action));
}

function entitiesOf(constraint: Exclude<ActionConstraint, { op: 'All' }>): readonly EntityUidJson[] {
  if ('entities' in constraint) return constraint.entities;
  return 'entity' in constraint ? [constraint.entity] : [];
}

function taken(id: string): string {
  return isHard(id)
    ? `${id} is a hard deny of the product and cannot be defined again.`
    : `${id} exists already; give the rule an @id of its own.`;
}

/** Strict: a rule that misspells an attribute, or can never apply, is refused instead of silently doing nothing. */
function typeProblems(cedar: Cedar, schema: string, rules: readonly Rule[]): readonly string[] {
  const staticPolicies = Object.fromEntries(rules.map(({ id, text }) => [id, text]));
  const answer = cedar.validate({ schema, policies: { staticPolicies }, validationSettings: { mode: 'strict' } });
  if (answer.type === 'failure') return answer.errors.map(textOf);
  const found = [...answer.validationErrors, ...answer.validationWarnings];
  return found.map(({ policyId, error }) => `${policyId}: ${textOf(error)}`);
}

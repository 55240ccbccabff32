import { policyActions } from '../../domain/policy/request';
import type { PolicyAction, PolicyAnswer, Verdict } from '../../domain/policy/request';
import type { Rule } from './rule';
import type { RuleSet } from './rule-set';
import { usualRequest } from './usual-request';
import type { RequestChange } from './usual-request';

/** One case of a `*.policytest.json`: the usual request of an action, what is different about it, and what must come of it. */
export interface PolicyCase extends RequestChange {
  readonly name: string;
  readonly action: PolicyAction;
  readonly expect: {
    readonly verdict: Verdict;
    /** All rules that decide, in any order; absent = whichever they are. */
    readonly rules?: readonly string[];
  };
}

export interface CaseResult {
  readonly name: string;
  readonly passed: boolean;
  readonly action: PolicyAction;
  readonly verdict: Verdict;
  readonly rules: readonly string[];
  /** Of a case that failed: what was expected and what came. */
  readonly problem?: string;
}

/** The cases of a file's JSON, or what is wrong with it. */
export function readCases(value: unknown): readonly PolicyCase[] | string {
  const cases = (value as { readonly cases?: unknown } | null)?.cases;
  if (!Array.isArray(cases)) return 'must be an object with a list "cases"';
  const bad = cases.findIndex((each) => !isCase(each));
  return bad === -1 ? (cases as readonly PolicyCase[]) : `cases[${bad}] needs name, action and expect.verdict`;
}

export function runCases(set: RuleSet, cases: readonly PolicyCase[]): readonly CaseResult[] {
  return cases.map((each) => {
    const answer = set.decide(usualRequest(each.action, each));
    const rules = answer.reasons.map(({ rule }) => rule);
    const problem = problemOf(each, answer, rules);
    const { name, action } = each;
    const passed = problem === undefined;
    return { name, passed, action, verdict: answer.verdict, rules, ...(passed ? {} : { problem }) };
  });
}

/** Rules without a case that they decide, or without one of the same action that goes the other way. */
export function uncoveredRules(rules: readonly Rule[], results: readonly CaseResult[]): readonly string[] {
  return rules.flatMap(({ id, effect, actions }) => {
    const decided = results.some((result) => result.rules.includes(id));
    const other = results.some(
      ({ action, verdict, rules: reasons }) =>
        actions.includes(action) && !reasons.includes(id) && (verdict === 'allow') === (effect === 'forbid'),
    );
    const missing = [
      ...(decided ? [] : [effect === 'forbid' ? 'one that it forbids' : 'one that it permits']),
      ...(other ? [] : [effect === 'forbid' ? 'one that is allowed all the same' : 'one that is not allowed']),
    ];
    return missing.length === 0 ? [] : [`${id} needs a case: ${missing.join(' and ')}`];
  });
}

function problemOf({ expect }: PolicyCase, answer: PolicyAnswer, rules: readonly string[]): string | undefined {
  const came = `${answer.verdict} [${rules.join(', ')}]`;
  const text = answer.reasons.find(({ rule }) => rule.startsWith('engine:'))?.text;
  const why = text === undefined ? '' : `: ${text}`;
  if (answer.verdict !== expect.verdict) return `expected ${expect.verdict}, came ${came}${why}`;
  if (expect.rules === undefined || sameNames(expect.rules, rules)) return undefined;
  return `expected the rules [${expect.rules.join(', ')}], came ${came}${why}`;
}

function sameNames(left: readonly string[], right: readonly string[]): boolean {
  return JSON.stringify([...left].sort()) === JSON.stringify([...right].sort());
}

function isCase(value: unknown): boolean {
  const { name, action, expect } = (value ?? {}) as Partial<PolicyCase>;
  const known = policyActions.some((each) => each === action);
  return typeof name === 'string' && known && ['allow', 'needs_human', 'deny'].includes(expect?.verdict ?? '');
}

import type { EffectDecisionView } from '../../contracts/policy-api';
import type { Paint } from './paint';
import { table } from './table';

/** The decisions of a run, for people: one line each, and below what was not allowed the reasons. */
export function decisionLines(items: readonly EffectDecisionView[], paint: Paint): readonly string[] {
  if (items.length === 0) return ['Nothing was asked yet.'];
  const rows = items.map(({ at, effect, actor, verdict, reasons, policyVersion, gate }) => {
    const rules = [...new Set(reasons.map(({ rule }) => rule))].join(', ');
    const lifted = gate === undefined ? '' : ` (answered at ${gate})`;
    return [at.slice(11, 19), verdict, effect, actor, policyVersion.slice(0, 8), `${rules}${lifted}`];
  });
  const held = items.filter(({ verdict }) => verdict !== 'allow');
  const texts = held.flatMap(({ effect, reasons }) =>
    reasons.map(({ rule, text, next }) => `  ${effect}: ${text} [${rule}]${next === undefined ? '' : ` ${next}`}`),
  );
  return [...table(['AT', 'VERDICT', 'EFFECT', 'BY', 'RULES', 'DECIDED BY'], rows, paint), ...new Set(texts)];
}

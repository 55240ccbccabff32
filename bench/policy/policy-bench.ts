import { createCedarEngine } from '../../adapters/cedar/policy-engine';
import { usualRequest } from '../../policies/evaluator/usual-request';
import type { PolicyEngine } from '../../ports/policy-engine';
import { atMost, quantile } from '../product/figure';
import type { Figure } from '../product/figure';

const decisions = 5_000;
const warmUps = 500;
/** With the rules of the product more than this many. */
const ownRules = 100;
const goalMs = 1;

/** One decision with parsed rules: all of them about the action that is asked, and spread over the actions. */
export async function* benchPolicy(): AsyncGenerator<Figure> {
  const all = await measure(engineWith(() => 'editPath'));
  yield atMost(goalMs, `a decision, ${ownRules} own rules that all apply to its action, p99`, all.p99, 'ms');
  yield atMost(null, `a decision, ${ownRules} own rules that all apply to its action, p50`, all.p50, 'ms');
  const actions = ['read', 'editPath', 'callTool', 'merge', 'deploy'];
  const spread = await measure(engineWith((index) => actions[index % actions.length] ?? 'read'));
  yield atMost(goalMs, `a decision, ${ownRules} own rules over five actions, p99`, spread.p99, 'ms');
  yield atMost(null, `a decision, ${ownRules} own rules over five actions, p50`, spread.p50, 'ms');
}

function engineWith(actionOf: (index: number) => string): PolicyEngine {
  const rules = Array.from({ length: ownRules }, (_, index) => {
    const condition = `principal has role && principal.role == "role-${index}" && !context.personApproved`;
    const head = `@id("bench:rule-${index}") @reason("Never for this role.")`;
    return `${head} forbid (principal is Agent, action == Action::"${actionOf(index)}", resource) when { ${condition} };`;
  });
  const own = { tenant: 'acme', version: 1, text: rules.join('\n'), setBy: 'bench', setAt: '2026-01-01T00:00:00.000Z' };
  return createCedarEngine({ current: async () => own });
}

async function measure(engine: PolicyEngine): Promise<{ readonly p50: number; readonly p99: number }> {
  const request = usualRequest('editPath');
  const times: number[] = [];
  for (let round = 0; round < warmUps + decisions; round += 1) {
    const started = performance.now();
    const { verdict } = await engine.decide('acme', [request]);
    if (round >= warmUps) times.push(performance.now() - started);
    if (verdict !== 'allow') throw new Error(`The usual request came out as ${verdict}.`);
  }
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

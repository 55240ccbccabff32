import { createHash } from 'node:crypto';
import type { EffectContracts, EffectName, Refused } from '../contracts/activities';
import { undoingEffects } from '../contracts/activities';
import type { RunSnapshot } from '../contracts/run';
import { dollars } from '../domain/money';
import { riskClasses } from '../domain/risk';
import { keyOf, questionSubject } from '../domain/policy/human-question';
import type { HumanQuestion } from '../domain/policy/human-question';
import { requestsOf } from '../domain/policy/recorded';
import { nameOf } from '../domain/policy/request';
import type { PolicyEntity, PolicyReason } from '../domain/policy/request';
import type { Ports } from '../ports';
import type { PolicyDecision } from '../ports/policy-engine';
import type { RunRecord } from '../ports/run-index';
import { effectQuestions } from './effect-requests';
import type { EffectQuestion, RequestPorts } from './effect-requests';
import { answeredQuestions } from './answered-questions';

export type AuthorisePorts = RequestPorts & Pick<Ports, 'audit' | 'clock' | 'policy'>;

export type AuthoriseEffect = <N extends EffectName>(
  name: N,
  input: EffectContracts[N]['input'],
) => Promise<{ readonly kind: 'allowed' } | Refused>;

/**
 * Asks the rules about an effect and records the answer before the effect may happen. The record is idempotent by operation
 * key, verdict and version of the rules: a repetition adds none unless the rules or a person have answered differently since.
 * A person's answer to the very same questions, at a checkpoint of this run, lifts what only asked for one.
 */
export function createAuthoriseEffect(ports: AuthorisePorts): AuthoriseEffect {
  return async function authoriseEffect(name, input) {
    const record = await ports.runs.getRun(input.runId);
    const question = await effectQuestions[name](ports, input, record);
    if (question.asked.length === 0) return { kind: 'allowed' };
    const run = runEntity(input.runId, input.tenant, snapshotOf(input), record);
    const first = await ports.policy.decide(input.tenant, requestsOf({ ...question, run }));
    const open = humanQuestions(question, first);
    const gate = first.verdict === 'needs_human' ? await gateThatLifted(ports, input, open) : undefined;
    const decision =
      gate === undefined ? first : await ports.policy.decide(input.tenant, requestsOf({ ...question, run, gate }));
    const subject = decision.verdict === 'needs_human' ? subjectOf(input.runId, open) : undefined;
    await recordDecision(ports, { name, input, question, run, decision, subject, gate });
    if (decision.verdict === 'allow' || undoingEffects.includes(name)) return { kind: 'allowed' };
    return refusal(question, decision, subject);
  };
}

async function gateThatLifted(
  ports: AuthorisePorts,
  { runId, tenant }: { readonly runId: string; readonly tenant: string },
  open: readonly HumanQuestion[],
): Promise<string | undefined> {
  const answered = await answeredQuestions(ports, runId, tenant);
  const gates = open.map((question) => answered.get(keyOf(question)));
  return gates.every((gate) => gate !== undefined) ? gates.at(-1) : undefined;
}

function humanQuestions({ asked }: EffectQuestion, { answers }: PolicyDecision): readonly HumanQuestion[] {
  return asked.flatMap(({ action, resource }, index) => {
    const answer = answers[index];
    if (answer?.verdict !== 'needs_human') return [];
    return answer.reasons.map(({ rule }) => ({ action, resource: nameOf(resource), rule }));
  });
}

function subjectOf(runId: string, open: readonly HumanQuestion[]): string {
  const keys = open.map(keyOf).sort();
  return questionSubject(sha256(JSON.stringify([runId, keys])));
}

interface Recorded {
  readonly name: EffectName;
  readonly input: { readonly runId: string; readonly tenant: string; readonly operationKey: string };
  readonly question: EffectQuestion;
  readonly run: PolicyEntity;
  readonly decision: PolicyDecision;
  readonly subject: string | undefined;
  readonly gate: string | undefined;
}

/** Everything needed to ask the same of other rules later; no content of files or prompts. */
async function recordDecision(ports: AuthorisePorts, recorded: Recorded): Promise<void> {
  const { name, input, question, run, decision, subject, gate } = recorded;
  const { verdict, policyVersion, answers } = decision;
  const rules = [...new Set(answers.flatMap(({ reasons }) => reasons.map(({ rule }) => rule)))].sort();
  const identity = sha256(JSON.stringify([verdict, policyVersion, rules, gate ?? null])).slice(0, 12);
  await ports.audit.append({
    tenant: input.tenant,
    key: `${input.operationKey}/decision/${identity}`,
    kind: 'authorisation',
    runId: input.runId,
    actor: question.role,
    data: {
      effect: name,
      operationKey: input.operationKey,
      verdict,
      reasons: reasonsOf(question, decision, verdict),
      policyVersion,
      run,
      role: question.role,
      tools: question.tools,
      asked: question.asked,
      ...(gate === undefined ? {} : { gate }),
      ...(subject === undefined ? {} : { subject, questions: humanQuestions(question, decision) }),
    },
    at: ports.clock.now().toISOString(),
  });
}

interface PlacedReason extends PolicyReason {
  readonly action: string;
  readonly resource: string;
}

/** The reasons of the answers that gave the verdict, with what they are about; one per rule for what is allowed. */
function reasonsOf({ asked }: EffectQuestion, { answers }: PolicyDecision, verdict: string): readonly PlacedReason[] {
  const placed = asked.flatMap(({ action, resource }, index) => {
    const answer = answers[index];
    if (answer?.verdict !== verdict) return [];
    return answer.reasons.map((reason) => ({ ...reason, action, resource: nameOf(resource) }));
  });
  if (verdict !== 'allow') return placed;
  return placed.filter(({ rule }, index) => placed.findIndex((each) => each.rule === rule) === index);
}

const mostNamed = 5;
const spendingRule = 'hard:spending-limit';

function refusal(question: EffectQuestion, decision: PolicyDecision, subject: string | undefined): Refused {
  const reasons = reasonsOf(question, decision, decision.verdict);
  if (reasons.every(({ rule }) => rule === spendingRule)) return outOfMoney(question, reasons);
  const named = reasons
    .slice(0, mostNamed)
    .map(({ rule, text, action, resource }) => `${action} on ${resource}: ${text} [${rule}]`);
  const more = reasons.length > mostNamed ? ` And ${reasons.length - mostNamed} more.` : '';
  const steps = [...new Set(reasons.flatMap(({ next }) => next ?? []))].slice(0, 2).join(' ');
  if (subject === undefined) {
    const next = steps === '' ? 'See the rules: stellwerk policy show.' : steps;
    return { kind: 'refused', code: 'policy_denied', reason: `${named.join(' ')}${more} ${next}` };
  }
  const next = 'Continue at this checkpoint to allow it for this run, or cancel the run.';
  return { kind: 'refused', code: 'needs_human', reason: `${named.join(' ')}${more} ${next}`, subject };
}

/** Has a code of its own, as every other refusal for want of money has. */
function outOfMoney({ asked }: EffectQuestion, reasons: readonly PolicyReason[]): Refused {
  const { spent = 0, limit = 0 } = asked.find(({ action }) => action === 'spend')?.context ?? {};
  const sums = `The run has spent ${dollars(Number(spent))} of ${dollars(Number(limit))}`;
  return { kind: 'refused', code: 'budget_exhausted', reason: `${sums} [${spendingRule}]. ${reasons[0]?.next ?? ''}` };
}

/** The run as the rules see it. A triage has no snapshot: it runs in no repository and no state of the life cycle. */
function runEntity(
  id: string,
  tenant: string,
  snapshot: RunSnapshot | undefined,
  record: RunRecord | undefined,
): PolicyEntity {
  return {
    type: 'Run',
    id,
    attributes: {
      // The store's word, where it has one: what the effect names is compared with it.
      tenant: record?.tenant ?? tenant,
      project: snapshot?.project ?? '',
      requester: snapshot?.requester ?? 'stellwerk',
      state: record?.state ?? 'MAINTENANCE',
      risk: riskClasses.indexOf(record?.risk?.class ?? 'R1'),
      autonomy: record?.autonomy ?? snapshot?.policy.autonomy ?? 'stabilise',
    },
  };
}

function snapshotOf(input: object): RunSnapshot | undefined {
  const { run, session } = input as { readonly run?: RunSnapshot; readonly session?: { readonly run: RunSnapshot } };
  return run ?? session?.run;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

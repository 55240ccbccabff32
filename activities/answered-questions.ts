import { gateId } from '../domain/ids';
import { idLimits } from '../domain/ids/run-ids';
import { isQuestionSubject, isYes, keyOf } from '../domain/policy/human-question';
import type { HumanQuestion } from '../domain/policy/human-question';
import type { Ports } from '../ports';

/** Entries of one run that are looked through. */
const mostEntries = 10_000;

/**
 * What people have said yes to at the run's checkpoints, as key of the question → gate. A checkpoint names its questions by
 * digest; which they were stands in the record that asked them.
 */
export async function answeredQuestions(
  ports: Pick<Ports, 'audit' | 'runs'>,
  runId: string,
  tenant: string,
): Promise<ReadonlyMap<string, string>> {
  const yes = await answeredSubjects(ports, runId);
  const answered = new Map<string, string>();
  if (yes.size === 0) return answered;
  for (const { kind, data } of await ports.audit.list(tenant, { runId, limit: mostEntries })) {
    const { subject, questions } = data as { readonly subject?: string; readonly questions?: readonly HumanQuestion[] };
    const gate = kind === 'authorisation' && subject !== undefined ? yes.get(subject) : undefined;
    if (gate === undefined) continue;
    for (const question of questions ?? []) answered.set(keyOf(question), gate);
  }
  return answered;
}

async function answeredSubjects(ports: Pick<Ports, 'runs'>, runId: string): Promise<ReadonlyMap<string, string>> {
  const yes = new Map<string, string>();
  for (let visit = 1; visit <= idLimits.visit; visit += 1) {
    const id = gateId('checkpoint', visit);
    const gate = await ports.runs.getGate(runId, id);
    if (!gate) break;
    if (gate.status !== 'decided' || !isQuestionSubject(gate.subject)) continue;
    const decision = await ports.runs.getDecision(runId, id);
    if (decision && isYes(decision.choice)) yes.set(gate.subject, id);
  }
  return yes;
}

import type { EffectContracts, TimelineEvent } from '../contracts/activities';
import type { ToolCall } from '../ports/language-model';
import type { Ports } from '../ports';

type Contract = EffectContracts['takeModelTurn'];

/** What an agent did in one turn, for people: tools with their paths, tokens, money. */
export async function describeTurn(
  ports: Pick<Ports, 'turns' | 'ledger'>,
  { session, sessionId, turn, runId }: Contract['input'],
  answer: Exclude<Contract['output'], { kind: 'costsMore' }>,
): Promise<TimelineEvent> {
  const who = `${session.role} (turn ${turn})`;
  // Later visits of the stage find its last session, and the commit it worked on, by these.
  const origin = { session: sessionId, commit: session.commit };
  if (answer.kind === 'refused' || answer.kind === 'invalid' || answer.kind === 'retryLater') {
    return {
      kind: answer.kind === 'retryLater' ? 'note' : 'problem',
      stage: session.stage,
      text: `${who}: ${answer.reason}`,
      data: origin,
    };
  }
  const [recorded, totals] = await Promise.all([ports.turns.getTurn(sessionId, turn), ports.ledger.totals({ runId })]);
  const reply = recorded?.reply;
  const did = reply && reply.toolCalls.length > 0 ? reply.toolCalls.map(describeCall).join(', ') : 'answered';
  return {
    kind: 'agent',
    stage: session.stage,
    text: `${who}: ${did} · ${reply?.usage.inputTokens ?? 0} in, ${reply?.usage.outputTokens ?? 0} out, run so far $${(totals.costMicroUsd / 1_000_000).toFixed(4)}`,
    data: {
      ...origin,
      model: reply?.model ?? '',
      inputTokens: reply?.usage.inputTokens ?? 0,
      outputTokens: reply?.usage.outputTokens ?? 0,
      runCostUsd: totals.costMicroUsd / 1_000_000,
    },
  };
}

function describeCall({ name, argumentsJson }: ToolCall): string {
  try {
    const { path, query, text } = JSON.parse(argumentsJson) as {
      readonly path?: unknown;
      readonly query?: unknown;
      readonly text?: unknown;
    };
    const subject = [path, query, text].find((value) => typeof value === 'string');
    return subject === undefined ? name : `${name} ${subject.slice(0, 80)}`;
  } catch {
    return name;
  }
}

import type { Refused } from '../../contracts/activities';
import type { ModelReply } from '../../ports/language-model';
import type { RecordedTurn } from '../../ports/turn-store';
import type { Role } from '../role';
import { buildRequest, digestOf } from './build-request';
import { correctionFor, outputFromText, skillRefusal, withCallIds } from './read-reply';
import { bookTurn, refuseSpending } from './spending';
import { roleOf } from './role-of';
import { storeOutput } from './store-output';
import type { TurnInput, TurnOutput, TurnPorts } from './turn-input';
import { mandatorySkills, missingSkills } from './used-skills';

/**
 * One model turn. A recorded turn is answered from its record: it is neither asked nor paid again. The reply is recorded
 * before it is booked, and booked before it is answered, so a crash in between is repaired by the repetition.
 * Rejects only when a store fails; everything the model or its vendor does comes back as an answer.
 */
export async function takeTurn(ports: TurnPorts, input: TurnInput): Promise<TurnOutput> {
  const role = roleOf(input.session);
  const known = await ports.turns.getTurn(input.sessionId, input.turn);
  const turn = known ? { kind: 'recorded' as const, recorded: known } : await askModel(ports, input, role);
  if (turn.kind !== 'recorded') return turn;
  const costMicroUsd = await bookTurn(ports, input, turn.recorded.reply);
  return { ...(await answerOf(ports, input, role, turn.recorded)), costMicroUsd };
}

type Asked =
  | { readonly kind: 'recorded'; readonly recorded: RecordedTurn }
  | Extract<ModelReply, { kind: 'retryLater' }>
  | Extract<TurnOutput, { kind: 'costsMore' }>
  | Refused;

async function askModel(ports: TurnPorts, input: TurnInput, role: Role): Promise<Asked> {
  const { sessionId, turn } = input;
  const request = await buildRequest(ports, input);
  const refused = await refuseSpending(ports, input, request);
  if (refused) return refused;
  await ports.turns.saveRequest(sessionId, turn, request);
  const answer = await ports.model.turn(request);
  if (answer.kind !== 'reply') return answer;
  const reply = withCallIds(answer, turn);
  const missing = await unusedSkills(ports, input);
  const correction = correctionFor(role, reply, missing);
  const recorded = await ports.turns.saveTurn(sessionId, turn, {
    reply,
    requestDigest: await digestOf(request),
    ...(correction === undefined ? {} : { correction }),
  });
  return { kind: 'recorded', recorded };
}

/** Turns are read only where the stage has a mandatory skill. */
async function unusedSkills(ports: TurnPorts, { session, sessionId, turn }: TurnInput): Promise<readonly string[]> {
  if (mandatorySkills(session).length === 0) return [];
  const turns = await ports.turns.listTurns(sessionId);
  return missingSkills(
    session,
    turns.filter((each) => each.turn < turn),
  );
}

/**
 * A text that is the output of a role with tools goes through `runTools` as a turn without calls, so that the session's edits
 * are handed over with it.
 */
async function answerOf(
  ports: TurnPorts,
  { tenant }: TurnInput,
  role: Role,
  { reply, correction }: RecordedTurn,
): Promise<TurnOutput> {
  if (correction !== undefined) {
    const isSkill = correction.startsWith(skillRefusal);
    return { kind: 'invalid', reason: correction, ...(isSkill ? { code: 'skill_missing' as const } : {}) };
  }
  if (reply.finish === 'filter') {
    const why = reply.filteredFor ? `: ${reply.filteredFor.join(', ')}` : '';
    const reason = `${reply.model} withheld its answer by content filter${why}.`;
    return { kind: 'refused', code: 'content_filtered', reason };
  }
  if (reply.toolCalls.length > 0 || role.capabilities.tools.length > 0) {
    return { kind: 'tools', calls: reply.toolCalls.length };
  }
  const output = outputFromText(role, reply.text);
  if (!output.ok) return { kind: 'invalid', reason: output.problems.join('; ') };
  return { kind: 'finished', output: await storeOutput(ports, tenant, role, output.value) };
}

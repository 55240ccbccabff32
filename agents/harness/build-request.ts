import type { ModelMessage, ModelRequest } from '../../ports/language-model';
import type { RecordedTurn } from '../../ports/turn-store';
import { roles } from '../roles';
import { sharedRules } from '../shared-rules';
import type { Role } from '../role';
import { toolsOf } from '../tools/definitions';
import { sha256Hex } from './digest';
import { firstMessage } from './first-message';
import { roleOf } from './role-of';
import type { TurnInput, TurnPorts } from './turn-input';
import { untrustedBlock } from './untrusted-block';

/** The request of one turn. It follows from the session's input, the stores and the recorded turns before it, nothing else. */
export async function buildRequest(
  ports: Pick<TurnPorts, 'artifacts' | 'turns' | 'work'>,
  { session, sessionId, turn }: Pick<TurnInput, 'session' | 'sessionId' | 'turn'>,
): Promise<ModelRequest> {
  const role = roleOf(session);
  const recorded = (await ports.turns.listTurns(sessionId)).filter((earlier) => earlier.turn < turn);
  const answered = await Promise.all(recorded.map((earlier) => messagesOf(sessionId, earlier)));
  const tools = toolsOf(role);
  const script = session.run.modelScript;
  const model = session.run.policy.roles?.[session.role]?.model;
  return {
    role: role.name,
    stage: session.stage,
    visit: session.visit,
    session: session.session,
    turn,
    system: systemPrompt(role),
    messages: [{ role: 'user', content: await firstMessage(ports, session, sessionId) }, ...answered.flat()],
    tools,
    ...(tools.length === 0 ? { outputSchema: role.outputSchema } : {}),
    maxOutputTokens: role.capabilities.maxOutputTokens,
    ...(model === undefined ? {} : { model }),
    ...(script === undefined ? {} : { script: new TextDecoder().decode(await ports.artifacts.get(script)) }),
  };
}

/** Names what was asked, prompt version included, without keeping a copy of it. */
export function digestOf({ script: _script, ...request }: ModelRequest): Promise<string> {
  return sha256Hex(JSON.stringify([roles[request.role as keyof typeof roles].promptVersion, request]));
}

function systemPrompt(role: Role): string {
  const schema = JSON.stringify(role.outputSchema);
  const form = role.capabilities.tools.length === 0 ? `\n\nSchema of your answer (JSON Schema):\n${schema}` : '';
  return `${role.prompt}\n\n${sharedRules}${form}`;
}

async function messagesOf(
  sessionId: string,
  recorded: RecordedTurn & { readonly turn: number },
): Promise<ModelMessage[]> {
  const { reply, toolResults = {}, correction, turn } = recorded;
  const answers = reply.toolCalls.map(async (call): Promise<ModelMessage> => ({
    role: 'tool',
    toolCallId: call.id,
    content: await untrustedBlock(
      { sessionId, turn },
      'tool_result',
      toolResults[call.id] ?? 'Error: the tool did not run.',
    ),
  }));
  return [
    { role: 'assistant', content: reply.text, ...(reply.toolCalls.length > 0 ? { toolCalls: reply.toolCalls } : {}) },
    ...(await Promise.all(answers)),
    ...(correction === undefined ? [] : [{ role: 'user' as const, content: correction }]),
  ];
}

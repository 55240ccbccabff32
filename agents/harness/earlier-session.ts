import type { RecordedTurn, TurnStore } from '../../ports/turn-store';

/** Most characters of an earlier session in a prompt; its end says more about where it stood than its beginning. */
const transcriptLimit = 40_000;
const resultLimit = 2_000;

/** What an earlier session said, did and was told, as one text. */
export async function earlierSession(turns: TurnStore, sessionId: string): Promise<string> {
  const recorded = await turns.listTurns(sessionId);
  const text = recorded.map(turnText).join('\n\n');
  const head = `Session ${sessionId}, ${recorded.length} turns.`;
  if (text.length <= transcriptLimit) return `${head}\n\n${text}`;
  return `${head} Its beginning is left out.\n\n…${text.slice(-transcriptLimit)}`;
}

function turnText({ turn, reply, toolResults = {}, correction }: RecordedTurn & { readonly turn: number }): string {
  const calls = reply.toolCalls.map(({ id, name, argumentsJson }) => {
    const result = toolResults[id] ?? 'not run';
    return `> ${name} ${cut(argumentsJson)}\n${cut(result)}`;
  });
  const said = reply.text === '' ? [] : [reply.text];
  return [`Turn ${turn}`, ...said, ...calls, ...(correction === undefined ? [] : [`Corrected: ${correction}`])].join(
    '\n',
  );
}

function cut(text: string): string {
  return text.length <= resultLimit ? text : `${text.slice(0, resultLimit)}…`;
}

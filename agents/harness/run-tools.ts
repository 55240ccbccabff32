import { AppError } from '../../domain/errors';
import type { ToolCall } from '../../ports/language-model';
import type { RecordedTurn } from '../../ports/turn-store';
import { cellOf, refuseRead } from '../matrix';
import type { Role } from '../role';
import { toolLimits } from '../tools/limits';
import { graphOf } from '../tools/query-graph';
import { openWorkspace } from '../tools/workspace';
import { readRefusal } from '../tools/read-tools';
import { callTool, editOf } from './call-tool';
import type { ToolPlace } from './call-tool';
import { outputFromCall, outputFromText } from './read-reply';
import { refuseEdits } from './refuse-edits';
import type { Violation } from './refuse-edits';
import { roleOf } from './role-of';
import { storeOutput } from './store-output';
import type { ToolInput, ToolOutput, ToolPorts } from './turn-input';
import { missingSkills, skillCorrection } from './used-skills';

/** The answer, and for the run's log what the capability matrix refused. */
export type RanTools = ToolOutput & {
  readonly refusedReads?: readonly string[];
  readonly violations?: readonly Violation[];
};

type Results = Readonly<Record<string, string>>;

/**
 * Runs the tool calls of a recorded turn, in their order, on the session's workspace. The results are saved once; repeated, it
 * answers from them. Rejects only when a store fails or the turn was never recorded.
 */
export async function runTools(ports: ToolPorts, input: ToolInput): Promise<RanTools> {
  const { session, sessionId, turn } = input;
  const role = roleOf(session);
  const turns = await ports.turns.listTurns(sessionId);
  const recorded = turns.find((each) => each.turn === turn);
  if (!recorded) throw new AppError('not_found', `Turn ${turn} of ${sessionId} is not recorded, so no tool can run.`);
  if (recorded.toolResults)
    return answerOf(ports, input, role, recorded, recorded.toolResults, recorded.workspace ?? null);

  const before =
    turns.filter((each) => each.turn < turn && each.workspace).at(-1)?.workspace ?? session.workspace ?? null;
  const cell = cellOf(session.role, session.stage, session.run.policy);
  const mayRead = (path: string): string | undefined => refuseRead(path, session.role, cell);
  const workspace = await openWorkspace(ports, session.run, session.commit, before, mayRead);
  const calls = role.capabilities.tools.includes('edit_file') ? recorded.reply.toolCalls : [];
  const refused = await refuseEdits(ports, input, workspace, calls);
  if (refused) return refused;
  const place = { workspace, code: ports.code, run: session.run, graph: graphOf(ports, session) };
  const missing = missingSkills(
    session,
    turns.filter((each) => each.turn < turn),
  );
  const results = await runCalls(role, place, recorded, missing);
  const saved = await workspace.save();
  await ports.turns.saveToolResults(sessionId, turn, results, saved);
  const answer = await answerOf(ports, input, role, recorded, results, saved);
  const refusedReads = Object.values(results).filter((result) => result.startsWith(readRefusal));
  return refusedReads.length === 0 ? answer : { ...answer, refusedReads };
}

/** Every other call comes before `finish`, wherever the model put it: its output speaks of the finished edits. */
async function runCalls(
  role: Role,
  place: ToolPlace,
  { reply }: RecordedTurn,
  missing: readonly string[],
): Promise<Results> {
  const results: Record<string, string> = {};
  const edited = new Set<string>();
  const calls = reply.toolCalls.filter((call) => !isFinish(role, call));
  for (const [index, call] of calls.entries()) {
    const path = editOf(call)?.path;
    if (path !== undefined) edited.add(path);
    results[call.id] = overLimit(index, edited.size) ?? (await callTool(role, place, call));
  }
  for (const call of reply.toolCalls.filter((each) => isFinish(role, each))) {
    results[call.id] = finishResult(role, call, results, missing);
  }
  return results;
}

function overLimit(callsBefore: number, filesEdited: number): string | undefined {
  if (callsBefore >= toolLimits.callsPerTurn) {
    return `Error: at most ${toolLimits.callsPerTurn} calls per turn; this one was not made.`;
  }
  return filesEdited > toolLimits.filesEditedPerTurn
    ? `Error: at most ${toolLimits.filesEditedPerTurn} files per turn; this call was not made.`
    : undefined;
}

const accepted = 'Accepted.';

function finishResult(role: Role, call: ToolCall, results: Results, missing: readonly string[]): string {
  const earlier = Object.values(results);
  if (earlier.includes(accepted)) return 'Error: finish was called before.';
  if (earlier.some((result) => result.startsWith('Error:'))) {
    return 'Error: not finished, because another call of this turn failed. Put it right, then call finish.';
  }
  const output = outputFromCall(role, call);
  if (!output.ok) return unusable(output.problems);
  return missing.length === 0 ? accepted : `${skillRefusal} ${skillCorrection(missing)}`;
}

async function answerOf(
  ports: ToolPorts,
  { tenant }: ToolInput,
  role: Role,
  { reply }: RecordedTurn,
  results: Results,
  workspace: string | null,
): Promise<ToolOutput> {
  const finish = reply.toolCalls.find((call) => isFinish(role, call) && results[call.id] === accepted);
  const output = finish ? outputFromCall(role, finish) : textOutput(role, reply);
  if (output?.ok) {
    return {
      kind: 'ran',
      workspace,
      edits: editsIn(reply, results),
      finished: await storeOutput(ports, tenant, role, output.value),
    };
  }
  const broken = reply.toolCalls.find((call) => isFinish(role, call) && results[call.id]?.startsWith(unusableStart));
  if (broken) return { kind: 'invalid', reason: results[broken.id] ?? unusableStart };
  const unskilled = Object.values(results).find((result) => result.startsWith(skillRefusal));
  if (unskilled !== undefined) return { kind: 'invalid', code: 'skill_missing', reason: unskilled };
  return { kind: 'ran', workspace, edits: editsIn(reply, results), finished: null };
}

function textOutput(role: Role, { toolCalls, text }: RecordedTurn['reply']) {
  return toolCalls.length === 0 ? outputFromText(role, text) : undefined;
}

function editsIn({ toolCalls }: RecordedTurn['reply'], results: Results): number {
  return toolCalls.filter((call) => call.name === 'edit_file' && !(results[call.id] ?? 'Error:').startsWith('Error:'))
    .length;
}

const skillRefusal = 'Error: not accepted:';
const unusableStart = 'Error: the output is not usable';

function unusable(problems: readonly string[]): string {
  return `${unusableStart}: ${problems.join('; ')}. Call finish again.`;
}

function isFinish(role: Role, call: { readonly name: string }): boolean {
  return call.name === 'finish' && role.capabilities.tools.includes('finish');
}

import type { FunctionRuntime, HistoryEvent } from '../durable/api';
import { continueFrom } from '../durable/continuations';
import { EVENT, type StoredEvent } from '../durable/events';
import { applyEvent, beginEpisode, endEpisode, newExecution, type Execution } from '../durable/execution';
import { newInstance, type Instance } from '../durable/instance';
import { planPass } from '../durable/pass-plan';
import { OrchestrationProblem } from '../durable/problems';
import { runPass, type PassResult } from '../durable/sdk-pass';

/** One side of a divergence: a task by kind and name, or how the code ended. */
export interface Side {
  readonly kind: string;
  readonly name?: string;
}

/** Where the current code first does something else than the history says. `undefined` sides: nothing. */
export interface Divergence {
  /** Counting passes from 0. */
  readonly pass: number;
  /** Task id; undefined when the end differs. */
  readonly taskId: number | undefined;
  readonly recorded: Side | undefined;
  readonly replayed: Side | undefined;
  readonly message: string;
}

interface Pass {
  readonly at: number;
  readonly received: StoredEvent[];
  readonly created: Map<number, StoredEvent>;
  end: StoredEvent | undefined;
}

const CREATED: ReadonlyMap<number, string> = new Map<number, string>([
  [EVENT.taskScheduled, 'activity'],
  [EVENT.childCreated, 'sub-orchestration'],
  [EVENT.timerCreated, 'timer'],
  [EVENT.eventSent, 'message'],
]);

/**
 * Runs the current code over a recorded history (of this engine, or rows of the Azure Storage provider), pass by pass,
 * and tells where it first departs from it: undefined when a live instance with that history would go on without a
 * non-determinism error. The runtime must know the history's orchestrator; nothing but orchestrators is ever called.
 */
export async function replayHistory(
  history: readonly HistoryEvent[],
  orchestrators: FunctionRuntime,
): Promise<Divergence | undefined> {
  const passes = passesOf(history);
  const instance = instanceOf(history);
  const execution = newExecution();
  // Whether an activity still exists does not matter to what was recorded; its name does.
  const runtime: FunctionRuntime = { ...orchestrators, has: () => true };
  for (const [index, pass] of passes.entries()) {
    const divergence = await replayPass(instance, execution, pass, index, runtime);
    if (divergence !== undefined) return divergence;
  }
  return undefined;
}

async function replayPass(
  instance: Instance,
  execution: Execution,
  pass: Pass,
  index: number,
  runtime: FunctionRuntime,
): Promise<Divergence | undefined> {
  const scope = { name: instance.name, executionId: instance.executionId, at: pass.at };
  beginEpisode(execution, pass.at);
  const replayed: StoredEvent[] = [];
  for (const event of pass.received) {
    const unit = execution.open.get((event.TaskScheduledId ?? event.TimerId) as number);
    applyEvent(execution, event);
    if (unit !== undefined) replayed.push(...continueFrom(execution, unit, event, scope));
  }
  let result: PassResult;
  try {
    if (!execution.started) return undefined;
    result = await runPass(instance, execution, runtime);
    const parentId = instance.parent?.instanceId;
    const plan = planPass(execution, result.actions, {
      ...scope,
      instanceId: instance.id,
      parentId,
      runtime,
      defaultVersion: null,
    });
    replayed.push(...plan.decided);
  } catch (error) {
    if (!(error instanceof OrchestrationProblem)) throw error;
    if (pass.end !== undefined && pass.end['OrchestrationStatus'] === 3) return undefined;
    return {
      pass: index,
      taskId: undefined,
      recorded: endOf(pass),
      replayed: { kind: 'failure' },
      message: error.text,
    };
  }
  endEpisode(execution, 0);
  return difference(index, execution, pass, replayed) ?? endDifference(index, execution, pass, result);
}

function difference(
  pass: number,
  execution: Execution,
  recorded: Pass,
  replayed: readonly StoredEvent[],
): Divergence | undefined {
  const fresh = new Map(
    replayed.filter((event) => CREATED.has(event.EventType)).map((event) => [event.EventId, event]),
  );
  const ids = [...new Set([...recorded.created.keys(), ...fresh.keys()])].sort((a, b) => a - b);
  for (const taskId of ids) {
    const before = recorded.created.get(taskId);
    const now = fresh.get(taskId);
    if (!isSame(before, now)) {
      const sides = { recorded: sideOf(before), replayed: sideOf(now) };
      const message = `Pass ${pass}, task ${taskId}: the history has ${textOf(sides.recorded)}, the code now does ${textOf(sides.replayed)}.`;
      return { pass, taskId, ...sides, message };
    }
    if (before?.EventType === EVENT.eventSent) adoptRequestId(execution, before);
  }
  return undefined;
}

/** Answers of entities carry the id of the recorded request. */
function adoptRequestId(execution: Execution, recorded: StoredEvent): void {
  const sent = execution.sdkEvents.find(
    (event) => event.EventType === EVENT.eventSent && event.EventId === recorded.EventId,
  );
  if (sent !== undefined) sent['Input'] = recorded.Input;
}

function isSame(before: StoredEvent | undefined, now: StoredEvent | undefined): boolean {
  if (before === undefined || now === undefined) return before === now;
  if (before.EventType !== now.EventType) return false;
  return before.EventType === EVENT.timerCreated || before.Name?.toLowerCase() === now.Name?.toLowerCase();
}

function endDifference(pass: number, execution: Execution, recorded: Pass, result: PassResult): Divergence | undefined {
  const before = endOf(recorded);
  const replayed = result.end === undefined ? undefined : { kind: result.end.kind };
  if (before?.kind === replayed?.kind) return undefined;
  // Open tasks hold an end back, and a rewind takes a recorded one out of the history.
  if (before === undefined && (execution.open.size > 0 || isRewound(recorded))) return undefined;
  const message = `Pass ${pass}: the history ends with ${textOf(before)}, the code now with ${textOf(replayed)}.`;
  return { pass, taskId: undefined, recorded: before, replayed, message };
}

function isRewound(pass: Pass): boolean {
  return pass.received.some((event) => event.EventType === EVENT.generic);
}

function endOf(pass: Pass): Side | undefined {
  if (pass.end === undefined) return undefined;
  return { kind: pass.end['OrchestrationStatus'] === 3 ? 'failed' : 'completed' };
}

function sideOf(event: StoredEvent | undefined): Side | undefined {
  if (event === undefined) return undefined;
  const kind = CREATED.get(event.EventType) ?? 'unknown';
  return event.Name === undefined || kind === 'timer' ? { kind } : { kind, name: event.Name };
}

function textOf(side: Side | undefined): string {
  if (side === undefined) return 'nothing';
  return side.name === undefined ? side.kind : `${side.kind} '${side.name}'`;
}

function passesOf(history: readonly HistoryEvent[]): Pass[] {
  const passes: Pass[] = [];
  for (const event of history as readonly StoredEvent[]) {
    const current = passes.at(-1);
    if (event.EventType === EVENT.orchestratorStarted) {
      passes.push({ at: timeOf(event), received: [], created: new Map(), end: undefined });
    } else if (current === undefined) throw new Error('The history does not begin with OrchestratorStarted.');
    else if (CREATED.has(event.EventType)) current.created.set(event.EventId, event);
    else if (event.EventType === EVENT.executionCompleted) current.end = event;
    else if (event.EventType !== EVENT.orchestratorCompleted) current.received.push(event);
  }
  return passes;
}

function timeOf(event: StoredEvent): number {
  return new Date(event['Timestamp'] as string).getTime();
}

function instanceOf(history: readonly HistoryEvent[]): Instance {
  const start = history.find((event) => event.EventType === EVENT.executionStarted);
  if (start === undefined) throw new Error('The history has no ExecutionStarted event.');
  const own = start['OrchestrationInstance'] as { InstanceId?: string; ExecutionId?: string } | null | undefined;
  const parent = start['ParentInstance'] as { OrchestrationInstance?: { InstanceId?: string } } | null | undefined;
  const parentId = parent?.OrchestrationInstance?.InstanceId;
  return newInstance({
    row: 0,
    id: own?.InstanceId ?? '',
    name: String(start['Name']),
    executionId: own?.ExecutionId ?? '',
    version: (start['Version'] as string | null | undefined) ?? null,
    input: (start['Input'] as string | null | undefined) ?? null,
    createdAt: 0,
    parent: parentId === undefined ? undefined : { instanceId: parentId, executionId: '', taskId: 0, name: '' },
    trace: undefined,
  });
}

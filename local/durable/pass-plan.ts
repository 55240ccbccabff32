import { randomUUID } from 'node:crypto';
import { ACTION, activityInput, flatActions, rawInput, type Action } from './actions';
import type { FunctionRuntime } from './api';
import { EVENT, isoOf, type RetryOptions, type StoredEvent, type UnitNote } from './events';
import { applyEvent, type Execution, type Unit, type UnitKind } from './execution';
import { HTTP_ACTIVITY, LONG_TIMER_INTERVAL_MS, MAXIMUM_SHORT_TIMER_MS } from './limits';
import {
  badChildId,
  differentKind,
  differentName,
  invalidTimer,
  locksUnsupported,
  missingAction,
  unknownFunction,
} from './problems';

/** Whose pass it is, and what the rules need to know beside the execution. */
export interface PassScope {
  readonly name: string;
  readonly instanceId: string;
  readonly executionId: string;
  readonly parentId: string | undefined;
  readonly at: number;
  readonly runtime: Pick<FunctionRuntime, 'has' | 'names'>;
  readonly defaultVersion: string | null;
}

/** An entity operation asked for by an orchestration. */
export interface EntityRequest {
  readonly target: string;
  readonly op: string;
  readonly input: string | null;
  readonly signal: boolean;
  readonly id: string;
}

export interface PassPlan {
  readonly decided: StoredEvent[];
  readonly entityRequests: EntityRequest[];
  readonly continueAsNew: Action | undefined;
  /** Waits for events the code has asked for, by name. */
  readonly waits: ReadonlyMap<string, number>;
  /** A task stands in several any/all. */
  readonly isReused: boolean;
}

/**
 * Compares the pass's actions with the history, one by one, and creates what is new under the next ids. Applies its
 * events to the execution. Throws an `OrchestrationProblem` where replay and history differ or an action cannot be done.
 */
export function planPass(execution: Execution, actions: readonly Action[], scope: PassScope): PassPlan {
  const plan = { decided: [] as StoredEvent[], entityRequests: [] as EntityRequest[] };
  const waits = new Map<string, number>();
  let continueAsNew: Action | undefined;
  const known = execution.roots.length;
  let position = 0;
  const { flat, isReused } = flatActions(actions);
  for (const action of flat) {
    if (action.actionType === ACTION.continueAsNew) {
      continueAsNew = action;
      continue;
    }
    if (action.actionType === ACTION.waitForEvent) {
      const name = action.externalEventName ?? '';
      waits.set(name, (waits.get(name) ?? 0) + 1);
      continue;
    }
    if (position < known) revisit(execution, execution.roots[position] as Unit, action, plan.decided, scope);
    else create(execution, action, plan, scope);
    position += 1;
  }
  if (position < known) throw missingAction(execution.roots[position] as Unit);
  return { ...plan, continueAsNew, waits, isReused };
}

function add(execution: Execution, decided: StoredEvent[], event: StoredEvent): void {
  applyEvent(execution, event);
  decided.push(event);
}

function kindOf(action: Action, scope: PassScope): UnitKind {
  switch (action.actionType) {
    case ACTION.callActivity:
    case ACTION.callActivityWithRetry:
    case ACTION.callHttp:
      return 'activity';
    case ACTION.callChild:
    case ACTION.callChildWithRetry:
      return 'child';
    case ACTION.createTimer:
      return 'timer';
    case ACTION.callEntity:
    case ACTION.signalEntity:
      return 'message';
    case ACTION.lockEntities:
    case ACTION.releaseEntities:
      throw locksUnsupported(scope.name);
    default:
      throw new Error(`Unknown action type ${action.actionType} of orchestrator '${scope.name}'.`);
  }
}

function nameOf(action: Action): string {
  return action.actionType === ACTION.callHttp ? HTTP_ACTIVITY : (action.functionName ?? '');
}

function revisit(execution: Execution, unit: Unit, action: Action, decided: StoredEvent[], scope: PassScope): void {
  const kind = kindOf(action, scope);
  if (kind !== unit.kind) throw differentKind(unit, kind);
  if (kind === 'activity' || kind === 'child') {
    const name = nameOf(action);
    if (name.toLowerCase() !== unit.name.toLowerCase()) throw differentName(unit, name);
  }
  if (kind !== 'timer' || action.isCanceled !== true) return;
  const open = openChunk(execution, unit);
  if (open !== undefined) add(execution, decided, { EventType: EVENT.timerCanceled, EventId: open.id });
}

function openChunk(execution: Execution, timer: Unit): Unit | undefined {
  if (execution.open.has(timer.id)) return timer;
  if (timer.note.final === undefined) return undefined;
  return [...execution.open.values()].find((unit) => unit.note.chunkOf === timer.id);
}

function create(
  execution: Execution,
  action: Action,
  plan: { decided: StoredEvent[]; entityRequests: EntityRequest[] },
  scope: PassScope,
): void {
  const id = execution.nextId;
  switch (kindOf(action, scope)) {
    case 'activity':
      return add(execution, plan.decided, activityEvent(id, action, scope));
    case 'child':
      return add(execution, plan.decided, childEvent(id, action, scope));
    case 'timer':
      return add(execution, plan.decided, timerEvent(id, action, scope));
    default: {
      const request = entityRequest(action, scope);
      plan.entityRequests.push(request);
      return add(execution, plan.decided, messageEvent(id, request, scope));
    }
  }
}

function retryNote(options: RetryOptions | undefined, at: number, explicitId = false): { _?: UnitNote } {
  if (options === undefined) return {};
  return { _: { retry: { options: { ...options }, attempt: 1, since: at, ...(explicitId ? { explicitId } : {}) } } };
}

function isExplicit(childId: string | undefined): childId is string {
  return childId !== undefined && childId !== null && childId !== '';
}

function activityEvent(id: number, action: Action, scope: PassScope): StoredEvent {
  if (action.actionType === ACTION.callHttp) {
    const Input = JSON.stringify(action.httpRequest);
    return { EventType: EVENT.taskScheduled, EventId: id, Name: HTTP_ACTIVITY, Input, _: { http: true } };
  }
  const Name = nameOf(action);
  if (!scope.runtime.has('activity', Name)) {
    throw unknownFunction(scope.name, 'activity', Name, scope.runtime.names('activity'));
  }
  return {
    EventType: EVENT.taskScheduled,
    EventId: id,
    Name,
    Input: activityInput(action.input),
    ...retryNote(action.retryOptions, scope.at),
  };
}

function childEvent(id: number, action: Action, scope: PassScope): StoredEvent {
  const Name = nameOf(action);
  if (!scope.runtime.has('orchestrator', Name)) {
    throw unknownFunction(scope.name, 'orchestrator', Name, scope.runtime.names('orchestrator'));
  }
  return {
    EventType: EVENT.childCreated,
    EventId: id,
    Name,
    Version: orDefault(action.version, scope.defaultVersion),
    InstanceId: childId(id, action.instanceId, scope),
    Input: rawInput(action.input),
    ...retryNote(action.retryOptions, scope.at, isExplicit(action.instanceId)),
  };
}

function childId(id: number, given: string | undefined, scope: PassScope): string {
  if (!isExplicit(given)) return defaultChildId(scope.executionId, id);
  const lower = given.toLowerCase();
  if (lower === scope.instanceId.toLowerCase()) throw badChildId(scope.name, given, "is the orchestration's own id");
  if (lower === scope.parentId?.toLowerCase()) throw badChildId(scope.name, given, "is the parent orchestration's id");
  if (given.startsWith('@')) throw badChildId(scope.name, given, "starts with '@', which is kept for entities");
  return given;
}

export function defaultChildId(executionId: string, taskId: number): string {
  return `${executionId}:${taskId}`;
}

export function orDefault(version: string | null | undefined, defaultVersion: string | null): string | null {
  return version === undefined || version === null || version === '' ? defaultVersion : version;
}

function timerEvent(id: number, action: Action, scope: PassScope): StoredEvent {
  const end = new Date(action.fireAt ?? Number.NaN).getTime();
  if (Number.isNaN(end)) throw invalidTimer(scope.name, action.fireAt);
  if (action.isCanceled === true) {
    return { EventType: EVENT.timerCreated, EventId: id, FireAt: isoOf(end), _: { canceled: true } };
  }
  return timerChunk(id, end, scope.at, undefined);
}

/** The next piece of a timer: the whole of it, or three days when more than six are left. */
export function timerChunk(id: number, end: number, at: number, chunkOf: number | undefined): StoredEvent {
  const isLong = end - at > MAXIMUM_SHORT_TIMER_MS;
  const FireAt = isoOf(isLong ? at + LONG_TIMER_INTERVAL_MS : end);
  const event = { EventType: EVENT.timerCreated, EventId: id, FireAt };
  if (chunkOf !== undefined) return { ...event, _: { internal: true, final: end, chunkOf } };
  return isLong ? { ...event, _: { final: end } } : event;
}

function entityRequest(action: Action, scope: PassScope): EntityRequest {
  const target = action.instanceId ?? '';
  const signal = action.actionType === ACTION.signalEntity;
  const entityName = target.slice(1, target.indexOf('@', 1));
  if (!signal && !scope.runtime.has('entity', entityName)) {
    throw unknownFunction(scope.name, 'entity', entityName, scope.runtime.names('entity'));
  }
  return { target, op: action.operation ?? '', input: rawInput(action.input), signal, id: randomUUID() };
}

function messageEvent(id: number, request: EntityRequest, scope: PassScope): StoredEvent {
  const { op, input, signal } = request;
  const Input = JSON.stringify({
    op,
    ...(signal ? { signal: true } : {}),
    ...(input === null ? {} : { input }),
    id: request.id,
    parent: scope.instanceId,
    parentExecution: scope.executionId,
  });
  return { EventType: EVENT.eventSent, EventId: id, InstanceId: request.target, Name: 'op', Input };
}

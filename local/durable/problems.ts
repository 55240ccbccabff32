import type { DurableKind } from './api';
import { CUSTOM_STATUS_LIMIT_KB } from './limits';

/** An end of an orchestration that user code cannot catch. `text` is its whole output. */
export class OrchestrationProblem extends Error {
  constructor(readonly text: string) {
    super(text);
    this.name = 'OrchestrationProblem';
  }
}

export function failureText(functionName: string, error: string): string {
  return `Orchestrator function '${functionName}' failed: ${error}`;
}

/** Called by an orchestrator; the start of an unknown one is the other case. */
export function unknownFunction(
  orchestrator: string,
  kind: DurableKind,
  name: string,
  known: readonly string[],
): OrchestrationProblem {
  const hint = 'On Azure this instance would stay Running for ever.';
  return new OrchestrationProblem(failureText(orchestrator, `${doesNotExist(kind, name, known)} ${hint}`));
}

export function unknownOrchestrator(name: string, known: readonly string[]): OrchestrationProblem {
  return new OrchestrationProblem(failureText(name, doesNotExist('orchestrator', name, known)));
}

function doesNotExist(kind: DurableKind, name: string, known: readonly string[]): string {
  const others =
    known.length === 0
      ? `No ${kind} functions are currently registered!`
      : `The following are the known ${kind} functions: ${known.map((other) => `'${other}'`).join(', ')}.`;
  return `The function '${name}' doesn't exist, is disabled, or is not an ${kind} function. Additional info: ${others}`;
}

export function badChildId(orchestrator: string, childId: string, why: string): OrchestrationProblem {
  return new OrchestrationProblem(
    failureText(
      orchestrator,
      `The child instance id '${childId}' ${why}. Use another id. On Azure this instance would stay Running for ever.`,
    ),
  );
}

export function locksUnsupported(orchestrator: string): OrchestrationProblem {
  return new OrchestrationProblem(
    failureText(
      orchestrator,
      'Entity locks (context.df.lock) are not supported by this host. Let one entity operation do the whole change.',
    ),
  );
}

export function invalidTimer(orchestrator: string, fireAt: unknown): OrchestrationProblem {
  return new OrchestrationProblem(
    failureText(orchestrator, `createTimer was called with an invalid date (${String(fireAt)}).`),
  );
}

export function emptyThrow(orchestrator: string): OrchestrationProblem {
  return new OrchestrationProblem(
    failureText(
      orchestrator,
      'It threw a value without a message (a text, an empty message, null or undefined). Throw an Error with a message. ' +
        'On Azure this instance would stay Running for ever.',
    ),
  );
}

export function customStatusTooBig(orchestrator: string, kilobytes: number): OrchestrationProblem {
  return new OrchestrationProblem(
    failureText(
      orchestrator,
      `The UTF-16 size of the JSON-serialized payload must not exceed ${CUSTOM_STATUS_LIMIT_KB} KB. ` +
        `The current payload size is ${kilobytes} KB.`,
    ),
  );
}

export function oldSchema(orchestrator: string, schema: unknown): OrchestrationProblem {
  return new OrchestrationProblem(
    failureText(
      orchestrator,
      `It answered in replay schema ${String(schema)}; this host needs 1 or newer. Update the durable-functions package.`,
    ),
  );
}

const CHANGED = 'Was a change made to the orchestrator code after this instance had already started running?';
const PREFIX = 'Non-Deterministic workflow detected: A previous execution of this orchestration scheduled ';

/** As on Azure, where the parent of a terminated child ends like this and cannot catch it. */
export function childTerminated(childId: string, reason: string): OrchestrationProblem {
  return new OrchestrationProblem(
    `Non-Deterministic workflow detected: The child orchestration '${childId}' was terminated (${reason}). ` +
      'Terminate the parent instead, or let the child end by itself.',
  );
}

export interface Scheduled {
  readonly id: number;
  readonly kind: 'activity' | 'child' | 'timer' | 'message';
  readonly name: string;
  readonly version: string | null;
  readonly instanceId: string | undefined;
}

const PRODUCED: Readonly<Record<Scheduled['kind'], string>> = {
  activity: 'ScheduleTaskOrchestratorAction',
  child: 'CreateSubOrchestrationAction',
  timer: 'CreateTimerOrchestratorAction',
  message: 'SendEventOrchestratorAction',
};

export function differentKind(was: Scheduled, produced: Scheduled['kind']): OrchestrationProblem {
  return new OrchestrationProblem(
    `${PREFIX}${describe(was, 'number')}, but the current orchestration replay instead produced a ` +
      `${PRODUCED[produced]} action with this sequence number. ${CHANGED}`,
  );
}

export function differentName(was: Scheduled, name: string): OrchestrationProblem {
  const subject = was.kind === 'child' ? 'a sub-orchestration task' : 'an activity task';
  return new OrchestrationProblem(
    `${PREFIX}${describe(was, 'number')}, but the current orchestration replay instead scheduled ` +
      `${subject} named '${name}' with this sequence number.  ${CHANGED}`,
  );
}

export function missingAction(was: Scheduled): OrchestrationProblem {
  return new OrchestrationProblem(
    `${PREFIX}${describe(was, 'ID')}, but the current replay execution hasn't (yet?) scheduled this task. ${CHANGED}`,
  );
}

function describe(was: Scheduled, style: 'number' | 'ID'): string {
  const { id, name, version, instanceId } = was;
  switch (was.kind) {
    case 'activity':
      return style === 'number'
        ? `an activity task with sequence number ${id} named '${name}'`
        : `an activity task with sequence ID ${id} and name '${name}' (version '${version ?? ''}')`;
    case 'timer':
      return `a timer task with sequence number ${id}`;
    case 'child':
      return `a sub-orchestration task with sequence ID ${id} and name '${name}' (version '${version ?? ''}', instance ID '${instanceId ?? ''}')`;
    default:
      return `a send event task with sequence ID ${id}, type 'EventSent' name '${name}', instance ID '${instanceId ?? ''}'`;
  }
}

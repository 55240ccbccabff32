import type { Write } from '../store/database';
import type { InstanceState, JsonText, RuntimeStatus, TraceContext } from './api';
import type { FailureDetails, TaskFailure } from './events';
import type { Execution } from './execution';

export interface ParentLink {
  readonly instanceId: string;
  readonly executionId: string;
  readonly taskId: number;
  readonly name: string;
}

/** Settles an API call once the commit that carries its effect is durable. */
export interface Acknowledge {
  resolve(): void;
  reject(error: Error): void;
}

export type ControlAnswer = 'accepted' | 'finished' | 'wrongState';

/**
 * What can happen to an orchestration. `seq` is the message's row in the inbox; without one it lives in memory only, until
 * the commit of the pass that consumes it.
 */
export type Message = MessageBody & {
  /** Its row in the inbox table. */
  seq?: number;
  /** Settled when the commit that takes the message is durable. */
  acknowledge?: Acknowledge;
};

type MessageBody =
  | {
      readonly kind: 'taskDone';
      readonly executionId: string;
      readonly taskId: number;
      readonly result: JsonText | null;
    }
  | {
      readonly kind: 'taskFailed';
      readonly executionId: string;
      readonly taskId: number;
      readonly failure: TaskFailure;
    }
  | { readonly kind: 'timerFired'; readonly executionId: string; readonly taskId: number }
  | {
      readonly kind: 'event';
      readonly name: string;
      readonly input: JsonText | null;
      readonly trace?: TraceContext;
      /** Set for an answer to an entity call: dropped unless that execution still runs. */
      readonly executionId?: string;
    }
  /** A child with the id of a sibling that still runs waits here for its turn. */
  | { readonly kind: 'startChild'; readonly child: ChildStart }
  /** A pass without an event. */
  | { readonly kind: 'wake' };

export interface ChildStart {
  readonly name: string;
  readonly instanceId: string;
  readonly version: string | null;
  readonly input: JsonText | null;
  readonly parent: ParentLink;
  readonly trace?: TraceContext;
}

/** Handled between passes, ahead of messages, also while suspended. */
export interface Control {
  run(): void;
}

/** How the code ended while something was still open; recorded when the last open task is over. */
export type PendingEnd =
  | { readonly kind: 'completed'; readonly output: JsonText | null }
  | {
      readonly kind: 'failed';
      readonly text: string;
      readonly error: string;
      readonly stack: string;
      readonly failure?: FailureDetails;
    }
  | { readonly kind: 'continued'; readonly input: JsonText | null };

/** An instance in memory. `execution` is dropped when it is idle and memory is short, and read back when needed. */
export interface Instance {
  readonly row: number;
  readonly id: string;
  readonly name: string;
  executionId: string;
  readonly version: string | null;
  status: RuntimeStatus;
  input: JsonText | null;
  output: JsonText | null;
  customStatus: JsonText | null;
  createdAt: number;
  updatedAt: number;
  readonly parent: ParentLink | undefined;
  /** Of its start; of the first event that brings one when the start had none. */
  trace: TraceContext | undefined;
  wakeAt: number | undefined;
  /** Must be looked at after a restart: it has open activities, or a pass to run. */
  busy: boolean;
  /** After continueAsNew, which keeps the custom status until the new generation sets one. */
  generation: number;
  suspendReason: string | null;

  /** Whether its row exists; `before` are writes that must precede it (an instance it replaces). */
  stored: boolean;
  before: readonly Write[];
  execution: Execution | undefined;
  inbox: Message[];
  controls: Control[];
  stepping: boolean;
  queued: boolean;
  /** Removed or replaced: whatever is still on its way to it is dropped. */
  gone: boolean;
  /** Held back by the version rules; logged once. */
  refused: boolean;
  /** The warning about re-used tasks has been given. */
  warned: boolean;
  runningActivities: number;
  /** A pass took long: activities' ends are gathered for a moment before the next. */
  gathering: boolean;
  uncommitted: number;
  committed: Promise<void>;
}

export type InstanceFields = Pick<
  Instance,
  'row' | 'id' | 'name' | 'executionId' | 'version' | 'input' | 'createdAt' | 'parent' | 'trace'
> &
  Partial<Instance>;

export function newInstance(fields: InstanceFields): Instance {
  return {
    status: 'Pending',
    output: null,
    customStatus: null,
    updatedAt: fields.createdAt,
    wakeAt: undefined,
    busy: true,
    generation: 0,
    suspendReason: null,
    stored: false,
    before: [],
    execution: undefined,
    inbox: [],
    controls: [],
    stepping: false,
    queued: false,
    gone: false,
    refused: false,
    warned: false,
    runningActivities: 0,
    gathering: false,
    uncommitted: 0,
    committed: Promise.resolve(),
    ...fields,
  };
}

export function isTerminal(status: RuntimeStatus): boolean {
  return status === 'Completed' || status === 'Failed' || status === 'Terminated' || status === 'Canceled';
}

export function stateOf(instance: Instance): InstanceState {
  return {
    name: instance.name,
    instanceId: instance.id,
    executionId: instance.executionId,
    version: instance.version,
    runtimeStatus: instance.status,
    input: instance.input,
    output: instance.status === 'Suspended' ? instance.suspendReason : instance.output,
    customStatus: instance.customStatus,
    createdAt: instance.createdAt,
    updatedAt: instance.updatedAt,
  };
}

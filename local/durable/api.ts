/**
 * The seam inside the embedded host: what the durable engine offers to the HTTP surface and the triggers (`DurableEngine`),
 * and what it needs from the function runtime (`FunctionRuntime`). JSON payloads cross it as text, so that a value is
 * parsed only where it is used. An absent payload is `null`.
 */
export type JsonText = string;

export type DurableKind = 'orchestrator' | 'activity' | 'entity';

export type RuntimeStatus =
  'Pending' | 'Running' | 'Completed' | 'ContinuedAsNew' | 'Failed' | 'Canceled' | 'Terminated' | 'Suspended';

/** W3C trace context carried from a trigger through orchestrations, activities and entities. */
export interface TraceContext {
  readonly traceParent: string;
  readonly traceState?: string;
}

/** An activity's end: its JSON result, or the failure as user code threw it. */
export type ActivityOutcome =
  | { readonly ok: true; readonly result: JsonText | null }
  | { readonly ok: false; readonly message: string; readonly stack?: string };

/** The loaded app as the engine sees it. Implemented by local/core; names compare case-insensitively. */
export interface FunctionRuntime {
  has(kind: DurableKind, name: string): boolean;
  names(kind: DurableKind): readonly string[];
  /**
   * One pass of an orchestrator. `request` is the object the SDK's trigger binding expects (never serialised in process).
   * Resolves with the SDK's answer object, or with the failure text of a pass that rejected; `context` is the invocation
   * context the pass ran in (`context.df` is the SDK's), undefined when the pass failed before there was one.
   */
  runOrchestrator(
    name: string,
    request: object,
    trace: TraceContext | undefined,
    invocationId?: string,
  ): Promise<
    | { readonly ok: true; readonly answer: unknown; readonly context: unknown }
    | { readonly ok: false; readonly message: string; readonly context: unknown }
  >;
  runActivity(call: {
    readonly name: string;
    readonly instanceId: string;
    readonly input: JsonText | null;
    readonly trace: TraceContext | undefined;
    readonly invocationId?: string;
    /** Set when its time is over: what it still says is ignored. */
    readonly signal?: AbortSignal | undefined;
  }): Promise<ActivityOutcome>;
  /** One entity batch (contract §19.1). Rejects only when the invocation itself fails. */
  runEntity(name: string, request: object, trace: TraceContext | undefined, invocationId?: string): Promise<unknown>;
}

export interface StartRequest {
  readonly name: string;
  readonly instanceId?: string;
  readonly input: JsonText | null;
  readonly version?: string;
  readonly trace?: TraceContext;
}

export type StartResult =
  | { readonly kind: 'started'; readonly instanceId: string }
  | { readonly kind: 'exists'; readonly status: RuntimeStatus };

export type InstanceAnswer = 'accepted' | 'notFound' | 'finished' | 'wrongState';

export interface InstanceFilter {
  readonly createdFrom?: number;
  readonly createdTo?: number;
  readonly runtimeStatus?: readonly RuntimeStatus[];
  readonly instanceIdPrefix?: string;
  readonly top?: number;
  readonly continuation?: string;
}

/** Times are milliseconds since the epoch. */
export interface InstanceState {
  readonly name: string;
  readonly instanceId: string;
  readonly executionId: string;
  readonly version: string | null;
  readonly runtimeStatus: RuntimeStatus;
  readonly input: JsonText | null;
  readonly output: JsonText | null;
  readonly customStatus: JsonText | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface EntityAddress {
  readonly name: string;
  readonly key: string;
}

/** Everything durable is committed and fsynced before a promise of this interface resolves. */
export interface DurableEngine {
  start(): Promise<void>;
  /** Stops dispatching, waits up to `drainMs` for running work, then leaves; unfinished work runs again at the next start. */
  stop(drainMs: number): Promise<void>;

  startInstance(request: StartRequest): Promise<StartResult>;
  raiseEvent(instanceId: string, name: string, payload: JsonText | null, trace?: TraceContext): Promise<InstanceAnswer>;
  terminate(instanceId: string, reason: string | null): Promise<InstanceAnswer>;
  suspend(instanceId: string, reason: string | null): Promise<InstanceAnswer>;
  resume(instanceId: string, reason: string | null): Promise<InstanceAnswer>;
  rewind(instanceId: string, reason: string | null): Promise<InstanceAnswer>;
  restart(instanceId: string, withNewId: boolean): Promise<StartResult | { readonly kind: 'notFound' }>;
  purge(instanceId: string): Promise<InstanceAnswer>;
  purgeBy(filter: InstanceFilter): Promise<number>;
  /**
   * One slice of a sweep: of the next `rows` instances after row `after` (0: from the start), removes those that ended
   * before that time. `next` is where to go on; undefined after the last. Nothing that still runs or waits is touched.
   */
  purgeEnded(
    before: number,
    after: number,
    rows: number,
  ): Promise<{ readonly purged: number; readonly next?: number | undefined }>;

  /** Resolves with the state once the instance has ended; undefined when it is unknown or `timeoutMs` is over first. */
  waitForEnd(instanceId: string, timeoutMs?: number): Promise<InstanceState | undefined>;
  getInstance(instanceId: string): Promise<InstanceState | undefined>;
  /** Raw history events of the current execution, as the SDK reads them (contract §12). */
  getHistory(instanceId: string): Promise<readonly HistoryEvent[]>;
  listInstances(
    filter: InstanceFilter,
  ): Promise<{ readonly items: readonly InstanceState[]; readonly continuation?: string }>;

  signalEntity(target: EntityAddress, operation: string, input: JsonText | null, trace?: TraceContext): Promise<void>;
  readEntity(target: EntityAddress): Promise<JsonText | undefined>;
  listEntities(filter: {
    readonly name?: string;
    readonly updatedFrom?: number;
    readonly updatedTo?: number;
    readonly top?: number;
    readonly continuation?: string;
  }): Promise<{
    readonly items: readonly {
      readonly address: EntityAddress;
      readonly updatedAt: number;
      readonly state: JsonText | null;
    }[];
    readonly continuation?: string;
  }>;

  metrics(): EngineMetrics;
}

export interface HistoryEvent {
  readonly EventType: number;
  readonly EventId: number;
  readonly Timestamp: string;
  readonly [field: string]: unknown;
}

export interface EngineMetrics {
  readonly instances: Readonly<Record<RuntimeStatus, number>>;
  readonly queuedOrchestrations: number;
  readonly queuedActivities: number;
  readonly runningActivities: number;
  readonly episodes: number;
  readonly commits: number;
  readonly commitMillis: number;
}

/** The engine's only source of time: the machine's clock, or a manual one in tests. */
export interface EngineClock {
  now(): number;
  /** Calls `fire` once `now() >= at`; the returned function cancels. Handles waits beyond 2^31 ms. */
  at(at: number, fire: () => void): () => void;
}

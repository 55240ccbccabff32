import type { CounterName, HistogramName, Reading } from '../contracts/telemetry';

export type AttributeValue = string | number | boolean | readonly string[];
export type Attributes = Readonly<Record<string, AttributeValue | undefined>>;
export type Labels = Readonly<Record<string, string | number>>;

export interface SpanStart {
  readonly name: string;
  readonly kind: 'server' | 'client' | 'consumer' | 'producer' | 'internal';
  readonly attributes?: Attributes;
  /** W3C traceparent; default: the span the caller is in, else a new trace. */
  readonly parent?: string | undefined;
  /** The parent names a trace that nobody has begun: the span is its first. */
  readonly root?: boolean;
  /** Durable instance on whose behalf the work is done: the span hangs below that orchestration's, in the parent's trace. */
  readonly instance?: string | undefined;
}

export interface Span {
  /** Later values win; `undefined` changes nothing. */
  set(attributes: Attributes): void;
  /** Marks the span as failed without a throw. `code` is a stable one. */
  fail(code: string, message: string): void;
}

/** An orchestration that has ended. Its span's id follows from trace and instance, so whatever ran in it is below it already. */
export interface EndedOrchestration {
  readonly name: string;
  readonly instance: string;
  /** W3C traceparent of whoever started the topmost orchestration of the tree. */
  readonly parent: string | undefined;
  readonly attributes: Attributes;
  readonly startedAt: Date;
  readonly endedAt: Date;
  /** Set = it failed. */
  readonly error?: { readonly code: string; readonly message: string };
}

export interface LogLine {
  readonly level: 'trace' | 'debug' | 'information' | 'warning' | 'error' | 'critical';
  readonly message: string;
  readonly attributes?: Attributes;
  /** For lines that are an event of their own, e.g. `stellwerk.audit`. */
  readonly event?: string;
}

/**
 * What is reported to the outside about the work. Never throws, never waits for a network, and never changes what the work
 * answers. Every text is redacted before it leaves the process.
 */
export interface Telemetry {
  /** Runs the work in a span, which ends with it; what it throws marks the span and is thrown on. */
  span<T>(start: SpanStart, work: (span: Span) => Promise<T>): Promise<T>;
  recordOrchestration(orchestration: EndedOrchestration): void;
  /** W3C traceparent of the span the caller is in. */
  traceParent(): string | undefined;
  count(metric: CounterName, value: number, labels: Labels): void;
  record(metric: HistogramName, value: number, labels: Labels): void;
  /** Asked for gauges before each export; what it rejects with leaves them out. */
  observe(read: () => Promise<readonly Reading[]>): void;
  log(line: LogLine): void;
  /** A value that must never leave, whatever it looks like. */
  keepSecret(value: string): void;
  /** The text without secrets and personal data. */
  redact(text: string): string;
  /** Sends what is left, for at most a few seconds. */
  close(): Promise<void>;
}

export type MetricKind = 'counter' | 'gauge' | 'histogram';

export interface MetricDefinition {
  readonly kind: MetricKind;
  /** UCUM. */
  readonly unit: string;
  /** Every label the metric can carry. Values are of small, closed sets: tenants, states, routes; never ids of runs. */
  readonly labels: readonly string[];
  readonly help: string;
}

/**
 * Every metric the app reports, by its OpenTelemetry name. Queries, workbooks, alerts and the text at /api/metrics are checked
 * against this table; in Prometheus a dot is an underscore, and a counter ends in `_total`.
 */
export const metrics = {
  'stellwerk.runs': {
    kind: 'gauge',
    unit: '{run}',
    labels: ['tenant', 'state', 'status'],
    help: 'Runs by state and status.',
  },
  'stellwerk.runs.ended': {
    kind: 'counter',
    unit: '{run}',
    labels: ['tenant', 'status'],
    help: 'Runs that came to their end, by how: completed, failed, cancelled, crashed.',
  },
  'stellwerk.gates.open': {
    kind: 'gauge',
    unit: '{gate}',
    labels: ['tenant', 'gate'],
    help: 'Gates and checkpoints that wait for a person.',
  },
  'stellwerk.gates.overdue': {
    kind: 'gauge',
    unit: '{gate}',
    labels: ['tenant', 'gate'],
    help: 'Gates and checkpoints past their deadline that still hold a run.',
  },
  'stellwerk.notices.pending': {
    kind: 'gauge',
    unit: '{notice}',
    labels: [],
    help: 'Notices to people that no channel has taken yet.',
  },
  'stellwerk.wait': {
    kind: 'histogram',
    unit: 's',
    labels: ['tenant', 'kind', 'gate', 'by'],
    help: 'How long runs waited, and for whom: by=person (gates, checkpoints, pauses) or by=machine (checks, slots, soak).',
  },
  'stellwerk.dispatch.latency': {
    kind: 'histogram',
    unit: 'ms',
    labels: ['tenant', 'queue'],
    help: 'From a message on the bus to the end of its handling, which starts or wakes the run.',
  },
  'stellwerk.deployments': {
    kind: 'counter',
    unit: '{deployment}',
    labels: ['tenant', 'outcome'],
    help: 'Deployments to production by outcome: SUCCESS, ROLLED_BACK.',
  },
  'stellwerk.lead_time': {
    kind: 'histogram',
    unit: 's',
    labels: ['tenant'],
    help: 'From the start of a run to its version in production.',
  },
  'stellwerk.restore_time': {
    kind: 'histogram',
    unit: 's',
    labels: ['tenant'],
    help: 'From the first report of a bug to its hotfix in production; of a roll back, the length of the attempt.',
  },
  'stellwerk.model.cost': { kind: 'counter', unit: 'USD', labels: ['tenant', 'model'], help: 'Cost of model turns.' },
  'stellwerk.model.tokens': {
    kind: 'counter',
    unit: '{token}',
    labels: ['tenant', 'model', 'direction'],
    help: 'Tokens of model turns: in, out, and cached (those of in that the provider had in its cache).',
  },
  'stellwerk.model.refusals': {
    kind: 'counter',
    unit: '{turn}',
    labels: ['model', 'kind'],
    help: 'Turns without a reply: retryLater (rate limit, overload) or refused.',
  },
  'stellwerk.budget.used': {
    kind: 'gauge',
    unit: '%',
    labels: ['tenant', 'window'],
    help: "Share of a tenant's limit that is spent, by window; absent where there is no limit.",
  },
  'stellwerk.dead_letters': {
    kind: 'gauge',
    unit: '{message}',
    labels: ['queue'],
    help: 'Messages that were given up.',
  },
  'gen_ai.client.token.usage': {
    kind: 'histogram',
    unit: '{token}',
    labels: ['gen_ai.operation.name', 'gen_ai.provider.name', 'gen_ai.request.model', 'gen_ai.token.type'],
    help: 'Tokens of one model call.',
  },
  'gen_ai.client.operation.duration': {
    kind: 'histogram',
    unit: 's',
    labels: ['gen_ai.operation.name', 'gen_ai.provider.name', 'gen_ai.request.model', 'error.type'],
    help: 'Time of one model call.',
  },
  'http.server.request.duration': {
    kind: 'histogram',
    unit: 's',
    labels: ['http.request.method', 'http.route', 'http.response.status_code'],
    help: 'Time to answer an HTTP request.',
  },
} as const satisfies Readonly<Record<string, MetricDefinition>>;

export type MetricName = keyof typeof metrics;

type NameOf<K extends MetricKind> = {
  [N in MetricName]: (typeof metrics)[N]['kind'] extends K ? N : never;
}[MetricName];
export type CounterName = NameOf<'counter'>;
export type GaugeName = NameOf<'gauge'>;
export type HistogramName = NameOf<'histogram'>;

/** A value of a gauge at one moment. */
export interface Reading {
  readonly metric: GaugeName;
  readonly value: number;
  readonly labels: Readonly<Record<string, string>>;
}

/** How the spans of each kind are named; `…` is what the kind puts in. */
export const spanNames = {
  request: (method: string, route: string) => `${method} ${route}`,
  message: (queue: string) => `process ${queue}`,
  send: (queue: string) => `send ${queue}`,
  timer: (name: string) => `timer ${name}`,
  orchestration: (name: string) => `orchestration:${name}`,
  activity: (name: string) => `activity:${name}`,
  entity: (name: string) => `entity:${name}`,
  model: (model: string) => `chat ${model}`,
  port: (port: string, method: string) => `${port}.${method}`,
} as const;

/** Attributes of spans and logs beside those of OpenTelemetry's semantic conventions. */
export const attributes = {
  tenant: 'stellwerk.tenant',
  project: 'stellwerk.project',
  run: 'stellwerk.run.id',
  instance: 'stellwerk.instance.id',
  operation: 'stellwerk.operation.key',
  /** `kind` of an effect's or a record's answer. */
  outcome: 'stellwerk.outcome',
  /** Stable code of the error, where it has one. */
  code: 'error.type',
  /** Present on what sampling never drops. */
  decision: 'stellwerk.decision',
} as const;

/** Functions through which somebody decides, or a decision takes effect: sampling keeps each of their calls. */
export const decisionFunctions: readonly string[] = [
  'acceptSlackAction',
  'acceptTeamsMessage',
  'cancelRun',
  'continueRun',
  'decideCheckpoint',
  'decideGate',
  'decideOnPage',
  'expireGate',
  'finishRun',
  'openGate',
  'pauseRun',
  'raiseRollbackBug',
  'readDecision',
  'recordTransition',
  'resumeRun',
  'retryRun',
  'rollBackDeployment',
];

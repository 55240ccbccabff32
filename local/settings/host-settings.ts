import { readLogLevels, type LogLevels } from './log-levels';
import { createSettingsReader, type SettingsReader } from './settings-reader';

/** What the durable engine takes from host.json; `null` stands for "not given". */
export interface DurableSettings {
  readonly hubName: string;
  readonly maxConcurrentActivityFunctions: number | null;
  readonly maxConcurrentOrchestratorFunctions: number | null;
  readonly maxEntityOperationBatchSize: number | null;
  readonly overridableExistingInstanceStates: 'NonRunningStates' | 'AnyState';
  readonly defaultAsyncRequestSleepTimeMilliseconds: number;
  readonly defaultVersion: string | null;
  readonly versionMatchStrategy: 'None' | 'Strict' | 'CurrentOrOlder';
  readonly versionFailureStrategy: 'Reject' | 'Fail';
}

/** What the Service Bus triggers take from host.json, and what a namespace would say about its queues. */
export interface ServiceBusSettings {
  readonly maxConcurrentCalls: number;
  readonly maxConcurrentSessions: number;
  readonly maxMessageBatchSize: number;
  readonly minMessageBatchSize: number;
  readonly maxBatchWaitTimeMs: number;
  readonly autoCompleteMessages: boolean;
  /** These act on the queues of a namespace only. */
  readonly maxConcurrentCallsPerSession: number;
  readonly maxAutoLockRenewalMs: number;
  readonly sessionIdleTimeoutMs: number;
  readonly transportType: 'amqpTcp' | 'amqpWebSockets';
  readonly clientRetry: {
    readonly mode: 'exponential' | 'fixed';
    readonly maxRetries: number;
    readonly delayMs: number;
    readonly maxDelayMs: number;
    readonly tryTimeoutMs: number;
  };
}

export interface HostSettings {
  /** Without slashes at its ends; may be empty. */
  readonly routePrefix: string;
  readonly functionTimeoutMs: number | null;
  readonly logLevels: LogLevels;
  readonly durable: DurableSettings;
  readonly serviceBus: ServiceBusSettings;
}

/**
 * Reads host.json (`undefined` when the app has none) with the environment's overrides.
 * Every bad value is added to `problems`; the host must not start when there is one.
 */
export function readHostSettings(
  document: unknown,
  env: Readonly<Record<string, string | undefined>>,
  problems: string[],
): HostSettings {
  const read = createSettingsReader(document, env, problems);
  if (document !== undefined && read.raw('version') !== '2.0') {
    problems.push(`host.json: version is ${JSON.stringify(read.raw('version'))}, expected "2.0"`);
  }
  return {
    routePrefix: read.text('extensions.http.routePrefix', 'api').replace(/^\/+|\/+$/g, ''),
    functionTimeoutMs: readFunctionTimeout(read),
    logLevels: readLogLevels(read.raw('logging.logLevel'), problems),
    durable: readDurable(read, problems),
    serviceBus: readServiceBus(read),
  };
}

/** `-1` means "no limit", as does a missing value: the Functions host has no default on a machine of one's own. */
function readFunctionTimeout(read: SettingsReader): number | null {
  const value = read.raw('functionTimeout');
  if (value === '-1' || value === -1) return null;
  return read.timeSpan('functionTimeout', null, 1000);
}

function readDurable(read: SettingsReader, problems: string[]): DurableSettings {
  const at = (name: string): string => `extensions.durableTask.${name}`;
  const hubName = read.text(at('hubName'), 'TestHubName');
  if (!/^[A-Za-z][A-Za-z0-9]{2,44}$/.test(hubName)) {
    problems.push(`host.json: ${at('hubName')} is "${hubName}", expected 3 to 45 letters and digits, a letter first`);
  }
  for (const name of ['controlQueueVisibilityTimeout', 'workItemQueueVisibilityTimeout']) {
    read.timeSpan(at(`storageProvider.${name}`), null, 60_000, 3_600_000);
  }
  return {
    hubName,
    maxConcurrentActivityFunctions: read.integer(at('maxConcurrentActivityFunctions'), null, 1),
    maxConcurrentOrchestratorFunctions: read.integer(at('maxConcurrentOrchestratorFunctions'), null, 1),
    maxEntityOperationBatchSize: read.integer(at('maxEntityOperationBatchSize'), null, 1),
    overridableExistingInstanceStates: read.oneOf(
      at('overridableExistingInstanceStates'),
      ['NonRunningStates', 'AnyState'],
      'NonRunningStates',
    ),
    defaultAsyncRequestSleepTimeMilliseconds: read.integer(
      at('httpSettings.defaultAsyncRequestSleepTimeMilliseconds'),
      30_000,
      1,
    ),
    defaultVersion: read.text(at('defaultVersion'), null) || null,
    versionMatchStrategy: read.oneOf(
      at('versionMatchStrategy'),
      ['None', 'Strict', 'CurrentOrOlder'],
      'CurrentOrOlder',
    ),
    versionFailureStrategy: read.oneOf(at('versionFailureStrategy'), ['Reject', 'Fail'], 'Reject'),
  };
}

function readServiceBus(read: SettingsReader): ServiceBusSettings {
  const at = (name: string): string => `extensions.serviceBus.${name}`;
  return {
    maxConcurrentCalls: read.integer(at('maxConcurrentCalls'), 16, 1),
    maxConcurrentSessions: read.integer(at('maxConcurrentSessions'), 8, 1),
    maxMessageBatchSize: read.integer(at('maxMessageBatchSize'), 1000, 1),
    minMessageBatchSize: read.integer(at('minMessageBatchSize'), 1, 1),
    maxBatchWaitTimeMs: read.timeSpan(at('maxBatchWaitTime'), 30_000),
    autoCompleteMessages: read.flag(at('autoCompleteMessages'), true),
    maxConcurrentCallsPerSession: read.integer(at('maxConcurrentCallsPerSession'), 1, 1),
    maxAutoLockRenewalMs: read.timeSpan(at('maxAutoLockRenewalDuration'), 300_000),
    sessionIdleTimeoutMs: read.timeSpan(at('sessionIdleTimeout'), 60_000, 1),
    transportType: read.oneOf(at('transportType'), ['amqpTcp', 'amqpWebSockets'], 'amqpTcp'),
    clientRetry: {
      mode: read.oneOf(at('clientRetryOptions.mode'), ['exponential', 'fixed'], 'exponential'),
      maxRetries: read.integer(at('clientRetryOptions.maxRetries'), 3, 0),
      delayMs: read.timeSpan(at('clientRetryOptions.delay'), 800),
      maxDelayMs: read.timeSpan(at('clientRetryOptions.maxDelay'), 60_000),
      tryTimeoutMs: read.timeSpan(at('clientRetryOptions.tryTimeout'), 60_000, 1),
    },
  };
}

import type { EngineLogRecord, EngineOptions } from '../durable/engine';
import type { HostLog } from './host-log';
import type { DurableSettings } from './host-settings';

/** host.json's `durableTask` as the engine takes it; what is not given stays with the engine's own default. */
export function toEngineOptions(
  settings: DurableSettings,
): Pick<
  EngineOptions,
  | 'versions'
  | 'maxConcurrentActivities'
  | 'maxConcurrentOrchestrators'
  | 'maxEntityBatch'
  | 'replaceRunning'
  | 'httpPollMs'
> {
  const { maxConcurrentActivityFunctions: activities, maxConcurrentOrchestratorFunctions: orchestrators } = settings;
  const batch = settings.maxEntityOperationBatchSize;
  return {
    versions: {
      defaultVersion: settings.defaultVersion,
      match: settings.versionMatchStrategy,
      failure: settings.versionFailureStrategy,
    },
    replaceRunning: settings.overridableExistingInstanceStates === 'AnyState',
    httpPollMs: settings.defaultAsyncRequestSleepTimeMilliseconds,
    ...(activities === null ? {} : { maxConcurrentActivities: activities }),
    ...(orchestrators === null ? {} : { maxConcurrentOrchestrators: orchestrators }),
    ...(batch === null ? {} : { maxEntityBatch: batch }),
  };
}

/** The engine's log lines under Azure's category for the extension. */
export function toEngineLog(log: HostLog): (record: EngineLogRecord) => void {
  return (record) => log({ ...record, category: 'Host.Triggers.DurableTask' });
}

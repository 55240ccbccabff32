import { fullPace } from '../core/pace';
import type { Database } from '../store/database';
import type { DurableEngine, EngineClock, FunctionRuntime } from './api';
import type { EngineLogRecord, EngineSettings } from './kernel';
import { DEFAULT_POLL_MS } from './limits';

export interface EngineOptions extends Partial<Omit<EngineSettings, 'versions'>> {
  /** Opened with `durableModule` among its modules. The engine does not close it. */
  readonly db: Database;
  readonly runtime: FunctionRuntime;
  readonly clock?: EngineClock;
  readonly versions?: Partial<EngineSettings['versions']>;
  readonly log?: (record: EngineLogRecord) => void;
  /** The store gave up: the engine has stopped, every call rejects with this error, the host should exit. */
  readonly onFailure?: (error: Error) => void;
}

/** What tests need beside the seam. */
export interface TestableEngine extends DurableEngine {
  /** Resolves when nothing moves: no pass, activity, entity batch or commit is under way. Waiting instances do not count. */
  settled(): Promise<void>;
  /** As if the process were killed now: nothing is committed or answered any more. */
  kill(): void;
}

export function settingsOf(options: EngineOptions): EngineSettings {
  return {
    versions: { defaultVersion: null, match: 'CurrentOrOlder', failure: 'Reject', ...options.versions },
    maxConcurrentActivities: options.maxConcurrentActivities ?? 100,
    pace: options.pace ?? fullPace,
    maxConcurrentOrchestrators: options.maxConcurrentOrchestrators ?? 4,
    maxEntityBatch: options.maxEntityBatch ?? 1000,
    replaceRunning: options.replaceRunning ?? false,
    httpPollMs: options.httpPollMs ?? DEFAULT_POLL_MS,
    memoryBudget: options.memoryBudget ?? 24_000_000,
    replayFromScratch: options.replayFromScratch ?? false,
    token: options.token,
    onPass: options.onPass,
    onCrashPoint: options.onCrashPoint,
  };
}
